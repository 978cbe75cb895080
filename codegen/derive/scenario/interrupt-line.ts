import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import type { Catalog } from '../catalog.ts';
import type { InterruptAct } from '../interrupts.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';
import { numberOf, registerStep } from './register-line.ts';

/** A line about messages of the function. Vector 0, that of the primary controller's admin queue, is not for scenarios. */
export type InterruptLine = { readonly kind: 'interrupts'; readonly at: SourceRange } & (
  | { readonly act: Exclude<InterruptAct, { act: 'mask all' }> }
  /** `mask MSIXC FM=1`, `unmask MSIXC FM=0 => message 1, 2`: all vectors at once. */
  | {
      readonly act: 'mask all';
      readonly register: string;
      readonly fields: readonly Argument[];
      readonly isMasked: boolean;
      readonly sends: readonly number[];
    }
);

/** The last vector that a function can have. */
const LAST_VECTOR = 2047;
/** The longest time that a line lets pass, in milliseconds. */
const LONGEST = 1000;
const LARGEST_DATA = 0xffff_ffffn;

/** Reads what stands behind the word `mask` or `unmask`. */
export function maskLine(keyword: 'mask' | 'unmask', text: string, at: SourceRange): InterruptLine {
  const isMasked = keyword === 'mask';
  const arrow = text.indexOf(' => ');
  const place = arrow < 0 ? text : text.slice(0, arrow);
  const outcome = arrow < 0 ? null : text.slice(arrow + 4);
  const [head, register = ''] = /^([A-Z][A-Z0-9]*) /.exec(place) ?? [''];
  if (isMasked === (outcome === null)) {
    if (/^[1-9][0-9]*$/.test(place)) {
      const [vector] = vectorsOf(place, at);
      const sends = outcome === 'message' ? [vector as number] : [];
      if (outcome === null || ['message', 'no message'].includes(outcome))
        return { kind: 'interrupts', act: { act: 'mask', vector: vector as number, isMasked, sends }, at };
    } else if (register !== '' && (outcome ?? 'no message').match(/^(no message|message [0-9, ]+)$/)) {
      const sends = outcome === null || outcome === 'no message' ? [] : vectorsOf(outcome.slice(8), at);
      const fields = readArguments(new Cursor(place, head.length, within(at, 0, place.length)));
      return { kind: 'interrupts', act: 'mask all', register, fields, isMasked, sends, at };
    }
  }
  throw new ScenarioFault(
    at,
    'Unexpected line, expected mask VECTOR, unmask VECTOR => message or => no message, mask REGISTER FIELD=VALUE, or unmask REGISTER FIELD=VALUE => message VECTORS',
  );
}

/** Reads what stands behind the word `interrupt`, `no` or `message`. */
export function interruptLine(keyword: 'interrupt' | 'no' | 'message', text: string, at: SourceRange): InterruptLine {
  if (keyword === 'message') {
    const [, vector = '', data = ''] = /^([1-9][0-9]*) DATA=([0-9A-F]+h?)$/.exec(text) ?? [];
    const number = numberOf(data);
    if (number !== null && number <= LARGEST_DATA)
      return {
        kind: 'interrupts',
        act: { act: 'message', vector: vectorsOf(vector, at)[0] as number, data: Number(number) },
        at,
      };
    throw new ScenarioFault(at, 'Unexpected line, expected message VECTOR DATA=NUMBER, a number of 32 bits');
  }
  const pattern = keyword === 'no' ? /^interrupt()/ : /^([1-9][0-9, ]*)/;
  const [head, list = ''] = pattern.exec(text) ?? [''];
  const [, time] = /^ ?within ([1-9][0-9]{0,3}) ms$/.exec(text.slice(head.length)) ?? [];
  if (head === '' || time === undefined || Number(time) > LONGEST)
    throw new ScenarioFault(
      at,
      `Unexpected line, expected interrupt VECTORS within TIME ms, or no interrupt within TIME ms, with 1 to ${LONGEST}`,
    );
  const vectors = list === '' ? [] : vectorsOf(list, at);
  return { kind: 'interrupts', act: { act: 'expect', vectors, within: Number(time) }, at };
}

/** What a line makes a host do or expect. */
export function interruptAct(line: InterruptLine, catalog: Catalog): InterruptAct {
  if (line.act !== 'mask all') return line.act;
  const { register, fields, isMasked, sends, at } = line;
  const step = registerStep(
    { kind: 'register', act: 'write', register, inHalves: false, fields, others: [], at },
    catalog,
  );
  if (step.op !== 'reg.write') throw new Error('Unexpected step of a register write, expected reg.write');
  return { act: 'mask all', step, isMasked, sends };
}

function vectorsOf(text: string, at: SourceRange): readonly number[] {
  const vectors = text
    .trim()
    .split(/\s*,\s*/)
    .map(Number);
  if (vectors.every((vector) => Number.isInteger(vector) && vector >= 1 && vector <= LAST_VECTOR)) return vectors;
  throw new ScenarioFault(
    at,
    `Unexpected "${text}", expected vectors from 1 to ${LAST_VECTOR} with commas between them`,
  );
}
