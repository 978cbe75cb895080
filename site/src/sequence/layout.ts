import type { Message, Sequence } from './parse.ts';

/** Lengths are in units of the view box. */
export interface SequenceLayout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly name: string; readonly x: number }[];
  readonly arrows: readonly SequenceArrow[];
}

export interface SequenceArrow {
  readonly message: Message;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

export const HEAD = 30;
/** Half of the width of a participant's box. */
export const HALF = 62;
const ROW = 34;
/** Width of a character of a message at most. */
const CHARACTER = 6.6;

/** Places participants so far from each other that every text has room above its arrow. */
export function layoutSequence({ participants, messages }: Sequence): SequenceLayout {
  const column = new Map(participants.map(({ id }, index) => [id, index]));
  const span = ({ from, to }: Message): number => Math.abs((column.get(from) ?? 0) - (column.get(to) ?? 0));
  const distance = Math.max(2 * HALF + 16, ...messages.map((message) => textWidth(message) / span(message) + 24));
  const x = (id: string): number => HALF + 1 + (column.get(id) ?? 0) * distance;
  return {
    width: 2 * (HALF + 1) + (participants.length - 1) * distance,
    height: HEAD + messages.length * ROW + 14,
    columns: participants.map(({ id, name }) => ({ name, x: x(id) })),
    arrows: messages.map((message, index) => ({
      message,
      x1: x(message.from),
      x2: x(message.to),
      y: HEAD + (index + 1) * ROW,
    })),
  };
}

/** How much room a text takes at most. */
export function textWidth({ text }: Message): number {
  return text.length * CHARACTER;
}
