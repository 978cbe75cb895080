import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Catalog } from '../derive/catalog.ts';
import { Machine } from '../derive/machine.ts';
import { worlds } from '../derive/world.ts';
import type { Operation } from './operation.ts';

const [small] = worlds(model);
if (!small) throw new Error('Unexpected specification without a world');
const machine = new Machine(new Catalog(model), small);

function abort(SQID: number, observed?: Operation['observed']): { value: unknown; chosen: unknown } {
  const operation = { command: 'Abort', fields: { SQID, ABCID: 5 }, data: null, ...(observed && { observed }) };
  const { result, chosen } = machine.plane.evaluate(operation);
  return { value: result['NABRT']?.value, chosen };
}

describe('a choice with an idle value', () => {
  it('has that value, and is no free choice', () => {
    expect(abort(0)).toEqual({ value: 1, chosen: {} });
  });

  it('is what the data plane observes', () => {
    expect(abort(0, { NABRT: 0 }).value).toBe(0);
  });

  it('is never what the text does not allow', () => {
    expect(abort(7, { NABRT: 0 }).value).toBe(1);
  });
});
