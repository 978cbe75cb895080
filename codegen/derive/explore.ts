import type { Command } from '../model/command.ts';
import { CellFindings } from './cell-findings.ts';
import type { Machine, Position } from './machine.ts';
import { Features } from './features.ts';
import type { Finding } from './finding.ts';
import { commandGoals, eventGoals } from './goals.ts';
import { subjectOf, type Move } from './move.ts';
import { happenings } from './happenings.ts';
import { receiversOf } from './receivers.ts';
import { isOpen } from './open-outcome.ts';
import { textOf } from './text-of.ts';

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
  /** How much of it is new: the sum of the weights of its new features. */
  readonly novelty: number;
}

// Novelty, not number, is what finds things.
const MOST_STATES = 80;
const MOST_MORE = 120;
const LONGEST_PREFIX = 9;
/** New features that count for the novelty of a state. */
const MOST_COUNTED = 3;

export interface ExploreOptions {
  /** The most states that are looked at for anything new. */
  readonly mostStates?: number;
  /** The most further states that are looked at for rows that nothing has shown alone. */
  readonly mostMore?: number;
  /** Moves that people wrote down: they lead to states that a search would not find. */
  readonly ways?: readonly (readonly Move[])[];
  /** Whether a finding holds for all devices: cells of Reset matrices are looked for until there is one that does. */
  readonly holds?: (finding: Finding) => boolean;
}

/** Visits states in order of novelty, tries every variation of every command there, and keeps the first of each goal. */
export function explore(machine: Machine, options: ExploreOptions = {}): Exploration {
  const { holds = () => true, mostStates = MOST_STATES, mostMore = MOST_MORE, ways = [] } = options;
  return new Walk(machine, holds).run({ mostStates, mostMore, ways });
}

class Walk {
  readonly #machine: Machine;
  readonly #features: Features;
  readonly #findings = new Map<string, Finding>();
  readonly #undefined = new Map<string, string>();
  readonly #broken = new Map<string, string>();
  readonly #seen = new Set<string>();
  readonly #states = new Set<string>();
  /** Commands with what they look at: a command is varied once for each. */
  readonly #varied = new Set<string>();
  readonly #queue: Visit[] = [];
  readonly #cells: CellFindings;

  constructor(machine: Machine, holds: (finding: Finding) => boolean) {
    this.#machine = machine;
    this.#cells = new CellFindings(machine, holds, (keys, finding) => this.#note(keys, finding));
    this.#features = new Features(machine.catalog.model, machine.world.limits);
  }

