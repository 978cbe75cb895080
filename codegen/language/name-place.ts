import type { Call, Expression } from '../model/expression.ts';
import { type SourceRange, within } from '../model/source.ts';

/** The place of the name behind the dot of `this.STATE`. */
export function memberPlace(object: Expression, name: string, at: SourceRange): SourceRange {
  return part(at, object.at.end.column + 1, name);
}

/** The place of the name before the parenthesis of `ValidTag(t)`. */
export function callPlace({ name, arguments: given, at }: Call): SourceRange {
  const [first] = given;
  return first === undefined ? at : part(at, first.at.start.column - 1 - name.length, name);
}

/** The name's part of a whole that may begin with a parenthesis; the whole where the name cannot stand there. */
function part(at: SourceRange, column: number, name: string): SourceRange {
  const from = column - at.start.column;
  const fits = from >= 0 && column + name.length <= at.end.column;
  return fits ? within(at, from, from + name.length) : at;
}
