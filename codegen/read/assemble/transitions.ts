import type { ValuesTable } from '../../model/layout.ts';
import type { ObjectType, TransitionRow } from '../../model/model.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Facts, TransitionsFact } from '../facts.ts';
import type { Report } from '../report.ts';

/** Takes the rows of all State transitions tables, after comparing their columns with the states of the object. */
export function joinTransitions(
  facts: Pick<Facts, 'transitions' | 'objects' | 'values'>,
  report: Report,
): readonly TransitionRow[] {
  for (const fact of facts.transitions) reportColumns(fact, facts.objects, facts.values, report);
  return facts.transitions.flatMap((fact) => fact.rows);
}

function reportColumns(
  fact: TransitionsFact,
  objects: readonly ObjectType[],
  values: readonly ValuesTable[],
  report: Report,
): void {
  const object = objects.find((candidate) => candidate.mnemonic === fact.object.name);
  if (object === undefined) {
    const known = objects.map((candidate) => candidate.mnemonic);
    report(
      'table-subject',
      fact.object.at,
      `Unexpected object ${fact.object.name}, expected one with an Attributes table${didYouMean(fact.object.name, known)}`,
    );
    return;
  }
  const states = statesOf(object, fact, values);
  const columns = fact.columns.map((column) => column.name);
  // A Range cell that names no Values table is reported by the checks: without its values, no column can be compared.
  if (isUnknown(object, values) && !columns.some((column) => states.includes(column))) return;
  if (states.length === 0) {
    report(
      'table-subject',
      fact.object.at,
      `Unexpected State transitions of ${object.mnemonic}, expected an attribute with a Values table in its Attributes table: its state`,
    );
    return;
  }
  for (const column of fact.columns) {
    if (states.includes(column.name)) continue;
    report(
      'table-header',
      column.at,
      `Unexpected column ${column.name}, expected a state of ${object.mnemonic}: ${states.join(', ')}${didYouMean(column.name, states)}`,
    );
  }
  const missing = states.filter((state) => !columns.includes(state));
  if (missing.length > 0 && fact.columns.every((column) => states.includes(column.name))) {
    report(
      'table-header',
      fact.columns.at(-1)?.at ?? fact.object.at,
      `Unexpected end of the header, expected a column for each state of ${object.mnemonic}; ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    );
  }
}

/** Whether the Values table of some attribute does not exist. */
function isUnknown(object: ObjectType, values: readonly ValuesTable[]): boolean {
  return object.attributes.some(
    ({ range }) => range.kind === 'values' && !values.some((table) => table.mnemonic === range.values.name),
  );
}

/** The state of an object is the attribute whose values the columns name: of several, the one with most in common. */
function statesOf(object: ObjectType, fact: TransitionsFact, values: readonly ValuesTable[]): readonly string[] {
  const candidates = object.attributes.flatMap(({ range }) => {
    if (range.kind !== 'values') return [];
    const table = values.find((candidate) => candidate.mnemonic === range.values.name);
    return table === undefined ? [] : [table.values.flatMap((value) => value.enumerator ?? [])];
  });
  const shared = (states: readonly string[]): number =>
    fact.columns.filter((column) => states.includes(column.name)).length;
  return candidates.reduce<readonly string[]>(
    (best, states) => (best.length === 0 || shared(states) > shared(best) ? states : best),
    [],
  );
}
