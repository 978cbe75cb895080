import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Numbered } from './numbered.ts';

test('it is a map from numbers', () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.constantFrom(65_535, 65_536, -1, 1.5));
  const move = fc.tuple(fc.constantFrom('set', 'set', 'delete', 'clear'), number, fc.string());
  fc.assert(
    fc.property(fc.array(move, { maxLength: 50 }), number, (moves, asked) => {
      const numbered = new Numbered<string>();
      const map = new Map<number, string>();
      for (const [what, at, value] of moves) {
        if (what === 'set') [numbered, map].forEach((each) => void each.set(at, value));
        if (what === 'delete') expect(numbered.delete(at)).toBe(map.delete(at));
        if (what === 'clear' && at === 3) [numbered, map].forEach((each) => void each.clear());
        expect(numbered.get(at)).toBe(map.get(at));
      }
      expect(numbered.get(asked)).toBe(map.get(asked));
    }),
  );
});
