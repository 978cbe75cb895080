import type { Reference } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { ReadContext } from '../context.ts';
import type { SelectorFact } from '../facts.ts';
import type { SourceTable } from '../markdown/table.ts';
import { commandSubject } from './subject.ts';
import type { Reading } from './text.ts';

/** What a table of a dword belongs to. */
export interface DwordSubject {
  readonly command: Reference;
  /** Empty: the table holds for every use of the command. */
  readonly selectors: readonly SelectorFact[];
}

/** The subject of a dword, whose condition is one that a codec can tell. */
export function dwordSubject(table: SourceTable, context: ReadContext): Reading<DwordSubject> {
  const subject = commandSubject(table, context);
  if (subject === undefined) return undefined;
  const { command, when } = subject;
  const selectors: SelectorFact[] = [];
  for (const part of when === null ? [] : parts(when)) {
    const selector = selectorOf(part);
    if (selector === null) {
      context.report(
        'table-caption',
        part.at,
        'Unexpected condition, expected FIELD = VALUE or FIELD in {VALUE, VALUE}, joined by and',
      );
      return undefined;
    }
    selectors.push(selector);
  }
  return { command, selectors };
}

function parts(expression: Expression): readonly Expression[] {
  return expression.kind === 'binary' && expression.operator === 'and'
    ? [...parts(expression.left), ...parts(expression.right)]
    : [expression];
}

function selectorOf(expression: Expression): SelectorFact | null {
  const [left, right] = sides(expression);
  if (left?.kind !== 'name') return null;
  const values: (number | Reference)[] = [];
  for (const value of right) {
    if (value.kind === 'name') values.push({ name: value.name, at: value.at });
    else if (value.kind === 'number' && typeof value.value === 'number') values.push(value.value);
    else return null;
  }
  return { field: { name: left.name, at: left.at }, values };
}

function sides(expression: Expression): readonly [left: Expression | null, right: readonly Expression[]] {
  if (expression.kind === 'binary' && expression.operator === '=') return [expression.left, [expression.right]];
  if (expression.kind === 'in' && !expression.negated && expression.set.kind === 'elements')
    return [expression.left, expression.set.elements];
  return [null, []];
}
