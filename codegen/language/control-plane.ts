import type { Stage } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import { ascending, type Chooser } from './choose.ts';
import { choose, freeChoices, isForbidden } from './choices.ts';
import { awaitedBy, grantedMemory } from './completes.ts';
import type { ControlPlaneOptions } from './control-plane-options.ts';
import type { Closure } from './closure.ts';
import { runEffects } from './effects.ts';
import type { Environment } from './environment.ts';
import { environmentOf, withChosen, withTarget } from './environment.ts';
import type { PreparedEvent } from './happening.ts';
import { prepareEvents, runEvent } from './happening.ts';
import type { Change, FiredRow, GrantedMemory, Operation, Outcome } from './operation.ts';
import { aborted, orNull } from './outcome.ts';
import { Preparation, requireRanges } from './prepare.ts';
import type { PreparedCommand } from './prepared-command.ts';
import { PreparedCommands } from './prepared-commands.ts';
import { receiverOf } from './receiver.ts';
import { runResets } from './resets.ts';
import { runReturns } from './returned.ts';
import { Scopes } from './scope.ts';
import { STAGES, addAnswers, type Answers, answersOf } from './stages.ts';
import { applyChange, copyState, initialState } from './state.ts';
import { bindTarget } from './target.ts';
import { type DataTransfer, transferOf } from './transfer.ts';
import { answerTransitions, runTransitions } from './transitions.ts';
import type { ObjectInstance, State, Undefined, Value } from './values.ts';
import { UNDEFINED } from './values.ts';
import { Writes } from './writes.ts';

const NO_ROWS: readonly FiredRow[] = [];

/** The state that commands manage, and the tables of the model at work on it. */
export class ControlPlane {
  /** The objects as they are. Only `commit`, `raise` and `restore` change them, in place. */
  readonly state: State;
  readonly #scopes: Scopes;
  readonly #preparation: Preparation;
  readonly limits: Readonly<Record<string, number>>;
  readonly #chooser: Chooser;
  readonly #note: ControlPlaneOptions['note'];
  readonly #commands: PreparedCommands;
  readonly #events: ReadonlyMap<string, PreparedEvent>;
  readonly #invariants: readonly { readonly id: string; readonly holds: Closure }[];
  /** The operation that was looked at last, and what its rows read: a data plane asks several times for one command. */
  #latest: { readonly operation: Operation; readonly bare: Environment } | null = null;
  /** What was chosen the last time, by name. */
  #last: Record<string, Value> = {};

