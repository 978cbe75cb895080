import type { Binder, Expression, ListValue } from '../model/expression.ts';
import type { SourceRange } from '../model/source.ts';
import { Parser } from './parser.ts';
import { SyntaxFault } from './tokens.ts';

/** A syntax tree, or the first error of the text. */
export type ParseResult =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly error: { readonly message: string; readonly at: SourceRange } };

/**
 * Reads a condition or a term's definition. `at` is the place of `text`, which stands on one line; every node gets its part
 * of it.
 */
export function parseExpression(text: string, at: SourceRange): ParseResult {
  return run(text, at, (parser) => parser.expression());
}

/** Reads a Value or New value cell: an expression, `created`, or `XCLE(c.CNTLID) for c in XC where …`. */
export function parseValue(text: string, at: SourceRange): ParseResult {
  return run(text, at, (parser) => {
    if (parser.peek().text === 'created') return parser.name();
    const element = parser.expression();
    return parser.take('for') ? listValue(parser, element) : element;
  });
}

/** Reads a place: names, attributes and keys only, such as `XC[new].TAGS`, `PC.LASTGEN[new]`, `CQE.NEWCNTLID`. */
export function parsePlace(text: string, at: SourceRange): ParseResult {
  return run(text, at, (parser) => {
    const place = parser.postfix();
    if (place.kind === 'name' || place.kind === 'member' || place.kind === 'entry') return place;
    throw new SyntaxFault(`Unexpected ${text}, expected a place such as XC[new].SN`, place.at);
  });
}

function listValue(parser: Parser, element: Expression): ListValue {
  const binder: Binder = parser.binder();
  const where = parser.take('where') ? parser.expression() : null;
  return { kind: 'list', element, binder, where, at: parser.since(element) };
}

function run(text: string, at: SourceRange, read: (parser: Parser) => Expression): ParseResult {
  try {
    const parser = new Parser(text, at);
    const expression = read(parser);
    parser.end();
    return { ok: true, expression };
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    return { ok: false, error: { message: fault.message, at: fault.at } };
  }
}
