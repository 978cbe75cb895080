import { textOf } from './text-of.ts';
import type { Outcome } from '../language/operation.ts';
import type { Finding } from './finding.ts';
import { limitsOf } from './limits-of.ts';
import { answering } from './open-outcome.ts';
import type { Machine } from './machine.ts';

/**
 * The findings of one world that end differently in another one: what its limit decides. Only those whose prefix goes
 * through in both, and of those with the same ending and reason the first. Beside them, for contrast, the first of each
 * kind that succeeds in both.
 */
export function differences(from: Machine, to: Machine, findings: readonly Finding[]): Finding[] {
  const changed = Object.keys(to.world.limits).filter((name) => from.world.limits[name] !== to.world.limits[name]);
  const decides = (command: string): boolean => changed.some((name) => limitsOf(to.catalog, command).has(name));
  const found = new Map<string, Finding>();
  const note = (key: string, finding: Finding, outcome: Outcome): void => {
    if (!found.has(key)) found.set(key, { ...finding, outcome, changes: outcome.changes });
  };
  for (const finding of findings) {
    if (finding.move.kind !== 'command') continue;
    const all = [...finding.prefix, finding.move];
    if (!all.some((move) => move.kind === 'command' && decides(move.operation.command))) continue;
    const before = finding.outcome;
    const after = replay(to, finding);
    if (!before || !after) continue;
    if (ending(before) === ending(after)) {
      if (answering(after).length === 0 && decides(finding.move.operation.command))
        note(`${finding.move.operation.command}|still|${finding.reasons[0] ?? ''}`, finding, after);
      continue;
    }
    const key = `${finding.move.operation.command}|${answering(after).length > 0 ? ending(after) : changedFields(before, after)}`;
    note(key, finding, after);
  }
  return [...found.values()];
}

function replay(machine: Machine, { prefix, move }: Finding): Outcome | null {
  const { plane } = machine;
  machine.restart();
  for (const each of prefix) {
    const { outcome } = machine.apply(each);
    if (outcome && answering(outcome).length > 0) return null;
  }
  return move.kind === 'command' ? plane.evaluate(move.operation) : null;
}

function ending(outcome: Outcome): string {
  if (answering(outcome).length > 0) return answering(outcome).join(' ');
  return textOf(Object.entries(outcome.returned?.fields ?? {}).map(([name, { value }]) => [name, value]));
}

function changedFields(before: Outcome, after: Outcome): string {
  const fields = Object.entries(after.returned?.fields ?? {});
  return fields
    .filter(([name, { value }]) => before.returned?.fields[name]?.value !== value)
    .map(([name]) => name)
    .join(' ');
}
