import { ObjectInstance, type State, type Value } from '../language/values.ts';
import type { Model } from '../model/model.ts';
import { commandExpressions, visit } from './comparisons.ts';
import { inlineTerms } from './terms.ts';

/** Something that can be seen in a state, and how much more it opens than another: a new value of a life cycle most. */
export interface Feature {
  readonly name: string;
  readonly weight: number;
}

const WEIGHTS = { enumeration: 8, count: 6, size: 6, state: 7, census: 5, element: 2, value: 1, pair: 1 } as const;
/** Sizes from here on are not told apart. */
const MANY = 3;

/** Tells what is new in a state, up to values that hosts and devices choose freely. */
export class Features {
  readonly #model: Model;
  readonly #enumerated: ReadonlySet<string>;
  /** Values of limits: a number that reached one is told from others. */
  readonly #limits: ReadonlySet<number>;
  /** Attributes that one command looks at: what they are together decides what it does. */
  readonly #together: readonly ReadonlySet<string>[];

  readonly #across: readonly Across[];

  constructor(model: Model, limits: Readonly<Record<string, number>>) {
    this.#model = model;
    this.#limits = new Set(Object.values(limits).filter((limit) => limit > 1));
    const attributes = model.objects.flatMap((object) => object.attributes);
    this.#enumerated = new Set(attributes.filter(({ range }) => range.kind === 'values').map((each) => each.mnemonic));
    this.#together = model.commands.map((command) => readAttributes(model, command));
    this.#across = model.commands.map((command) => ownAndOthers(model, command));
  }

  of(state: State): Feature[] {
    const counts = Object.entries(state).map(([type, objects]) => feature(`${type}#${objects.size}`, WEIGHTS.count));
    const all = Object.values(state).flatMap((objects) => [...objects.values()]);
    const sizes = all.flatMap((object) => mapSizes(object));
    const census = [...counts.map(({ name }) => name), ...sizes.map(({ name }) => name)].sort().join(' ');
    return [
      ...counts,
      ...sizes,
      feature(census, WEIGHTS.census),
      ...all.flatMap((object) => this.#attributes(object)),
      ...all.flatMap((object) => this.#pairs(object)),
      ...this.#ofTwo(all),
    ];
  }

  #attributes({ type, attributes }: ObjectInstance): Feature[] {
    return Object.entries(attributes).flatMap(([name, value]) => {
      const place = `${type}.${name}`;
      if (value instanceof Map)
        return [...(value as ReadonlyMap<number, Value>).values()].map((element) =>
          feature(`${place}[]=${this.#abstract(element)}`, WEIGHTS.element),
        );
      return [
        this.#enumerated.has(name)
          ? feature(`${place}=${String(value)}`, WEIGHTS.enumeration)
          : feature(`${place}=${this.#abstract(value)}`, WEIGHTS.value),
      ];
    });
  }

  /** Two attributes that one command looks at, neither of them as it was at first. */
  #pairs({ type, attributes }: ObjectInstance): Feature[] {
    const set = Object.entries(attributes).flatMap(([name, value]) => {
      const sign = this.#enumerated.has(name) ? (value === 0 ? '' : String(value)) : isSet(value) ? '+' : '';
      return sign === '' ? [] : [{ name, sign }];
    });
    return set.flatMap((one, i) =>
      set
        .slice(i + 1)
        .filter((two) => this.#together.some((names) => names.has(one.name) && names.has(two.name)))
        .map((two) =>
          feature(
            `${type}: ${one.name}${one.sign} ${two.name}${two.sign}`,
            one.sign === two.sign ? WEIGHTS.pair : WEIGHTS.state,
          ),
        ),
    );
  }

  /** Attributes of two objects of one type, where a command looks at one in its target and at the other in all objects. */
  #ofTwo(all: readonly ObjectInstance[]): Feature[] {
    const found: Feature[] = [];
    for (const [i, one] of all.entries()) {
      for (const [j, two] of all.entries()) {
        if (i === j || one.type !== two.type) continue;
        const [first, second] = [setNames(one), setNames(two)];
        for (const { own, others } of this.#across)
          if (meet(first, own) && meet(second, others))
            for (const a of first.filter((name) => own.has(name)))
              for (const b of second.filter((name) => others.has(name)))
                found.push(feature(`${one.type}: ${a} and another's ${b}`, WEIGHTS.state));
      }
    }
    return found;
  }

  /** What a command's rows look at in a state, for telling states that are the same to it. */
  projection(state: State, command: number): unknown {
    const names = this.#together[command];
    return Object.entries(state).map(([type, objects]) => [
      type,
      [...objects.values()].map(({ key, attributes }) => [
        key,
        Object.entries(attributes).filter(([name]) => names?.has(name)),
      ]),
    ]);
  }

  /** Numbers and bytes count as set or not; of records the enumerated fields tell. */
  #abstract(value: Value): string {
    if (value instanceof ObjectInstance) return value.type;
    if (value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Map)) {
      return Object.entries(value as Readonly<Record<string, Value>>)
        .map(([name, each]) => `${name}${this.#isEnumeratedField(name) ? String(each) : isSet(each) ? '+' : '0'}`)
        .join(' ');
    }
    if (typeof value === 'number' && this.#limits.has(value)) return `=${value}`;
    return isSet(value) ? '+' : '0';
  }

