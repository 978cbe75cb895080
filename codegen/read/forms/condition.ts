import { parseExpression, parsePlace, parseValue, type ParseResult } from '../../language/parse.ts';
import type { Expression } from '../../model/expression.ts';
import type { SourceRange } from '../../model/source.ts';
import type { ReadContext } from '../context.ts';
import type { Cell } from '../markdown/cell.ts';
import { exactText, filledText, type Reading } from './text.ts';

/** A cell that holds an expression of the condition language. */
export function expressionCell(cell: Cell, context: ReadContext): Reading<Expression> {
  return parsed(cell, 'a condition such as NTAG > TAGMAX', parseExpression, context);
}

/** A cell that may be empty: `null`. */
export function whenCell(cell: Cell, context: ReadContext): Reading<Expression | null> {
  const text = exactText(cell, context);
  return text === '' ? null : text === undefined ? undefined : expressionCell(cell, context);
}

/** A New value or Value cell. */
export function valueCell(cell: Cell, context: ReadContext): Reading<Expression> {
  return parsed(cell, 'a value such as SEL, TAGMAX - 1 or none', parseValue, context);
}

/** An Attribute cell of an Effects table. */
export function placeCell(cell: Cell, context: ReadContext): Reading<Expression> {
  return parsed(cell, 'a place such as XC[new].SN', parsePlace, context);
}

function parsed(
  cell: Cell,
  expected: string,
  parse: (text: string, at: SourceRange) => ParseResult,
  context: ReadContext,
): Reading<Expression> {
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  const result = parse(text, cell.at);
  if (result.ok) return result.expression;
  context.report('condition-syntax', result.error.at, result.error.message);
  return undefined;
}
