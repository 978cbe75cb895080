import { expect, test } from 'vitest';
import { environmentOf } from '../../language/environment.ts';
import { interpret } from '../../language/interpret.ts';
import { ObjectInstance, type State, UNDEFINED } from '../../language/values.ts';
import { situationOf, situationTexts } from './situation.ts';

function environment(state: State, target: ObjectInstance | null): ReturnType<typeof environmentOf> {
  const data = { LIST: [{ TVAL: 5, WIDE: 2n ** 60n }], NONE: null };
  return environmentOf({
    fields: { NTAG: 1, SN: '4142' },
    data,
    limits: { MAXXC: 2 },
    state,
    ...(target && { target }),
  });
}

test('a situation comes back as it was: numbers of any width, maps, and references to the same object', () => {
  const owner = new ObjectInstance('XC', 7, { SIZE: 2n ** 63n });
  const group = new ObjectInstance('QG', 1, { OWNER: owner, ENTRIES: new Map([[3, { SIZE: 4 }]]) });
  const state: State = { XC: new Map([[7, owner]]), QG: new Map([[1, group]]), NONE: new Map() };
  const texts = situationTexts(environment(state, group));
  const back = situationOf(texts ?? []);
  expect(back).toEqual(environment(state, group));
  expect(back.target).toBe(back.state['QG']?.get(1));
  const reference = back.state['QG']?.get(1)?.attributes['OWNER'];
  expect(reference).toBe(back.state['XC']?.get(7));
  expect(interpret({ kind: 'field', name: 'NTAG', zero: 0, present: null }, back)).toBe(1);
});

test('without data and target', () => {
  const bare = environmentOf({ limits: {}, state: {} });
  const back = situationOf(situationTexts(bare) ?? []);
  expect([back.data, back.target]).toEqual([UNDEFINED, UNDEFINED]);
});

test('an object that is gone cannot be written down', () => {
  const gone = new ObjectInstance('XC', 7, {});
  expect(situationTexts(environment({ XC: new Map() }, gone))).toBeNull();
});
