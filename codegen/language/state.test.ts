import { describe, expect, test } from 'vitest';
import { SAMPLE_ATTRIBUTES, sampleModel } from './sample.ts';
import { applyChange, copyState, initialState } from './state.ts';
import { ObjectInstance } from './values.ts';
import { World } from './world.ts';

const world = new World(sampleModel());

test('the initial state holds the primary object only; a total map begins empty', () => {
  const state = initialState(world, SAMPLE_ATTRIBUTES, {});
  expect(state['SH']?.size).toBe(0);
  expect(state['PC']?.get(0)?.attributes).toEqual({ NAME: '4d41494e', LAST: new Map() });
});

test('in a copy, references lead to the copies', () => {
  const shelf = new ObjectInstance('SH', 1, { BOXES: new Map([[2, { WEIGHT: 1 }]]) });
  shelf.attributes['NEXT'] = shelf;
  const copy = copyState({ SH: new Map([[1, shelf]]) })['SH']?.get(1);
  expect(copy).not.toBe(shelf);
  expect(copy?.attributes['NEXT']).toBe(copy);
  expect(copy?.attributes['BOXES']).toEqual(shelf.attributes['BOXES']);
  expect(copy?.attributes['BOXES']).not.toBe(shelf.attributes['BOXES']);
});

describe('changes', () => {
  const place = { object: 'SH', key: 1, before: undefined, row: 'SH-E1' };

  test('an object appears with maps of its own, changes, and goes', () => {
    const state = initialState(world, SAMPLE_ATTRIBUTES, {});
    const boxes = new Map();
    applyChange(state, { ...place, attribute: null, after: { STATE: 0, BOXES: boxes } });
    applyChange(state, { ...place, attribute: 'BOXES', index: 2, after: { WEIGHT: 1 } });
    applyChange(state, { ...place, attribute: 'STATE', after: 1 });
    expect(state['SH']?.get(1)?.attributes).toEqual({ STATE: 1, BOXES: new Map([[2, { WEIGHT: 1 }]]) });
    expect(boxes.size).toBe(0);
    applyChange(state, { ...place, attribute: 'BOXES', index: 2, after: null });
    expect(state['SH']?.get(1)?.attributes['BOXES']).toEqual(new Map());
    applyChange(state, { ...place, attribute: null, after: undefined });
    expect(state['SH']?.size).toBe(0);
  });

  test('an object that is not there cannot change', () => {
    expect(() => {
      applyChange(initialState(world, SAMPLE_ATTRIBUTES, {}), { ...place, attribute: 'STATE', after: 1 });
    }).toThrow('Unexpected change of SH[1].STATE');
  });
});
