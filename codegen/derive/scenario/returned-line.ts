import type { Structure } from '../../model/layout.ts';
import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { numberValue } from '../../language/tokens.ts';
import type { Operation, Outcome } from '../../language/operation.ts';
import type { Machine } from '../machine.ts';
import { type Argument, Cursor, readArguments } from './arguments.ts';
import { ScenarioFault } from './fault.ts';

/** A name that a line gives to a field. */
interface Noted {
  readonly field: string;
  readonly as: string;
  readonly at: SourceRange;
}

/**
 * `note HRC as reads, HWC as writes`: fields of the data that the line before returned get names. `completion M as more, CID as
 * id`: those of its completion.
 */
export interface NoteLine {
  readonly kind: 'note' | 'completion';
  readonly fields: readonly Noted[];
  readonly at: SourceRange;
}

/**
 * `returned HRC=(reads + 1) TTC=1`: what the data that the line before returned holds. `returned ERRS=[{ERCID=(id)}] when more = 1`:
 * where what was noted has this value.
 */
export interface ReturnedLine {
  readonly kind: 'returned';
  readonly fields: readonly Argument[];
  readonly when: { readonly name: string; readonly value: number; readonly at: SourceRange } | null;
  readonly at: SourceRange;
}

/** Reads what stands behind the word `note` or `completion`. */
export function noteLine(kind: NoteLine['kind'], text: string, at: SourceRange): NoteLine {
  const fields = text.split(',').map((part, i, parts): Noted => {
    const from = parts.slice(0, i).join(',').length + (i > 0 ? 1 : 0);
    const place = within(at, from, from + part.length);
    const [, field = '', as = ''] = /^\s*([A-Z][A-Z0-9]*) as ([a-z][a-z0-9]*)\s*$/.exec(part) ?? [];
    if (field === '') throw new ScenarioFault(place, `Unexpected line, expected ${kind} FIELD as NAME, FIELD as NAME`);
    return { field, as, at: place };
  });
  return { kind, fields, at };
}

/** Reads what stands behind the word `returned`. */
export function returnedLine(text: string, at: SourceRange): ReturnedLine {
  const [tail = '', name = '', value = ''] = WHEN.exec(text) ?? [];
  const fields = readArguments(new Cursor(text.slice(0, text.length - tail.length), 0, at));
  if (fields.length === 0) throw new ScenarioFault(at, 'Unexpected end of the line, expected a field and its value');
  const place = within(at, text.length - tail.length, text.length);
  const when = tail === '' ? null : { name, value: Number(numberValue(value)), at: place };
  return { kind: 'returned', fields, when, at };
}

const WHEN = / when ([a-z][a-z0-9]*) = ([0-9]+|[0-9A-F]+h|[01]+b)$/;

/** The data that the line before returned, and what is known of it. */
export interface ReturnedData {
  readonly structure: Structure;
  readonly returned: NonNullable<Outcome['returned']>;
  /** How many bytes of the structure there are. */
  readonly length: number;
  /** The structure of the entries of a list. */
  entries(mnemonic: string): Structure | undefined;
}

/** What a successful command returned; `null` for no data structure, or one that does not begin with its first byte. */
export function returnedBy(
  operation: Operation,
  { returned }: Outcome,
  { plane, catalog }: Machine,
): ReturnedData | null {
  const moved = plane.transferOf(operation);
  if (!returned || !moved || moved.from > 0) return null;
  return {
    structure: catalog.structure(returned.structure),
    returned,
    length: moved.length,
    entries: (mnemonic) => catalog.model.structures.find((each) => each.mnemonic === mnemonic),
  };
}
