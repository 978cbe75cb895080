import type { Completes } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import { expressionCell } from './condition.ts';
import { optionalSplit, splitAt } from './split.ts';
import { filledText, type Reading, reference, unexpected } from './text.ts';

const EXPECTED =
  '"when EVENT", "when EVENT, when CONDITION", each with ", or EVENT with STATUS" for a failure or without';
const WHEN = 'when ';

/** The Completes property: `when Quiesced, when ACT = Detach, or Quiesce Timeout with Internal Error`. */
export function completesCell(cell: Cell, context: ReadContext): Reading<Completes> {
  const text = filledText(cell, EXPECTED, context);
  if (text === undefined) return undefined;
  if (!text.startsWith(WHEN)) return unexpected(cell, EXPECTED, context);
  const [success, failureText] = optionalSplit(cell, ', or ');
  const [eventText, whenText] = optionalSplit(slice(success, WHEN.length), ', when ');
  const event = reference(eventText, 'the name of an Event', context);
  const when = whenText && expressionCell(whenText, context);
  const failure = failureText && failureCell(failureText, context);
  if (event === undefined || when === undefined || failure === undefined) return undefined;
  return { event, when, failure, at: cell.at };
}

function failureCell(cell: Cell, context: ReadContext): Reading<NonNullable<Completes['failure']>> {
  const [eventText, statusText] = splitAt(cell, ' with ') ?? [];
  if (eventText === undefined || statusText === undefined) return unexpected(cell, EXPECTED, context);
  const event = reference(eventText, 'the name of an Event', context);
  const status = reference(statusText, 'the name of a status code', context);
  return event && status && { event, status };
}
