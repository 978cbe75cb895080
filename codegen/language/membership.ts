import type { Resolved, Source } from './resolved.ts';

type Objects = Extract<Source, { kind: 'objects' }>;
type Chained = Exclude<Source, { kind: 'objects' | 'controllers' }>;

/**
 * What a quantifier asks of the objects of a type, where it asks for equal values: `exists c in XC, u in c.TAGS where
 * u.TVAL = TVAL and …` can only be true of an object that has TVAL in one of its tags.
 */
export interface Membership {
  readonly object: string;
  readonly slot: number;
  /** The binders after it, each of which runs over something of the object. */
  readonly chain: readonly Chained[];
  /** What is read from the object, and what it has to be equal to. */
  readonly equalities: readonly { readonly own: Resolved; readonly given: Resolved }[];
  /** The attributes of the object that the keys depend on. */
  readonly attributes: ReadonlySet<string>;
  /** The same for two memberships with the same keys. */
  readonly shape: string;
}

/**
 * The membership that `exists` asks for with the first of these binders, or `null`. A body that is a conjunction is false,
 * and not undefined, of an object for which one of its equalities is false.
 */
export function membershipOf(binders: readonly Source[], body: Resolved): Membership | null {
  const [first, ...rest] = binders;
  if (first?.kind !== 'objects') return null;
  const slots = new Map([[first.slot, 0]]);
  const attributes = new Set<string>();
  const chain: Chained[] = [];
  for (const source of rest) {
    if (!isChained(source, slots, attributes)) return null;
    chain.push(source);
    slots.set(source.slot, slots.size);
  }
  const equalities = conjuncts(body).flatMap((each) => equalityOf(each, slots, attributes) ?? []);
  if (equalities.length === 0) return null;
  const shape = text([first.object, chain, equalities.map(({ own }) => own)], slots);
  return { object: first.object, slot: first.slot, chain, equalities, attributes, shape };
}

/** What a sum adds up of the objects of a type: something that each has by itself. */
export interface Total {
  readonly object: string;
  readonly attributes: ReadonlySet<string>;
  readonly shape: string;
}

/** The total behind `sum(c.NQP for c in XC)`, or `null` where the summand depends on more than the object. */
export function totalOf(source: Source, value: Resolved): (Total & Pick<Objects, 'slot'>) | null {
  if (source.kind !== 'objects') return null;
  const slots = new Map([[source.slot, 0]]);
  const attributes = new Set<string>();
  if (!isOwn(value, slots, attributes)) return null;
  const { object, slot } = source;
  return { object, slot, attributes, shape: text(['sum', object, value], slots) };
}

/** The one object that a filter `c != …` leaves out, or `null` for any other filter. */
export function leftOut(where: Resolved, slot: number): Resolved | null {
  if (where.kind !== 'relation' || where.operator !== '!=') return null;
  const { left, right } = where;
  if (isBinder(left, slot)) return mentions(right, new Map([[slot, 0]])) ? null : right;
  return isBinder(right, slot) && !mentions(left, new Map([[slot, 0]])) ? left : null;
}

function isBinder(node: Resolved, slot: number): boolean {
  return node.kind === 'binder' && node.slot === slot;
}

function isChained(source: Source, slots: ReadonlyMap<number, number>, attributes: Set<string>): source is Chained {
  if (source.kind === 'objects' || source.kind === 'controllers') return false;
  if (!isOwn(source.of, slots, attributes)) return false;
  return source.kind !== 'total' || [source.low, source.high].every((bound) => isOwn(bound, slots, attributes));
}

function conjuncts(node: Resolved): readonly Resolved[] {
  return node.kind === 'logical' && node.operator === 'and'
    ? [...conjuncts(node.left), ...conjuncts(node.right)]
    : [node];
}

function equalityOf(
  node: Resolved,
  slots: ReadonlyMap<number, number>,
  attributes: Set<string>,
): Membership['equalities'][number] | null {
  if (node.kind !== 'relation' || node.operator !== '=') return null;
  for (const [own, given] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const read = new Set<string>();
    if (!mentions(own, slots) || mentions(given, slots) || !isOwn(own, slots, read)) continue;
    for (const attribute of read) attributes.add(attribute);
    return { own, given };
  }
  return null;
}

/** Whether an expression depends on nothing but one object (which its binders lead to) and the limits of the device. */
function isOwn(node: Resolved, slots: ReadonlyMap<number, number>, attributes: Set<string>): boolean {
  const own = (each: Resolved): boolean => isOwn(each, slots, attributes);
  switch (node.kind) {
    case 'literal':
    case 'limit':
      return true;
    case 'binder':
    case 'index':
      return slots.has(node.slot);
    case 'key':
      return !node.stored && own(node.of);
    case 'attribute':
      attributes.add(node.name);
      return !node.stored && node.keyOf === undefined && own(node.of);
    case 'member':
      return own(node.of);
    case 'element':
      return own(node.of) && own(node.key) && (node.bounds === null || (own(node.bounds.low) && own(node.bounds.high)));
    case 'arithmetic':
      return own(node.left) && own(node.right);
    default:
      return false;
  }
}

/** Whether an expression reads one of the binders. */
function mentions(node: unknown, slots: ReadonlyMap<number, number>): boolean {
  if (Array.isArray(node)) return node.some((each) => mentions(each, slots));
  if (typeof node !== 'object' || node === null) return false;
  const { kind, slot } = node as { readonly kind?: unknown; readonly slot?: number };
  if (kind === 'literal') return false;
  if ((kind === 'binder' || kind === 'index') && slot !== undefined && slots.has(slot)) return true;
  return Object.values(node).some((each) => mentions(each, slots));
}

/** An expression as a text in which binders are numbered from 0. */
function text(node: unknown, slots: ReadonlyMap<number, number>): string {
  return JSON.stringify(node, (name, value: unknown) => {
    if (typeof value === 'bigint') return `${value}n`;
    if (value instanceof Map) return [...value];
    return name === 'slot' ? (slots.get(value as number) ?? value) : value;
  });
}
