import { textOf } from './text-of.ts';
import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import type { Change, Operation, Outcome } from '../language/operation.ts';
import { ObjectInstance, type State, type Value } from '../language/values.ts';
import type { Machine, Position } from './machine.ts';
import { readsInput, variedInputs } from './reads.ts';
import { STIMULI } from './stimuli.ts';

/** One move: a command with its input, or an event. */
export type Move =
  { readonly kind: 'command'; readonly operation: Operation } | { readonly kind: 'event'; readonly name: string };

/** A move worth a vector: it shows something that no earlier one shows, from the shortest prefix that was found. */
export interface Finding {
  readonly prefix: readonly Move[];
  readonly move: Move;
  readonly reasons: readonly string[];
  readonly outcome: Outcome | null;
  readonly changes: readonly Change[];
}

/** What a walk through the states of a machine found. */
export interface Exploration {
  readonly findings: readonly Finding[];
  /** Rows that are undefined where no row answers, with what leads there: the text leaves the outcome open. */
  readonly undefinedRows: ReadonlyMap<string, string>;
  /** Invariants that a state breaks, with the last move of the shortest way there. */
  readonly broken: ReadonlyMap<string, string>;
}

interface Visit {
  readonly position: Position;
  readonly prefix: readonly Move[];
  /** How much of it is new: a number of objects that never was counts more than a value. */
  readonly novelty: number;
}

/** The most states that are looked at; novelty, not number, is what finds things. */
const MOST_STATES = 20;
const LONGEST_PREFIX = 5;
/** The feature of how many objects of one type there are. */
const COUNT = /^[A-Z]+#[0-9]+$/;
/** Numbers below this are told apart; above it they stand for what a device chose. */
const SMALL = 16;

/** Visits states in order of novelty, tries every variation of every command there, and keeps the first of each goal. */
export function explore(machine: Machine): Exploration {
  const { plane, catalog } = machine;
  const findings = new Map<string, Finding>();
  const undefinedRows = new Map<string, string>();
  const broken = new Map<string, string>();
  const seen = new Set<string>();
  const queue: Visit[] = [{ position: machine.position(), prefix: [], novelty: 0 }];
  for (const feature of features(plane.state)) seen.add(feature);
  const note = (keys: readonly string[], finding: () => Finding): void => {
    const fresh = keys.filter((key) => !findings.has(key));
    if (fresh.length === 0) return;
    const made = finding();
    for (const key of fresh) findings.set(key, made);
  };
  for (let visited = 0; visited < MOST_STATES; visited++) {
    const visit = mostNovel(queue);
    if (!visit) break;
    const { position, prefix } = visit;
    const reach = (move: Move, reasons: readonly string[]): void => {
      const subject = move.kind === 'event' ? move.name : move.operation.command;
      for (const id of plane.invariants()) if (!broken.has(id)) broken.set(id, [subject, ...reasons].join(', '));
      const fresh = features(plane.state).filter((feature) => !seen.has(feature));
      if (prefix.length >= LONGEST_PREFIX || fresh.length === 0) return;
      for (const feature of fresh) seen.add(feature);
      const counts = fresh.filter((feature) => COUNT.test(feature)).length;
      queue.push({ position: machine.position(), prefix: [...prefix, move], novelty: counts });
    };
    for (const command of catalog.model.commands) {
      machine.return(position);
      for (const { operation, outcome, reasons } of [...machine.variations(command)]) {
        const move: Move = { kind: 'command', operation };
        note(goals(command, reasons, outcome, catalog.model), () => ({
          prefix,
          move,
          reasons,
          outcome,
          changes: outcome.changes,
        }));
        if (outcome.fired.length === 0)
          for (const row of outcome.undefinedRows)
            if (!undefinedRows.has(row)) undefinedRows.set(row, [command.name, ...reasons].join(', '));
        if (outcome.changes.length === 0) continue;
        machine.commit(outcome);
        reach(move, reasons);
        machine.return(position);
      }
    }
    for (const event of catalog.model.events) {
      if (!STIMULI.has(event.name)) continue;
      machine.return(position);
      const changes = plane.raise(event.name);
      const move: Move = { kind: 'event', name: event.name };
      note(eventGoals(event.name, changes), () => ({ prefix, move, reasons: [], outcome: null, changes }));
      reach(move, []);
    }
  }
  return { findings: [...new Set(findings.values())], undefinedRows, broken };
}

