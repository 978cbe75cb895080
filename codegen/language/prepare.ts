import type { Reference } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { AttributeRange, ObjectType } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';
import { askedValues, NOTHING_ASKED, type AskedValues } from './asked-values.ts';
import type { Closure } from './closure.ts';
import { compile } from './compile.ts';
import { fold } from './fold.ts';
import { interpret } from './interpret.ts';
import type { Place } from './places.ts';
import type { Problem } from './problem.ts';
import type { Resolved } from './resolved.ts';
import { resolveAny, resolveCondition, resolvePlace, resolveValue } from './resolve.ts';
import type { AskingRow } from './row-selection.ts';
import type { Scope } from './scope.ts';
import type { Type } from './types.ts';

/** Which of the two readings of the language evaluates. */
export type Evaluator = 'interpreter' | 'compiler';

/** A row that answers with a status where it holds. */
export interface PreparedStatusRow extends AskingRow {
  readonly id: string;
  readonly status: string;
  readonly holds: Closure;
  /** The device may do without it. */
  readonly isOptional: boolean;
}

/** Makes closures of cells, once. A cell that does not resolve is an error here: a checked text has none. */
export class Preparation {
  readonly #evaluator: Evaluator;
  readonly #limits: Readonly<Record<string, number>>;

  /** `limits`: those of the device, where there is one; they are constants of the compiled closures. */
  constructor(evaluator: Evaluator, limits: Readonly<Record<string, number>> = {}) {
    this.#evaluator = evaluator;
    this.#limits = limits;
  }

  /** The closure of a resolved expression. */
  closure(resolved: Resolved): Closure {
    if (this.#evaluator === 'interpreter') return (environment) => interpret(resolved, environment);
    return compile(fold(resolved, this.#limits));
  }

  /** A condition; an empty cell is true. */
  condition(expression: Expression | null, scope: Scope, row: string): Closure {
    return this.closure(this.#condition(expression, scope, row));
  }

  /** What a condition asks of the command's fields. The interpreter looks at every row. */
  asks(expression: Expression | null, scope: Scope, row: string): AskedValues {
    return this.#asks(this.#condition(expression, scope, row));
  }

  /** A row of a table of conditions: `When` and the condition, as `and`. */
  statusRow(
    {
      id,
      when,
      condition,
      status,
      isOptional = false,
    }: {
      readonly id: string;
      readonly when: Expression | null;
      readonly condition: Expression;
      readonly status: Reference;
      readonly isOptional?: boolean;
    },
    scope: Scope,
  ): PreparedStatusRow {
    const body = this.#condition(condition, scope, id);
    const holds: Resolved =
      when === null ? body : { kind: 'logical', operator: 'and', left: this.#condition(when, scope, id), right: body };
    return { id, status: status.name, holds: this.closure(holds), isOptional, asks: this.#asks(holds) };
  }

  /** A value for a place of the type. */
  value(expression: Expression, scope: Scope, expected: Type, row: string): Closure {
    const { resolved, problems } = resolveValue(expression, scope, expected);
    refuse(problems, row);
    return this.closure(resolved);
  }

  /** A calculation without a place, such as a length. */
  number(expression: Expression, scope: Scope, row: string): Closure {
    const { resolved, type, problems } = resolveAny(expression, scope);
    refuse(problems, row);
    if (type.kind !== 'number') throw unresolved(row, expression.at, 'Unexpected value, expected a number');
    return this.closure(resolved);
  }

  /** A value of any kind. */
  any(expression: Expression, scope: Scope, row: string): Closure {
    const { resolved, problems } = resolveAny(expression, scope);
    refuse(problems, row);
    return this.closure(resolved);
  }

  /** A place of an effect, with the type of its value. */
  place(expression: Expression, scope: Scope, row: string): { readonly place: Place; readonly type: Type } {
    const { resolved, type, problems } = resolvePlace(expression, scope);
    refuse(problems, row);
    if (resolved === null)
      throw unresolved(row, expression.at, 'Unexpected expression, expected a place such as XC[new].SN');
    return { place: resolved, type };
  }

  #asks(condition: Resolved): AskedValues {
    return this.#evaluator === 'compiler' ? askedValues(condition) : NOTHING_ASKED;
  }

  #condition(expression: Expression | null, scope: Scope, row: string): Resolved {
    if (expression === null) return { kind: 'literal', value: true };
    const { resolved, problems } = resolveCondition(expression, scope);
    refuse(problems, row);
    return resolved;
  }
}

/** Throws for a Range cell with a bound that does not resolve. */
export function requireRanges(objects: readonly ObjectType[], scope: Scope, preparation: Preparation): void {
  for (const { mnemonic: object, attributes } of objects) {
    for (const { mnemonic, range } of attributes) {
      for (const bound of boundsOf(range)) preparation.number(bound, scope, `Range of ${object}.${mnemonic}`);
    }
  }
}

function boundsOf(range: AttributeRange): readonly Expression[] {
  if (range.kind === 'number') return [range.low, range.high];
  return range.kind === 'map' ? [range.low, range.high, ...boundsOf(range.element)] : [];
}

/** An error that names the row and the place of a cell. */
export function unresolved(row: string, { file, start }: SourceRange, message: string): Error {
  return new Error(`${file}:${start.line}:${start.column}: ${row}: ${message}`);
}

/** Harmless problems (a condition with one outcome) are findings of the checks; mutants of a model may well have them. */
function refuse(problems: readonly Problem[], row: string): void {
  const problem = problems.find((each) => !each.harmless);
  if (problem !== undefined) throw unresolved(row, problem.at, problem.message);
}
