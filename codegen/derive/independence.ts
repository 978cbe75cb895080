import { textOf } from './text-of.ts';
import type { Operation, Outcome } from '../language/operation.ts';
import type { RecordValue } from '../language/values.ts';
import type { Finding } from './finding.ts';
import type { Move } from './move.ts';
import type { Machine } from './machine.ts';
import { answering } from './open-outcome.ts';
import { Symbols } from './symbols.ts';

/**
 * Whether a finding ends the same whatever the device chooses or brings with it: it is replayed on a machine that differs in
 * both, with every value that stands for one of them replaced. A number of the host that only happens to lie below such a
 * value, or to be none, shows here.
 */
export function isIndependent(finding: Finding, machine: Machine, other: Machine): boolean {
  machine.restart();
  other.restart();
  const names = broughtBy(machine);
  const values = broughtBy(other);
  for (const move of [...finding.prefix, finding.move]) {
    const translate = (value: unknown): unknown => translated(value, names, values);
    if (move.kind !== 'command') {
      machine.apply(move);
      other.apply(move.kind === 'event' && move.object ? { ...move, object: objectOf(move.object, translate) } : move);
      continue;
    }
    const one = perform(machine, move, names);
    const two = perform(other, { ...move, operation: operationOf(move.operation, translate) }, values);
    if (textOf(translate(ending(one))) !== textOf(ending(two))) return false;
  }
  return true;
}

/** The symbols of what a device brings with it. */
function broughtBy({ brought }: Machine): Symbols {
  const symbols = new Symbols();
  for (const [object, attributes] of Object.entries(brought))
    for (const [attribute, value] of Object.entries(attributes))
      if (typeof value === 'number' || typeof value === 'string') symbols.bring(object, attribute, value);
  return symbols;
}

function perform(machine: Machine, move: Extract<Move, { kind: 'command' }>, symbols: Symbols): Outcome {
  const outcome = machine.apply(move).outcome as Outcome;
  symbols.choose(
    outcome.chosen,
    outcome.changes,
    Object.values(outcome.result).map(({ value }) => value),
    new Map(),
  );
  return outcome;
}

function operationOf(operation: Operation, translate: (value: unknown) => unknown): Operation {
  const fields = Object.fromEntries(
    Object.entries(operation.fields).map(([name, value]) => [name, translate(value)]),
  ) as Operation['fields'];
  const { receiver } = operation;
  return {
    ...operation,
    ...(receiver && { receiver: objectOf(receiver, translate) }),
    fields,
    data: operation.data && (translate(operation.data) as RecordValue),
  };
}

function objectOf<T extends { readonly key: number }>(object: T, translate: (value: unknown) => unknown): T {
  return { ...object, key: translate(object.key) as number };
}

/** A value with each choice of one machine replaced by the other's, in records and lists as well. */
function translated(value: unknown, names: Symbols, values: Symbols): unknown {
  if (Array.isArray(value)) return value.map((each) => translated(each, names, values));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, translated(each, names, values)]));
  }
  const found = names.find(value);
  const replacement = found && values.valueOf(found.symbol.name);
  if (!found || replacement === undefined) return value;
  return typeof replacement === 'number' ? replacement + found.distance : replacement;
}

/** How a command ends, for a host that looks; a choice that it reports counts as reported, whatever it is. */
function ending({ fired, permitted, returned, result, chosen }: Outcome): unknown {
  const choices = new Set(Object.values(chosen));
  const reported = Object.entries(result).map(([name, { value }]) => [name, choices.has(value) ? 'chosen' : value]);
  const shown = Object.entries(returned?.fields ?? {}).map(([name, { value }]) => [name, value]);
  return [answering({ fired, permitted }), reported, shown];
}
