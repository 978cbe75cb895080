import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedValues } from './asked-values.ts';
import type { Environment } from './environment.ts';
import { interpret } from './interpret.ts';
import { resolveCondition } from './resolve.ts';
import { RowSelection } from './row-selection.ts';
import { commandNamed, expression, SAMPLE_ATTRIBUTES, SAMPLE_LIMITS, sampleModel } from './sample.ts';
import { Scopes } from './scope.ts';
import { initialState } from './state.ts';
import { UNDEFINED } from './values.ts';

const model = sampleModel();
const scopes = new Scopes(model);
const label = scopes.command(commandNamed(model, 'Label Shelf'));

/** `this` is undefined in these surroundings: what asks for a state is undefined where its fields hold. */
const CONDITIONS = [
  'ACT = Put',
  'Take = ACT and POS = 1',
  'ACT in {Put, Lock}',
  'ACT not in {Put, Lock}',
  'ACT in {Put, Take} and ACT in {Take, Lock}',
  'ACT = Put and (POS = 0 or POS in {1, 2}) and this.STATE = Open',
  'ACT = Take or POS = 3',
  'ACT = Take or ACT = Lock and POS > 1',
  'not (ACT = Put)',
  'ACT != Put',
  'POS = MAXSH',
  'POS in {1, MAXSH}',
  'this.STATE = Open',
].map((text) => resolveCondition(expression(text), label).resolved);

const rows = CONDITIONS.map((condition) => ({ condition, asks: askedValues(condition) }));
const numbers = fc.integer({ min: 0, max: 4 });
const fieldsOf = fc.record(
  { ACT: fc.oneof(numbers, numbers.map(BigInt)), POS: fc.oneof(numbers, fc.constant(2n ** 60n)) },
  { requiredKeys: [] },
);

function surroundings(fields: Environment['fields']): Environment {
  const state = initialState(scopes.world, SAMPLE_ATTRIBUTES, SAMPLE_LIMITS);
  return { fields, data: UNDEFINED, limits: SAMPLE_LIMITS, state, target: UNDEFINED, chosen: {}, binders: [] };
}

test('every row that is not false is selected, in table order', () => {
  const selection = new RowSelection(rows);
  fc.assert(
    fc.property(fieldsOf, (fields) => {
      const selected = selection.of(fields);
      const alive = rows.filter(({ condition }) => interpret(condition, surroundings(fields)) !== false);
      expect(selected.filter((row) => alive.includes(row))).toEqual(alive);
    }),
  );
});

test('rows of other values are left out', () => {
  const selected = new RowSelection(rows).of({ ACT: 1, POS: 2 });
  expect([0, 2, 4, 5, 6, 7].filter((i) => selected.includes(rows[i] as (typeof rows)[number]))).toEqual([4, 6, 7]);
});

test('rows that ask for nothing are all there', () => {
  const asking = rows.filter(({ asks }) => asks.size === 0);
  expect(asking.length).toBeGreaterThan(2);
  expect(new RowSelection(asking).of({ ACT: 1 })).toEqual(asking);
});
