import type { SourceRange } from './source.ts';

/** The syntax tree of the condition language. Every node knows where it stands in the Markdown. */
export type Expression =
  | NumberLiteral
  | Name
  | Member
  | Entry
  | Binary
  | Not
  | Membership
  | Exists
  | FieldTest
  | Quantifier
  | Count
  | Sum
  | Call
  | RecordValue
  | ListValue;

/** Every kind of expression: what tells an expression from other parts of a model. */
export const EXPRESSION_KINDS: ReadonlySet<unknown> = new Set<Expression['kind']>([
  'number',
  'name',
  'member',
  'entry',
  'binary',
  'not',
  'in',
  'exists',
  'field-test',
  'quantifier',
  'count',
  'sum',
  'call',
  'record',
  'list',
]);

interface Node {
  readonly at: SourceRange;
}

/** `12`, `1Fh`, `101b`. A bigint where the value exceeds 2^53 - 1. `text` is the literal as written. */
export interface NumberLiteral extends Node {
  readonly kind: 'number';
  readonly value: number | bigint;
  readonly text: string;
}

/** A field of the command, a limit, an enumerator, a term, a binder, an object, `this`, `new` or `none`. */
export interface Name extends Node {
  readonly kind: 'name';
  readonly name: string;
}

/** `c.SUBNQN` */
export interface Member extends Node {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
}

/** `XC[CNTLID]`, `this.TAGS[TIDX]` */
export interface Entry extends Node {
  readonly kind: 'entry';
  readonly collection: Expression;
  readonly key: Expression;
}

export type LogicalOperator = 'and' | 'or';
export type RelationalOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithmeticOperator = '+' | '-' | '*' | 'mod' | '^';

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: LogicalOperator | RelationalOperator | ArithmeticOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Not extends Node {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** `SEL in {List, Tags}`, `NQP not in 2..MAXNQP` */
export interface Membership extends Node {
  readonly kind: 'in';
  readonly negated: boolean;
  readonly left: Expression;
  readonly set: MembershipSet;
}

export type MembershipSet =
  | { readonly kind: 'range'; readonly low: Expression; readonly high: Expression }
  | { readonly kind: 'elements'; readonly elements: readonly Expression[] };

/** `exists XC[CNTLID]`: true for a present entry, false for an absent one, undefined for a key out of range. */
export interface Exists extends Node {
  readonly kind: 'exists';
  readonly entry: Expression;
}

/**
 * `reserved SEL`: the value has no definition in the field's Values table.
 * `malformed SN`: the bytes break the format that the field's description states.
 */
export interface FieldTest extends Node {
  readonly kind: 'field-test';
  readonly test: 'reserved' | 'malformed';
  readonly operand: Expression;
}

export interface Binder extends Node {
  readonly name: string;
  readonly source: Expression;
}

/** `exists c in XC, t in c.TAGS where …`, `every t in TAGLIST satisfies …` */
export interface Quantifier extends Node {
  readonly kind: 'quantifier';
  readonly quantifier: 'exists' | 'every';
  readonly binders: readonly Binder[];
  readonly body: Expression;
}

/** `count(XC)`, `count(c in XC where …)` */
export interface Count extends Node {
  readonly kind: 'count';
  readonly source: Expression | null;
  readonly binder: Binder | null;
  readonly where: Expression | null;
}

/** `sum(c.NQP for c in XC where …)` */
export interface Sum extends Node {
  readonly kind: 'sum';
  readonly value: Expression;
  readonly binder: Binder;
  readonly where: Expression | null;
}

/** `SameTag(t, u)`: a term with arguments, or one of the built-in `index(t)` and `entries(F)`. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

/** `TAGD(TVAL, TTYPE, SHARE, TRID)`: a record; one argument for each field of the structure, in order. */
export interface RecordValue extends Node {
  readonly kind: 'record';
  readonly structure: string;
  readonly arguments: readonly Expression[];
}

/** `XCLE(c.CNTLID, …) for c in XC where …`: a list of records, in ascending order of the key or index. */
export interface ListValue extends Node {
  readonly kind: 'list';
  readonly element: Expression;
  readonly binder: Binder;
  readonly where: Expression | null;
}