  constructor(
    model: Model,
    { limits, attributes = {}, evaluator, prepare, chooser = ascending, note }: ControlPlaneOptions,
  ) {
    this.#scopes = new Scopes(model);
    this.#preparation = new Preparation(evaluator, limits);
    for (const { mnemonic } of model.limits) {
      if (limits[mnemonic] === undefined)
        throw new Error(
          `Unexpected device without a value for the limit ${mnemonic}, expected one in the option limits`,
        );
    }
    this.limits = limits;
    this.#chooser = chooser;
    this.#note = note;
    this.#commands = new PreparedCommands(model, this.#scopes, this.#preparation, prepare === 'on demand');
    this.#events = prepareEvents(model, this.#scopes, this.#preparation);
    const general = this.#scopes.general();
    this.#invariants = model.invariants.map(({ id, invariant }) => ({
      id,
      holds: this.#preparation.condition(invariant, general, id),
    }));
    requireRanges(model.objects, general, this.#preparation);
    this.state = initialState(this.#scopes.world, attributes, limits);
  }

  /**
   * What a command does in the present state. Changes nothing: `commit` does. `from`: the stages before it were evaluated in
   * this state, and no row of them holds.
   */
  evaluate(operation: Operation, from: Stage = 'allowed'): Outcome {
    const prepared = this.#commands.of(operation);
    const environment = this.#environment(prepared, operation);
    for (let i = STAGES.indexOf(from); STAGES[i] !== 'command'; i++) {
      const early = answersOf(prepared.stages[STAGES[i] as Stage], environment);
      if (early.fired.length > 0) return aborted(early, UNDEFINED);
    }
    const answers: Answers = { fired: [], permitted: NO_ROWS, undefinedRows: [] };
    const target = this.#target(prepared, environment, answers);
    const bound = target === environment.target ? environment : withTarget(environment, target);
    const rows = answersOf(prepared.stages.command, bound);
    this.#note?.(prepared.command, bound, rows as Answers);
    addAnswers(answers, rows);
    if (target !== UNDEFINED) answerTransitions(prepared.transitions, target, bound, answers);
    if (answers.fired.length > 0) return aborted(answers, target);
    return this.#succeed(prepared, bound, operation, answers);
  }

  /** The rows of one stage that hold, for a data plane that asks before it moves data. Needs no data for earlier stages. */
  evaluateStage(operation: Operation, stage: Exclude<Stage, 'command'>): readonly FiredRow[] {
    const prepared = this.#commands.of(operation);
    return answersOf(prepared.stages[stage], this.#environment(prepared, operation)).fired;
  }

  /** The data that a command moves; `null` where there is none, or where it is not defined. */
  transferOf(operation: Operation): DataTransfer | null {
    const prepared = this.#commands.of(operation);
    return transferOf(prepared.transfer, this.#bare(prepared, operation));
  }

  /** The memory that a command hands over for later use, in the present state. */
  memoryOf(operation: Operation): readonly GrantedMemory[] {
    const prepared = this.#commands.of(operation);
    const bare = this.#bare(prepared, operation);
    return grantedMemory(prepared.memory, withTarget(bare, this.#target(prepared, bare)));
  }

  /** Whether a command that chose so could not have chosen another value under a name, in the present state. */
  forbids(
    operation: Operation,
    chosen: Outcome['chosen'],
    choice: { readonly name: string; readonly value: Value },
  ): boolean {
    const prepared = this.#commands.of(operation);
    const environment = this.#environment(prepared, operation);
    const bound = withTarget(environment, this.#target(prepared, environment));
    return isForbidden(prepared.choices, bound, chosen, choice);
  }

  /** Makes the changes of an outcome that was evaluated in the present state. */
  commit({ changes, chosen }: Pick<Outcome, 'changes' | 'chosen'>): void {
    this.#apply(changes);
    for (const name in chosen) this.#last[name] = chosen[name] as Value;
  }

  /** Lets an event happen to every object that it applies to, or to the one at `key`, and tells what changed. */
  raise(event: string, key?: number): readonly Change[] {
    const prepared = this.#events.get(event);
    if (prepared === undefined)
      throw new Error(`Unexpected event ${event}, expected one of ${[...this.#events.keys()].join(', ')}`);
    const surroundings = { state: this.state, key, world: this.#scopes.world };
    const changes = runEvent(prepared, surroundings, (target) => this.#outside(target ?? UNDEFINED));
    this.#apply(changes);
    return changes;
  }

  /** The ids of the invariants that are not true now. */
  invariants(): readonly string[] {
    const environment = this.#outside(UNDEFINED);
    return this.#invariants.filter(({ holds }) => holds(environment) !== true).map(({ id }) => id);
  }

  /** A copy of the state, for `restore`. */
  snapshot(): State {
    return copyState(this.state);
  }

  /** Makes the state equal to a snapshot, which may be used again. */
  restore(snapshot: State): void {
    for (const [type, objects] of Object.entries(copyState(snapshot))) {
      const present = this.state[type];
      present?.clear();
      for (const [key, object] of objects) present?.set(key, object);
    }
    this.#latest = null;
    // What was chosen on another way to another state has no say in what comes next.
    this.#last = {};
  }

  #apply(changes: readonly Change[]): void {
    for (const change of changes) applyChange(this.state, change);
    this.#latest = null;
  }

  #succeed(
    prepared: PreparedCommand,
    bound: Environment,
    { observed }: Operation,
    { permitted, undefinedRows }: Answers,
  ): Outcome {
    const chosen = choose(prepared.choices, bound, this.#chooser, { last: this.#last, observed });
    const environment = chosen === bound.chosen ? bound : withChosen(bound, chosen);
    const writes = new Writes();
    const result: Record<string, Outcome['result'][string]> = {};
    runEffects(prepared.effects.of(environment.fields), environment, writes, {
      world: this.#scopes.world,
      results: { result, undefinedRows },
    });
    if (environment.target !== UNDEFINED) {
      runTransitions(prepared.transitions, environment.target, environment, writes);
      if (prepared.resets.length > 0) runResets(prepared.resets, environment.target, environment, writes);
    }
    const returned = runReturns(prepared.returned.of(environment.fields), environment, undefinedRows);
    return {
      fired: [],
      permitted,
      undefinedRows,
      target: orNull(environment.target),
      changes: writes.changes,
      result,
      returned,
      chosen: freeChoices(prepared.choices, chosen),
      awaits: awaitedBy(prepared.completion, bound),
    };
  }

  /** What `this` stands for: the object that the Target property finds, or the controller that received the command. */
  #target(
    { target, command }: PreparedCommand,
    environment: Environment,
    answers: Answers = { fired: [], permitted: NO_ROWS, undefinedRows: [] },
  ): ObjectInstance | Undefined {
    if (target !== null) return bindTarget(target, environment, answers);
    return command.receiver === 'any' ? environment.target : UNDEFINED;
  }

  /** What a command's rows read before a target is bound. */
  #environment(prepared: PreparedCommand, operation: Operation): Environment {
    const bare = this.#bare(prepared, operation);
    const { data } = operation;
    if (data === null || prepared.transfer.definedWhen(bare) !== true) return bare;
    return this.#surroundings(bare.target, bare.fields, data);
  }

  #bare(prepared: PreparedCommand, operation: Operation): Environment {
    if (this.#latest?.operation === operation) return this.#latest.bare;
    const { fields: given } = operation;
    const opcode = this.#commands.opcodeOf(prepared, operation);
    const fields =
      opcode === null || given[opcode.field] !== undefined ? given : { ...given, [opcode.field]: opcode.value };
    const bare = this.#surroundings(receiverOf(operation, this.state, this.#scopes.world), fields);
    this.#latest = { operation, bare };
    return bare;
  }

  /** What rows outside a command read. */
  #outside(target: ObjectInstance | Undefined): Environment {
    return this.#surroundings(target, {});
  }

  #surroundings(
    target: Environment['target'],
    fields: Environment['fields'],
    data: Environment['data'] = UNDEFINED,
  ): Environment {
    return environmentOf({ fields, data, limits: this.limits, state: this.state, target });
  }
}
