import type { Choice, Creation } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import { expressionCell } from './condition.ts';
import { memberReference } from './member.ts';
import { optionalSplit, splitAt } from './split.ts';
import { filledText, type Reading, unexpected } from './text.ts';

const NEW = /^(?<object>[A-Z][A-Z0-9]*)\[new\]$/;
const NAME = /^[A-Z][A-Z0-9]*$/;

/** The Creates property: `XC[new] where new != PC.CNTLID`. */
export function creationCell(cell: Cell, context: ReadContext): Reading<Creation> {
  const expected = '"OBJECT[new]", or "OBJECT[new] where CONDITION"';
  if (filledText(cell, expected, context) === undefined) return undefined;
  const [entry, whereText] = optionalSplit(cell, ' where ');
  const object = NEW.exec(entry.text)?.groups?.['object'];
  if (object === undefined) return unexpected(cell, expected, context);
  const where = whereText && expressionCell(whereText, context);
  return where === undefined
    ? undefined
    : { object: { name: object, at: slice(entry, 0, object.length).at }, where, at: cell.at };
}

/** A Chooses property: `GEN in 1..FFFFh where …`, `NABRT in 0..1, idle 1`, `OWNSN like XC.SN where …`, `PAIRLIST as NQP distinct q in 1..9 where …`. */
export function choiceCell(cell: Cell, context: ReadContext): Reading<Choice> {
  const expected =
    '"NAME in LOW..HIGH where CONDITION", "NAME in LOW..HIGH, idle VALUE where CONDITION", "NAME like OBJECT.ATTRIBUTE where CONDITION" or "NAME as COUNT distinct ELEMENT in LOW..HIGH where CONDITION"; where may be left out';
  if (filledText(cell, expected, context) === undefined) return undefined;
  const [head, whereText] = optionalSplit(cell, ' where ');
  const [name, type] = choiceType(head, context) ?? [];
  if (name === undefined || !NAME.test(name.text)) return unexpected(head, expected, context);
  const where = whereText && expressionCell(whereText, context);
  return where === undefined || type === undefined ? undefined : { name: name.text, type, where, at: cell.at };
}

function choiceType(head: Cell, context: ReadContext): readonly [name: Cell, type: Reading<Choice['type']>] | null {
  const like = splitAt(head, ' like ');
  if (like !== null) {
    const place = memberReference(like[1], 'an attribute of an object, such as XC.SN', context);
    return [like[0], place && { kind: 'like', object: place.object, attribute: place.member }];
  }
  const several = splitAt(head, ' as ');
  if (several !== null) return [several[0], distinct(several[1], context)];
  const range = splitAt(head, ' in ');
  const [span, idleText] = range ? optionalSplit(range[1], ', idle ') : [null, null];
  const bounds = span && splitAt(span, '..');
  if (range === null || bounds === null) return null;
  const low = expressionCell(bounds[0], context);
  const high = expressionCell(bounds[1], context);
  const idle = idleText && expressionCell(idleText, context);
  if (low === undefined || high === undefined || idle === undefined) return [range[0], undefined];
  return [range[0], { kind: 'range', low, high, ...(idle && { idle }) }];
}

function distinct(cell: Cell, context: ReadContext): Reading<Choice['type']> {
  const [countText, rest] = splitAt(cell, ' distinct ') ?? [];
  const [element, bounds] = (rest && splitAt(rest, ' in ')) ?? [];
  const [lowText, highText] = (bounds && splitAt(bounds, '..')) ?? [];
  if (countText === undefined || element === undefined || lowText === undefined || highText === undefined)
    return unexpected(cell, 'the form "COUNT distinct ELEMENT in LOW..HIGH"', context);
  const count = expressionCell(countText, context);
  const low = expressionCell(lowText, context);
  const high = expressionCell(highText, context);
  if (count === undefined || low === undefined || high === undefined) return undefined;
  return { kind: 'distinct', count, element: element.text, low, high };
}
