import type { Choice, Command } from '../model/command.ts';
import type { Field } from '../model/layout.ts';
import type { EventType, Model, TransitionRow } from '../model/model.ts';
import type { ControllerType } from '../model/taken-commands.ts';
import { ALL_OBJECTS, ANY_OBJECT, numberType } from './types.ts';
import type { ResetRow } from '../model/reset.ts';
import type { Type } from './types.ts';
import type { Typed } from './world.ts';
import { World, zeroOf } from './world.ts';
import { presenceOf } from './presence.ts';

/** What a scope belongs to, beside the names of the whole model. */
interface Surroundings {
  readonly command: Command | null;
  readonly controller: ControllerType;
  readonly names: ReadonlyMap<string, Typed>;
  readonly locals: ReadonlyMap<string, Typed>;
}

/** The names that an expression may use, each with what it stands for and its type. */
export class Scope {
  readonly world: World;
  /** The command whose fields are in scope, if any. */
  readonly command: Command | null;
  /** The type of the controller that looks at an opcode without a command; `null` for the primary one, and elsewhere. */
  readonly controller: ControllerType;
  readonly #names: ReadonlyMap<string, Typed>;
  readonly #locals: ReadonlyMap<string, Typed>;

  constructor(world: World, { command, controller, names, locals }: Surroundings) {
    this.world = world;
    this.command = command;
    this.controller = controller;
    this.#names = names;
    this.#locals = locals;
  }

  /** What a name stands for, or `undefined`. */
  find(name: string): Typed | undefined {
    return this.#locals.get(name) ?? this.#names.get(name);
  }