  #isEnumeratedField(name: string): boolean {
    return this.#model.structures.some(({ fields }) =>
      fields.some((field) => field.mnemonic === name && field.values !== undefined),
    );
  }
}

function feature(name: string, weight: number): Feature {
  return { name, weight };
}

function mapSizes({ type, attributes }: ObjectInstance): Feature[] {
  return Object.entries(attributes).flatMap(([name, value]) =>
    value instanceof Map && value.size > 0
      ? [feature(`${type}.${name}#${Math.min(value.size, MANY)}`, WEIGHTS.size)]
      : [],
  );
}

function meet(names: readonly string[], wanted: ReadonlySet<string>): boolean {
  return names.some((name) => wanted.has(name));
}

/** Attributes that a command looks at in its target, and in all objects of a type. */
interface Across {
  readonly own: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
}

function ownAndOthers(model: Model, command: Model['commands'][number]): Across {
  const own = new Set<string>();
  const others = new Set<string>();
  const types = new Set(model.objects.filter((object) => object.key !== null).map(({ mnemonic }) => mnemonic));
  for (const { when, condition } of command.conditions) {
    for (const expression of [when, condition]) {
      if (!expression) continue;
      visit(inlineTerms(expression, model.terms), new Map(), (node, binders) => {
        if (node.kind !== 'member' || node.object.kind !== 'name') return;
        const source = binders.get(node.object.name);
        if (node.object.name === 'this') own.add(node.name);
        else if (source?.kind === 'name' && types.has(source.name)) others.add(node.name);
      });
    }
  }
  return { own, others };
}

function setNames({ attributes }: ObjectInstance): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => (isSet(value) ? [name] : []));
}

function isSet(value: Value): boolean {
  if (value instanceof Map) return value.size > 0;
  return value !== 0 && value !== 0n && value !== null && !(typeof value === 'string' && /^0*$/.test(value));
}

/** Names of attributes that a command's rows look at. */
function readAttributes(model: Model, command: Model['commands'][number]): ReadonlySet<string> {
  const known = new Set(model.objects.flatMap((object) => object.attributes.map((each) => each.mnemonic)));
  const found = new Set<string>();
  for (const expression of commandExpressions(model, command)) {
    visit(inlineTerms(expression, model.terms), new Map(), (node) => {
      if (node.kind === 'member' && known.has(node.name)) found.add(node.name);
    });
  }
  if (model.transitions.some((row) => !row.event && row.command.name === command.name))
    for (const object of model.objects)
      for (const { mnemonic, range } of object.attributes) if (range.kind === 'values') found.add(mnemonic);
  return found;
}
