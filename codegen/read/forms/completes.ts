import type { Completes } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { type Cell, slice } from '../markdown/cell.ts';
import { expressionCell } from './condition.ts';
import { optionalSplit, splitAt } from './split.ts';
import { filledText, type Reading, reference, unexpected } from './text.ts';

const EXPECTED =
  '"when EVENT, when CONDITION, durable when CONDITION, or EVENT with STATUS"; all but the first part may be left out';
const WHEN = 'when ';

/**
 * The Completes property: `when Quiesced, when ACT in {Detach, Remove}, durable when ACT = Remove, or Quiesce Timeout with
 * Internal Error`.
 */
export function completesCell(cell: Cell, context: ReadContext): Reading<Completes> {
  const text = filledText(cell, EXPECTED, context);
  if (text === undefined) return undefined;
  if (!text.startsWith(WHEN)) return unexpected(cell, EXPECTED, context);
  const [success, failureText] = optionalSplit(cell, ', or ');
  const [waits, durableText] = optionalSplit(slice(success, WHEN.length), ', durable when ');
  const [eventText, whenText] = optionalSplit(waits, ', when ');
  const event = reference(eventText, 'the name of an Event', context);
  const when = whenText && expressionCell(whenText, context);
  const durable = durableText && expressionCell(durableText, context);
  const failure = failureText && failureCell(failureText, context);
  if (event === undefined || when === undefined || durable === undefined || failure === undefined) return undefined;
  return { event, when, durable, failure, at: cell.at };
}

function failureCell(cell: Cell, context: ReadContext): Reading<NonNullable<Completes['failure']>> {
  const [eventText, statusText] = splitAt(cell, ' with ') ?? [];
  if (eventText === undefined || statusText === undefined) return unexpected(cell, EXPECTED, context);
  const event = reference(eventText, 'the name of an Event', context);
  const status = reference(statusText, 'the name of a status code', context);
  return event && status && { event, status };
}
