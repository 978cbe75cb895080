import { expect, it } from 'vitest';
import { stableJson } from './json.ts';

it('sorts keys at every depth and keeps the order of lists', () => {
  expect(stableJson({ b: [{ d: 1, c: null }, 'x'], a: true })).toBe(`{
  "a": true,
  "b": [
    {
      "c": null,
      "d": 1
    },
    "x"
  ]
}
`);
});