/** Takes the most novel of the states that wait; the first of equals. */
function mostNovel(queue: Visit[]): Visit | undefined {
  let best = 0;
  for (const [i, { novelty }] of queue.entries()) if (novelty > (queue[best]?.novelty ?? 0)) best = i;
  return queue.splice(best, 1)[0];
}

/** What a move shows: each set of rows that answer together, each reason with its outcome, each effect. */
function goals(command: Command, reasons: readonly string[], outcome: Outcome, model: Model): string[] {
  const { name } = command;
  const [first, ...more] = outcome.fired;
  const ids = outcome.fired.map((row) => row.id).join(' ');
  // What was varied says something where it leads to success, or alone to the row that looks at it.
  const telling = !first || (more.length === 0 && readsInput(command, first.id, variedInputs(reasons), model));
  return [
    `${name}|rows|${ids}`,
    ...(telling ? [`${name}|${reasons.join('; ')}|${ids}`] : []),
    ...outcome.changes.map((change) => `${name}|effect|${change.row}`),
    ...Object.entries(outcome.returned?.fields ?? {}).map(
      ([field, { value }]) => `${name}|returned|${field}|${shape(value)}`,
    ),
  ];
}

function eventGoals(name: string, changes: readonly Change[]): string[] {
  const kinds = new Set(
    changes.map(
      (change) =>
        `${change.row} ${change.object} ${change.attribute ?? (change.after === undefined ? 'gone' : 'created')}`,
    ),
  );
  return [...kinds].map((kind) => `event ${name}|${kind}|${changes.length > 1 ? 'many' : 'one'}`);
}

/** Zero or not, and for collections none, one or many. */
function shape(value: Value): string {
  if (Array.isArray(value)) return value.length > 1 ? 'many' : String(value.length);
  return value === 0 || value === null || (typeof value === 'string' && /^0*$/.test(value)) ? 'zero' : 'set';
}

/**
 * What can be seen in a state, up to values that hosts and devices choose freely: how many objects there are, the values
 * of each attribute, and the entries of each map. A state is new if it shows one thing that no earlier one shows.
 */
function features(state: State): string[] {
  const counts = Object.entries(state).map(([type, instances]) => `${type}#${instances.size}`);
  const all = Object.values(state).flatMap((instances) => [...instances.values()].flatMap(attributesOf));
  const sizes = Object.values(state).flatMap((instances) => [...instances.values()].flatMap(mapSizes));
  return [...counts, [...counts, ...sizes].sort().join(' '), ...all];
}

function attributesOf(instance: ObjectInstance): string[] {
  return Object.entries(instance.attributes).flatMap(([name, value]) => {
    const place = `${instance.type}.${name}`;
    return value instanceof Map
      ? [...value.values()].map((element) => `${place}[]=${abstract(element)}`)
      : [`${place}=${abstract(value)}`];
  });
}

function mapSizes(instance: ObjectInstance): string[] {
  return Object.entries(instance.attributes).flatMap(([name, value]) =>
    value instanceof Map ? [`${instance.type}.${name}#${value.size}`] : [],
  );
}

function abstract(value: Value): string {
  if (value instanceof ObjectInstance) return value.type;
  if (value !== null && typeof value === 'object') return textOf(value);
  if (typeof value === 'number') return value < SMALL ? String(value) : 'n';
  if (typeof value === 'string') return /^0*$/.test(value) ? '0' : 's';
  return String(value);
}
