import { ascending, type Chooser } from '../language/choose.ts';

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
    key: (object, range, isFree) => ascending.key(object, range, isFree),
    *value(name, type, last) {
      if (type.kind !== 'number') return yield* ascending.value(name, type, last);
      for (let value = Number(type.low); value <= type.high; value++) yield value;
    },
    several: (name, type) => ascending.several(name, type),
  },
];
