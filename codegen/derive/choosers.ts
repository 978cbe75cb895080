import { ascending, type Chooser } from '../language/choose.ts';
import type { Value } from '../language/values.ts';
import { SYMBOL_STEP } from './symbols.ts';
import { textBytes } from './world.ts';

/** The first values that stand for what a device chooses: far from limits, ends of ranges and each other. */
const FIRST_KEY = 0xb01;
const FIRST_NUMBER = 0xc101;

/**
 * Ways in which conforming devices choose: rising keys and numbers, falling ones from the end of the range, and the same
 * number for every object that may have it. A vector has to be right for each of them.
 */
export const CHOOSERS: readonly Chooser[] = [
  ascending,
  {
    *key(_object, { low, high }) {
      for (let key = high; key >= low; key--) yield key;
    },
    *value(name, type, last) {
      if (type.kind !== 'number') return yield* ascending.value(name, type, last);
      for (let value = Number(type.high); value >= type.low; value--) yield value;
    },
    *several(_name, type) {
      if (type.kind !== 'number') return;
      for (let value = Number(type.high); value >= type.low; value--) yield value;
    },
  },
  {
    key: (object, range, free) => ascending.key(object, range, free),
    *value(name, type, last) {
      if (type.kind !== 'number') return yield* ascending.value(name, type, last);
      for (let value = Number(type.low); value <= type.high; value++) yield value;
    },
    several: (name, type, last) => ascending.several(name, type, last),
  },
];

/** Chooses values that cannot be taken for anything else, each beyond the last one. */
export function distinctive(chosen: () => ReadonlyMap<string, readonly Value[]>): Chooser {
  return {
    *key(object, range, free) {
      yield* spaced(FIRST_KEY, chosen().get(object)?.at(-1), range.low, range.high);
      for (let key = range.low; key <= range.high; key++) if (free.has(key)) yield key;
    },
    *value(name, type) {
      const last = chosen().get(name)?.at(-1);
      if (type.kind === 'bytes') {
        for (let i = countIn(last) + 1; ; i++)
          yield textBytes(
            type.format === 'nqn' ? `nqn.2026-01.example:chosen:${name}:${i}` : `CHOSEN-${name}-${i}`,
            type.size,
            type.format === 'ascii',
          );
      }
      if (type.kind !== 'number') return;
      yield* spaced(FIRST_NUMBER, last, Number(type.low), Number(type.high));
      for (let value = Number(type.low); value <= type.high; value++) yield value;
    },
    // From both ends in turn: neighbours in a list are no neighbours as numbers.
    *several(_name, type) {
      if (type.kind !== 'number') return;
      const count = Number(type.high - type.low) + 1;
      for (let i = 0; i < count; i++) yield i % 2 === 0 ? Number(type.high) - i / 2 : Number(type.low) + (i - 1) / 2;
    },
  };
}

function* spaced(first: number, last: Value | undefined, low: number, high: number): Generator<number> {
  const start = typeof last === 'number' && last >= first ? last + SYMBOL_STEP : first;
  for (let value = Math.max(start, low); value <= high; value += SYMBOL_STEP) yield value;
}

/** The number at the end of a text that was chosen before. */
function countIn(last: Value | undefined): number {
  if (typeof last !== 'string') return 0;
  const text = (last.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('');
  return Number(/[:-]([0-9]+)[ \0]*$/.exec(text)?.[1] ?? 0);
}
