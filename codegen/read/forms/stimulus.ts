import type { DeviceReset, DoorbellError, Stimulus } from '../../model/stimulus.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import { memberReference } from './member.ts';
import { parseNumber } from './number.ts';
import { type Reading, unexpected } from './text.ts';

const WRITE = /^write (?<place>\S+) (?<values>\S.*)$/;
const RESETS: readonly DeviceReset[] = ['conventional reset', 'power cycle'];
const DOORBELLS: readonly DoorbellError[] = ['no queue', 'wrong value'];
const WORDS = ['fetch fault', ...RESETS, ...DOORBELLS.map((error) => `ring ${error}`), 'none'];
const EXPECTED = `a write such as write CC.EN 0 or write PMCS.PS 3, then 0; or one of ${WORDS.join(', ')}`;

/** What a host does so that an event happens. */
export function stimulusCell(cell: Cell, context: ReadContext): Reading<Stimulus> {
  if (cell.text === 'none' || cell.text === 'fetch fault') return { kind: cell.text };
  const reset = RESETS.find((each) => each === cell.text);
  if (reset !== undefined) return { kind: 'reset', reset };
  const error = DOORBELLS.find((each) => `ring ${each}` === cell.text);
  if (error !== undefined) return { kind: 'ring', error };
  const { place = '', values = '' } = WRITE.exec(cell.text)?.groups ?? {};
  const [first, ...more] = values.split(', then ').map(parseNumber);
  if (first === undefined || [first, ...more].some((value) => value === null))
    return unexpected(cell, EXPECTED, context);
  const from = 'write '.length;
  const member = memberReference(
    slice(cell, from, from + place.length),
    'a field of a register, such as CC.EN',
    context,
  );
  if (member === undefined) return undefined;
  return {
    kind: 'write',
    register: member.object,
    field: member.member,
    values: [first as number, ...(more as number[])],
  };
}
