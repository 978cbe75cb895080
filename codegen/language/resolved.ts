import type { ArithmeticOperator, LogicalOperator, RelationalOperator } from '../model/expression.ts';
import type { Value } from './values.ts';

/**
 * An expression after name resolution: what the interpreter walks and the compiler turns into closures. Terms are inlined;
 * each binder has a slot of its own, so that inlining captures nothing.
 */
export type Resolved =
  | { readonly kind: 'literal'; readonly value: Value }
  /**
   * A field of the submission queue entry; `zero` is its value when the operation does not give it. Undefined unless
   * `present` is true: the field may be one of several for its bits.
   */
  | { readonly kind: 'field'; readonly name: string; readonly zero: Value; readonly present: Resolved | null }
  /** A field of the host's data. */
  | { readonly kind: 'datum'; readonly name: string; readonly zero: Value }
  | { readonly kind: 'limit'; readonly name: string }
  /** `new`, or the name of a Chooses property. */
  | { readonly kind: 'chosen'; readonly name: string }
  | { readonly kind: 'target' }
  | { readonly kind: 'binder'; readonly slot: number }
  /** The index or key under which a binder's value stands. */
  | { readonly kind: 'index'; readonly slot: number }
  | ObjectEntry
  /** The key of an object. `stored`: the object was read from an attribute and may be gone. */
  | { readonly kind: 'key'; readonly of: Resolved; readonly object: string; readonly stored: boolean }
  | {
      readonly kind: 'attribute';
      readonly of: Resolved;
      readonly object: string;
      readonly name: string;
      readonly stored: boolean;
      /** Of a controller of any type: the types whose key has this name. */
      readonly keyOf?: readonly string[];
    }
  | { readonly kind: 'member'; readonly of: Resolved; readonly name: string; readonly zero: Value }
  | ElementEntry
  | { readonly kind: 'logical'; readonly operator: LogicalOperator; readonly left: Resolved; readonly right: Resolved }
  | {
      readonly kind: 'relation';
      readonly operator: RelationalOperator;
      readonly left: Resolved;
      readonly right: Resolved;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Resolved;
      readonly right: Resolved;
    }
  | { readonly kind: 'not'; readonly operand: Resolved }
  | {
      readonly kind: 'in-range';
      readonly negated: boolean;
      readonly left: Resolved;
      readonly low: Resolved;
      readonly high: Resolved;
    }
  | {
      readonly kind: 'in-set';
      readonly negated: boolean;
      readonly left: Resolved;
      readonly elements: readonly Resolved[];
    }
  | { readonly kind: 'exists'; readonly entry: ObjectEntry | ElementEntry }
  /** True for a number that lies in none of the ranges. */
  | { readonly kind: 'reserved'; readonly operand: Resolved; readonly defined: readonly NumberRange[] }
  | { readonly kind: 'malformed'; readonly operand: Resolved; readonly format: 'ascii' | 'nqn' }
  | {
      readonly kind: 'quantifier';
      readonly quantifier: 'exists' | 'every';
      readonly binders: readonly Source[];
      readonly body: Resolved;
    }
  | { readonly kind: 'count'; readonly source: Source; readonly where: Resolved | null }
  | { readonly kind: 'sum'; readonly value: Resolved; readonly source: Source; readonly where: Resolved | null }
  | { readonly kind: 'record'; readonly fields: readonly { readonly name: string; readonly value: Resolved }[] }
  | { readonly kind: 'list'; readonly element: Resolved; readonly source: Source; readonly where: Resolved | null }
  /** A list as a map: entry i under key i. */
  | { readonly kind: 'keyed'; readonly list: Resolved };

/** An object by its key, `XC[CNTLID]`; undefined for a key outside `low` to `high` and for an absent object. */
export interface ObjectEntry {
  readonly kind: 'object';
  readonly object: string;
  readonly key: Resolved;
  readonly low: number;
  readonly high: number;
}

/** An entry of a map (`total` holds the value of entries never written) or of a list (`bounds` is `null`). */
export interface ElementEntry {
  readonly kind: 'element';
  readonly of: Resolved;
  readonly key: Resolved;
  readonly bounds: { readonly low: Resolved; readonly high: Resolved } | null;
  readonly total: Value | null;
}

/** What a binder runs over; each element gets the slot in turn. */
export type Source =
  | { readonly kind: 'objects'; readonly slot: number; readonly object: string }
  /** The objects of all types. `number`: the attribute of the one without a key under whose value it stands. */
  | { readonly kind: 'controllers'; readonly slot: number; readonly number: string | null }
  | { readonly kind: 'list'; readonly slot: number; readonly of: Resolved }
  | { readonly kind: 'sparse'; readonly slot: number; readonly of: Resolved }
  | {
      readonly kind: 'total';
      readonly slot: number;
      readonly of: Resolved;
      readonly low: Resolved;
      readonly high: Resolved;
      readonly initial: Value;
    };

/** Numbers from `low` to `high`, both included. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}
