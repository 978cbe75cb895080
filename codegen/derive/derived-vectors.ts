import { kebabCase } from '../model/ids.ts';
import type { ScenarioVector, Space } from '../model/vector.ts';
import type { Machine } from './machine.ts';
import { compose, TOPOLOGY } from './compose.ts';
import type { Finding } from './finding.ts';
import { KeptInvariants } from './kept-invariants.ts';
import { listedRow } from './listed-row.ts';
import { subjectOf, type Effect } from './move.ts';
import { answering, isOpen, statusesOf } from './open-outcome.ts';
import { readsInput, variedInputs } from './reads.ts';

/** A vector with the file that it belongs to. */
export interface Grouped {
  /** The command or event, with the list of its data where that is what is varied. */
  readonly group: string;
  readonly vector: ScenarioVector;
  readonly spaces: ReadonlyMap<string, Space>;
}

/** Writes each finding as a vector: its prefix, its move, and everything read back. */
export function derivedVectors(machine: Machine, findings: readonly Finding[], suffix: string): Grouped[] {
  const used = new Map<string, number>();
  const invariants = new KeptInvariants(machine);
  return findings.map((finding) => {
    const kept = invariants.shownBy(finding);
    const moves = [...finding.prefix, finding.move];
    const last = moves.length - 1;
    const title = describe(finding, machine);
    const composed = compose(
      machine,
      {
        moves,
        readBackAfter: new Set(finding.outcome && isOpen(finding.outcome) ? [] : [last]),
        shows: namesOf(finding),
      },
      (move, index) => (index === last ? title : `set-up: ${subjectOf(move)}`),
    );
    const subject = subjectOf(finding.move);
    const base = [kebabCase(subject), ...identity(finding), suffix].filter((part) => part !== '').join('.');
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    const rows = requirements(finding, composed.effects[last], machine);
    return {
      group: [kebabCase(subject), ...listOf(finding, machine)].join('-'),
      vector: {
        id: count === 1 ? base : `${base}.${count}`,
        kind: 'scenario',
        title,
        requirements: [...new Set([...rows, ...kept])],
        ...flags(finding),
        level: composed.level,
        topology: TOPOLOGY,
        requires: composed.requires,
        effects: { destructive: false, scope: 'controller', cleanup: 'controller-reset' },
        memory: composed.memory,
        steps: composed.steps,
      },
      spaces: composed.spaces,
    };
  });
}

/** The list that a finding varies, as the end of a group's name. */
function listOf({ move, reasons }: Finding, machine: Machine): string[] {
  const list = move.kind === 'command' ? machine.shape(move.operation.command).list : null;
  if (list === null || !variedInputs(reasons).has(list)) return [];
  return reasons.some((reason) => reason.startsWith(`${list} of two`)) ? [kebabCase(list), 'pairs'] : [kebabCase(list)];
}

/** What tells a vector from others of its subject: why it was tried, how it ends, and in which state it begins. */
function identity({ reasons, outcome, prefix, move }: Finding): string[] {
  const ending =
    outcome === null
      ? ''
      : isOpen(outcome)
        ? `may-${answering(outcome).join('+').toLowerCase()}`
        : outcome.fired.length === 0
          ? 'succeeds'
          : outcome.fired.map((row) => row.id.toLowerCase()).join('+');
  const before = prefix.filter((each) => each.kind === 'command' && move.kind === 'command').length;
  return [reasons.map((reason) => slug(reason)).join('.'), ending, before > 0 ? `after-${before}` : ''];
}

function slug(reason: string): string {
  return reason
    .replaceAll(' + ', ' plus ')
    .replaceAll(' - ', ' minus ')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function describe({ reasons, outcome, move }: Finding, machine: Machine): string {
  const subject = subjectOf(move);
  if (!outcome) return subject;
  const statuses = statusesOf(outcome, machine.catalog.success().name);
  return `${subject}${reasons.length > 0 ? `, ${reasons.join(', ')}` : ''}: ${statuses.join(' or ')}`;
}

/** The rows that answer, or that act; and on success the conditions that just do not hold for what was varied. */
function requirements(finding: Finding, effect: Effect | undefined, machine: Machine): string[] {
  const { move } = finding;
  const cells = (finding.cells ?? []).map(({ row }) => row);
  if (!effect?.outcome || move.kind !== 'command') return [...finding.changes.map((change) => change.row), ...cells];
  const { outcome, changes } = effect;
  if (answering(outcome).length > 0) return [...answering(outcome), ...cells];
  const { model } = machine.catalog;
  const command = machine.catalog.command(move.operation.command);
  const inputs = variedInputs(finding.reasons);
  const refused = command.conditions.filter((row) => readsInput(command, row.id, inputs, model));
  const returned = Object.values(outcome.returned?.fields ?? {}).map(({ row }) => row);
  const results = Object.values(outcome.result).map(({ row }) => row);
  const taken = listedRow(move.operation, command, model);
  return [
    ...taken,
    ...refused.map((row) => row.id),
    ...changes.map((change) => change.row),
    ...results,
    ...returned,
    ...cells,
  ];
}

function flags({ outcome, reasons }: Finding): { flags?: string[] } {
  if (outcome === null) return { flags: ['life-cycle'] };
  if (isOpen(outcome)) return { flags: ['devices-differ'] };
  if (outcome.fired.length > 1) return { flags: ['several-faults'] };
  if (reasons.some((reason) => reason.endsWith('reserved'))) return { flags: ['reserved-value'] };
  if (reasons.some((reason) => / [-+] 1$|greatest$/.test(reason))) return { flags: ['boundary'] };
  return {};
}

/** What is read back for the cells that a finding shows. */
function namesOf({ cells = [] }: Finding): ReadonlySet<string> {
  return new Set(cells.flatMap(({ names }) => [...names]));
}