  run({ mostStates, mostMore, ways }: Omit<Required<ExploreOptions>, 'holds'>): Exploration {
    const { plane } = this.#machine;
    this.#machine.restart();
    const start = this.#machine.position();
    for (const { name } of this.#features.of(plane.state)) this.#seen.add(name);
    this.#queue.push({ position: start, prefix: [], novelty: 0 });
    for (let visited = 0; visited < mostStates + mostMore; visited++) {
      const open = visited < mostStates ? null : this.#open();
      const visit = open?.size === 0 ? undefined : this.#next(open === null || visited % 2 === 0);
      if (!visit) break;
      for (const [index, command] of this.#machine.catalog.model.commands.entries()) {
        this.#machine.return(visit.position);
        const looked = textOf([index, this.#machine.held, this.#features.projection(plane.state, index)]);
        for (const receiver of receiversOf(command, plane.state, this.#machine.catalog)) {
          const seen = looked + textOf(receiver);
          const all = !this.#varied.has(seen) && (open === null || open.has(command));
          if (all) this.#varied.add(seen);
          this.#vary(visit, command, receiver, all);
        }
      }
      this.#machine.return(visit.position);
      for (const move of happenings(this.#machine)) this.#happen(visit, move);
    }
    for (const way of ways) {
      this.#machine.return(start);
      this.#follow(way);
    }
    const findings = [...new Set(this.#findings.values())];
    return { findings, undefinedRows: this.#undefined, broken: this.#broken };
  }

  /** Goes a way that was written down, and varies each command there that shows alone a row which the search did not. */
  #follow(way: readonly Move[]): void {
    const machine = this.#machine;
    for (const [index, move] of way.entries()) {
      // What stored data makes of a command shows with that data only, which a finding does not have.
      if (move.kind === 'command' && move.failure !== undefined) return;
      if (move.kind === 'command') {
        const { operation } = move;
        const outcome = machine.plane.evaluate(operation);
        const [row, ...more] = outcome.fired;
        if (row && more.length === 0 && this.#openRows().has(row.id)) {
          const position = machine.position();
          // What stored data made fail has changed nothing, and a vector of another command does not store it.
          const prefix = way.slice(0, index).filter((each) => each.kind !== 'command' || each.failure === undefined);
          this.#note([`written|${row.id}`], { prefix, move, reasons: [], outcome, changes: [] });
          this.#vary(
            { position, prefix, novelty: 0 },
            machine.catalog.command(operation.command),
            operation.receiver ?? null,
            true,
          );
          machine.return(position);
        }
      }
      const before = machine.position();
      const prefix = way.slice(0, index);
      for (const event of happenings(machine))
        if (event.kind === 'event' && this.#cells.isOpen(event.name)) {
          const { changes } = machine.apply(event);
          this.#cells.show({ prefix, move: event, reasons: [], outcome: null, changes }, before.state);
          machine.return(before);
        }
      const { outcome, changes } = machine.apply(move);
      this.#cells.show({ prefix, move, reasons: [], outcome, changes }, before.state);
    }
  }

  /** Rows that no finding shows alone. */
  #openRows(): ReadonlySet<string> {
    const alone = new Set(
      [...this.#findings.values()].flatMap(({ outcome }) =>
        outcome?.fired.length === 1 ? [outcome.fired[0]?.id] : [],
      ),
    );
    const { commands } = this.#machine.catalog.model;
    return new Set(
      commands
        .flatMap(({ conditions }) => conditions.flatMap(({ id, isOptional }) => (isOptional ? [] : [id])))
        .filter((id) => !alone.has(id)),
    );
  }

  /** Commands with such a row. */
  #open(): ReadonlySet<Command> {
    const rows = this.#openRows();
    const { commands } = this.#machine.catalog.model;
    return new Set(commands.filter(({ conditions }) => conditions.some(({ id }) => rows.has(id))));
  }

  #vary(
    { position, prefix }: Visit,
    command: Command,
    receiver: ReturnType<typeof receiversOf>[number],
    all: boolean,
  ): void {
    const machine = this.#machine;
    machine.return(position);
    for (const { operation, outcome, reasons } of [...machine.variations(command, receiver, all)]) {
      // While one completion waits, another command that would wait for the same thing has nothing to show.
      if (machine.held.length > 0 && outcome.awaits) continue;
      const move: Move = { kind: 'command', operation };
      if (outcome.fired.length === 0)
        for (const row of outcome.undefinedRows)
          if (!this.#undefined.has(row)) this.#undefined.set(row, [command.name, ...reasons].join(', '));
      const changes = outcome.fired.length === 0 ? machine.commit(outcome) : [];
      const goals = commandGoals(command, { reasons, outcome, changes, receiver, machine });
      this.#note(goals, this.#cells.show({ prefix, move, reasons, outcome, changes }, position.state));
      if (changes.length === 0) continue;
      const leads = !isOpen(outcome);
      if (leads) this.#reach(prefix, move, reasons);
      machine.return(position);
      if (!leads || !outcome.awaits) continue;
      const held = { ...move, held: true } as const;
      const early = machine.commit(outcome, true);
      const why = [...reasons, 'before it completes'];
      this.#cells.show({ prefix, move: held, reasons: why, outcome, changes: early }, position.state);
      this.#reach(prefix, held, reasons);
      machine.return(position);
    }
  }

  #happen({ position, prefix }: Visit, move: Move): void {
    this.#machine.return(position);
    const { changes } = this.#machine.apply(move);
    const found = { prefix, move, reasons: [], outcome: null, changes };
    this.#note(eventGoals(move, changes), this.#cells.show(found, position.state));
    this.#reach(prefix, move, []);
    this.#machine.return(position);
  }

  #note(keys: readonly string[], finding: Finding): void {
    for (const key of keys) if (!this.#findings.has(key)) this.#findings.set(key, finding);
  }

  /** Queues the present state if it shows something that no earlier one shows. */
  #reach(prefix: readonly Move[], move: Move, reasons: readonly string[]): void {
    const { plane } = this.#machine;
    const fresh = this.#features.of(plane.state).filter(({ name }) => !this.#seen.has(name));
    if (fresh.length === 0) return;
    const isNew = !this.#states.has(textOf(fresh));
    for (const id of isNew ? plane.invariants() : [])
      if (!this.#broken.has(id)) this.#broken.set(id, [subjectOf(move), ...reasons].join(', '));
    this.#states.add(textOf(fresh));
    if (prefix.length >= LONGEST_PREFIX) return;
    for (const { name } of fresh) this.#seen.add(name);
    // Many small novelties are no great one.
    const best = fresh.map((each) => each.weight).sort((a, b) => b - a);
    const weight = best.slice(0, MOST_COUNTED).reduce((sum, each) => sum + each, 0);
    this.#queue.push({
      position: this.#machine.position(),
      prefix: [...prefix, move],
      novelty: weight - prefix.length / 2,
    });
  }

  /** Takes the most novel of the states that wait, or of those with the shortest way; the first of equals. */
  #next(deep: boolean): Visit | undefined {
    const shortest = Math.min(...this.#queue.map(({ prefix }) => prefix.length));
    let best = -1;
    for (const [i, { novelty, prefix }] of this.#queue.entries()) {
      if (!deep && prefix.length > shortest) continue;
      if (best < 0 || novelty > (this.#queue[best]?.novelty ?? 0)) best = i;
    }
    return best < 0 ? undefined : this.#queue.splice(best, 1)[0];
  }
}
