import type { SourceRange } from '../../model/source.ts';
import type { QuietMove } from '../move.ts';
import { ScenarioFault } from './fault.ts';

/** What a driver does with one of its queues. */
export type QueueLine = {
  /** The controller; `null`: the primary one. */
  readonly handle: string | null;
  readonly queueId: number;
  readonly queue: 'sq' | 'cq';
  readonly at: SourceRange;
} & (
  | {
      /** `ring a queue 1 sq 5`: the driver of a writes 5 to the doorbell of its submission queue 1. */
      readonly kind: 'ring';
      readonly value: number;
    }
  | {
      /** `unmap host queue 1 cq`: the memory of the queue is taken away. */
      readonly kind: 'unmap';
    }
);

/** Reads what stands behind the word `ring` or `unmap`. */
export function queueLine(kind: QueueLine['kind'], text: string, at: SourceRange): QueueLine {
  const match = /^([a-z][a-z0-9]*) queue ([0-9]{1,5}) (sq|cq)( [0-9]{1,5})?$/.exec(text);
  const [, name = '', id, queue, value] = match ?? [];
  if ((queue !== 'sq' && queue !== 'cq') || (kind === 'ring') !== (value !== undefined))
    throw new ScenarioFault(
      at,
      `Unexpected line, expected ${kind} host or ${kind} HANDLE, and queue N sq${kind === 'ring' ? ' VALUE' : ''}, or cq`,
    );
  const place = { handle: name === 'host' ? null : name, queueId: Number(id), queue, at } as const;
  return kind === 'ring' ? { ...place, kind, value: Number(value) } : { ...place, kind };
}

/** The move of a line; `object`: the controller that it names. */
export function queueMove(line: QueueLine, object: { readonly type: string; readonly key: number }): QuietMove {
  const place = { object: { object: object.type, key: object.key }, id: line.queueId, queue: line.queue };
  return line.kind === 'ring' ? { ...place, kind: 'ring', value: line.value } : { ...place, kind: 'unmap' };
}