  /** Every name, for suggestions. */
  names(): readonly string[] {
    return [...this.#locals.keys(), ...this.#names.keys(), ...this.world.terms.keys()];
  }

  /** This scope with a binder or parameter more. */
  with(name: string, typed: Typed): Scope {
    return new Scope(this.world, {
      command: this.command,
      controller: this.controller,
      names: this.#names,
      locals: new Map(this.#locals).set(name, typed),
    });
  }

  /** The scope of a term's definition: this one without its binders, with the parameters. */
  ofTerm(parameters: ReadonlyMap<string, Typed>): Scope {
    const { command, controller } = this;
    return new Scope(this.world, { command, controller, names: this.#names, locals: parameters });
  }
}

/** What an Initial value with entries may use: limits, and the key of the entry under its name. */
export function initialScope(world: World, name: string, keys: Type): Scope {
  const names = new Map(world.limits).set(name, { node: { kind: 'chosen', name }, type: keys });
  return new Scope(world, { command: null, controller: null, names, locals: new Map() });
}

/** Builds the scopes of one model. */
export class Scopes {
  readonly world: World;
  readonly #common: ReadonlyMap<string, Typed>;

  constructor(model: Model) {
    this.world = new World(model);
    this.#common = new Map([...this.world.limits, ...objectNames(this.world)]);
  }

  /** Limits and objects: what invariants may use. */
  general(): Scope {
    return this.#scope(null, new Map());
  }

  /**
   * The rows of a command: its fields and data, `this`, `new` and what it chooses. `controller`: the type that looks at it,
   * for an opcode without a command.
   */
  command(command: Command, controller: ControllerType = null): Scope {
    const names = new Map<string, Typed>();
    for (const field of command.fields)
      names.set(field.mnemonic, {
        node: { kind: 'field', name: field.mnemonic, zero: zeroOf(field), present: presenceOf(field) },
        type: this.world.fieldType(field),
      });
    for (const field of this.#dataFields(command))
      names.set(field.mnemonic, {
        node: { kind: 'datum', name: field.mnemonic, zero: zeroOf(field) },
        type: this.#datumType(field, command),
      });
    if (command.target !== null)
      names.set('this', { node: { kind: 'target' }, type: this.#targetType(command.target.object.name) });
    else if (command.receiver === 'any') names.set('this', { node: { kind: 'target' }, type: objectType(ANY_OBJECT) });
    this.#addChosen(names, command);
    return this.#scope(command, names, controller);
  }

  /** A row of a state or reset matrix: a command's fields, or nothing for an event; `this` is the object. */
  transition(row: Pick<TransitionRow | ResetRow, 'event' | 'command' | 'object'>): Scope {
    const command = row.event ? undefined : this.world.model.commands.find((each) => each.name === row.command.name);
    const scope = command === undefined ? this.general() : this.command(command);
    return scope.with('this', { node: { kind: 'target' }, type: objectType(row.object) });
  }

  /** The effects of an event: `this` is the object, or each object in turn. */
  event({ appliesTo }: EventType): Scope {
    return this.general().with('this', { node: { kind: 'target' }, type: objectType(appliesTo.name) });
  }

  /** The condition of an asynchronous event: `this` is any controller. */
  asynchronousEvent(): Scope {
    return this.general().with('this', { node: { kind: 'target' }, type: objectType(ANY_OBJECT) });
  }

  /** What a Chooses property may look at: with `distinct`, each number under the name of the element. */
  choice(command: Command, type: Choice['type']): Scope {
    const scope = this.command(command);
    if (type.kind !== 'distinct') return scope;
    const element = numberType(this.world.bound(type.low).type.low, this.world.bound(type.high).type.high);
    return scope.with(type.element, { node: { kind: 'chosen', name: type.element }, type: element });
  }

  #scope(command: Command | null, names: ReadonlyMap<string, Typed>, controller: ControllerType = null): Scope {
    return new Scope(this.world, {
      command,
      controller,
      names: new Map([...this.#common, ...names]),
      locals: new Map(),
    });
  }

  /** An object that does not exist is reported where the Target property names it, and nowhere else. */
  #targetType(object: string): Type {
    return this.world.objects.has(object) ? objectType(object) : { kind: 'unknown' };
  }

  #dataFields(command: Command): readonly Field[] {
    const { direction, structure } = command.transfer;
    return direction === 'host-to-controller' && structure !== null
      ? (this.world.structures.get(structure.name)?.fields ?? [])
      : [];
  }

  #datumType(field: Field, command: Command): Type {
    const type = this.world.fieldType(field);
    const { list } = command.transfer;
    if (type.kind !== 'list' || list?.count.kind !== 'name' || list.field.name !== field.mnemonic) return type;
    const { name } = list.count;
    const count = command.fields.find((each) => each.mnemonic === name);
    return count === undefined ? type : { ...type, length: (1n << BigInt(count.width)) - 1n };
  }

  #addChosen(names: Map<string, Typed>, command: Command): void {
    const created = command.creates === null ? undefined : this.world.objects.get(command.creates.object.name);
    if (created !== undefined)
      names.set('new', { node: { kind: 'chosen', name: 'new' }, type: this.world.keyType(created) });
    for (const choice of command.choices)
      names.set(choice.name, { node: { kind: 'chosen', name: choice.name }, type: this.choiceType(choice) });
  }

  /** The type of a value that the device chooses. */
  choiceType({ type }: Choice): Type {
    if (type.kind === 'range') {
      const [low, high] = [this.world.bound(type.low).type, this.world.bound(type.high).type];
      return numberType(low.low, high.high);
    }
    if (type.kind === 'distinct') {
      const [low, high] = [this.world.bound(type.low), this.world.bound(type.high)];
      return {
        kind: 'map',
        element: numberType(low.type.low, high.type.high),
        sparse: true,
        initial: null,
        low: { kind: 'literal', value: 0 },
        high: { kind: 'arithmetic', operator: '-', left: high.node, right: low.node },
        keys: numberType(0n, high.type.high - low.type.low),
      };
    }
    const attribute = this.world.objects
      .get(type.object.name)
      ?.attributes.find((each) => each.mnemonic === type.attribute.name);
    return attribute === undefined ? { kind: 'unknown' } : this.world.attributeType(attribute);
  }
}

function objectType(object: string): Type {
  return { kind: 'object', object, optional: false, stored: false };
}

function* objectNames(world: World): Iterable<[string, Typed]> {
  for (const object of world.objects.values()) {
    const name = object.mnemonic;
    if (object.key === null)
      yield [
        name,
        {
          node: { kind: 'object', object: name, key: { kind: 'literal', value: 0 }, low: 0, high: 0 },
          type: objectType(name),
        },
      ];
    else yield [name, { node: { kind: 'literal', value: null }, type: { kind: 'objects', object: name } }];
  }
  yield [ALL_OBJECTS, { node: { kind: 'literal', value: null }, type: { kind: 'objects', object: ANY_OBJECT } }];
  yield ['none', { node: { kind: 'literal', value: null }, type: { kind: 'none' } }];
}
