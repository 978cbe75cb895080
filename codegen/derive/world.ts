import type { Catalog } from './catalog.ts';
import type { Expression } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { visit } from './comparisons.ts';
import type { RecordValue, Value } from '../language/values.ts';

/** The limits that one group of vectors was derived for. */
export interface World {
  /** `small`, or the limit that differs from it: `unts-0`. */
  readonly name: string;
  readonly limits: Readonly<Record<string, number>>;
}

/** The least value that a limit with room gets: 0 and 1 hide too much. */
const FIRST_VALUE = 2;
/** Where ranges begin from which the device chooses: far from limits that are counted. */
const FIRST_CHOICE = 0xe01;

/**
 * The small world: every limit with a range is small, and no two are equal, so that a mixed-up limit shows. What is
 * counted comes first: a limit is reached with few commands, but for one that the device begins with. Yes/no limits are 1. Each further world answers one yes/no
 * limit with 0.
 */
export function worlds(model: Model): World[] {
  const limits: Record<string, number> = {};
  const counted = countedLimits(model);
  const bases = choiceBases(model);
  const first = beginningLimits(model);
  const exponents = exponentLimits(model);
  let next = FIRST_VALUE;
  for (const { mnemonic, minimum, maximum } of [...model.limits].sort((a, b) => rank(a) - rank(b))) {
    const flag = minimum === 0 && maximum === 1;
    const wanted = flag || exponents.has(mnemonic) ? 1 : bases.has(mnemonic) ? FIRST_CHOICE : next++;
    limits[mnemonic] = Math.min(Math.max(wanted, minimum), maximum);
  }

  function rank({ mnemonic }: { readonly mnemonic: string }): number {
    return counted.has(mnemonic) && !first.has(mnemonic) ? 0 : 1;
  }
  const small: World = { name: 'small', limits };
  const flags = model.limits.filter((limit) => limit.minimum === 0 && limit.maximum === 1);
  return [
    small,
    ...flags.map(({ mnemonic }) => ({ name: `${mnemonic.toLowerCase()}-0`, limits: { ...limits, [mnemonic]: 0 } })),
  ];
}

/** Limits that a row compares with a number of objects or entries. */
function countedLimits(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const note = (count: Expression, limit: Expression): void => {
    if (count.kind === 'count' && limit.kind === 'name') found.add(limit.name);
  };
  // Those of the base annex come last with all others there: what the proposal counts stays small.
  const own = model.commands.filter((command) => command.class === 'normative');
  for (const { condition } of own.flatMap((command) => command.conditions)) {
    visit(condition, new Map(), (node) => {
      if (node.kind !== 'binary') return;
      note(node.left, node.right);
      note(node.right, node.left);
    });
  }
  return found;
}

/** Limits that are an exponent: each one more doubles what a vector has to move. */
function exponentLimits(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const rows = [...model.common, ...model.commands.flatMap((command) => command.conditions)];
  for (const { condition } of rows)
    visit(condition, new Map(), (node) => {
      if (node.kind === 'binary' && node.operator === '^' && node.right.kind === 'name') found.add(node.right.name);
    });
  return found;
}

/** Limits of entries with which a map begins: they are reached with the first command. */
function beginningLimits(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { each } of model.objects.flatMap((object) => object.attributes)) {
    if (each?.where) visit(each.where, new Map(), (node) => node.kind === 'name' && found.add(node.name));
  }
  return found;
}

/** Limits at which a range begins that the device chooses several numbers from. */
function choiceBases(model: Model): ReadonlySet<string> {
  const types = model.commands.flatMap((command) => command.choices.map(({ type }) => type));
  return new Set(
    types.flatMap((type) => (type.kind === 'distinct' && type.low.kind === 'name' ? [type.low.name] : [])),
  );
}

/** Values for attributes of the primary controller that a device brings with it: distinct, and of the right form. */
export function deviceAttributes(catalog: Catalog): Record<string, RecordValue> {
  const all: Record<string, RecordValue> = {};
  let number = 0xa01;
  for (const object of catalog.model.objects) {
    if (object.key) continue;
    const values: Record<string, Value> = {};
    for (const attribute of object.attributes) {
      if (attribute.initial) continue;
      if (attribute.range.kind === 'bytes') {
        const text =
          attribute.range.format === 'nqn'
            ? `nqn.2026-01.example:device:${attribute.mnemonic}`
            : `DEVICE-${attribute.mnemonic}`;
        values[attribute.mnemonic] = textBytes(text, attribute.range.size, attribute.range.format === 'ascii');
      } else if (attribute.range.kind === 'number') {
        // A small range has no room for a number that nothing else has: then its greatest one.
        const { high } = attribute.range;
        const isSmall = high.kind === 'number' && high.value < number;
        values[attribute.mnemonic] = isSmall ? Number(high.value) : number;
        number += 16;
      }
    }
    all[object.mnemonic] = values;
  }
  return all;
}

/**
 * What another device brings with it: the least or the greatest numbers there are, which a host's own numbers may equal,
 * zeros in a list too.
 */
export function extremeAttributes(catalog: Catalog, end: 'low' | 'high'): Record<string, RecordValue> {
  const all = deviceAttributes(catalog);
  for (const { mnemonic, attributes } of catalog.model.objects) {
    const values = all[mnemonic];
    if (!values) continue;
    const extreme = attributes.flatMap((attribute): [string, Value][] => {
      const bound = attribute.mnemonic in values && attribute.range.kind === 'number' ? attribute.range[end] : null;
      return bound?.kind === 'number' ? [[attribute.mnemonic, bound.value]] : [];
    });
    all[mnemonic] = { ...values, ...Object.fromEntries(extreme) };
  }
  return all;
}

/** Text as hexadecimal of `size` bytes, cut or padded with spaces or zeros. */
export function textBytes(text: string, size: number, spaces: boolean): string {
  const bytes = new TextEncoder().encode(text).subarray(0, size);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.padEnd(size * 2, spaces ? '20' : '00');
}
