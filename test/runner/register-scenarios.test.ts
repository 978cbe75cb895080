import { expect, it } from 'vitest';
import { Catalog } from '../../codegen/derive/catalog.ts';
import { Machine } from '../../codegen/derive/machine.ts';
import { followScenario, scenarioVector } from '../../codegen/derive/scenario/compile.ts';
import { topologiesOf } from '../../codegen/derive/topology.ts';
import { worlds } from '../../codegen/derive/world.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import { model } from '../spec-model.ts';
import { vectorFile } from './fixtures.ts';
import { runVectors } from './run.ts';

it('scenarios about registers pass on the reference', async () => {
  const [world] = worlds(model);
  if (world === undefined) throw new Error('there is a first world');
  const machine = new Machine(new Catalog(model), world);
  const vectors = model.scenarios
    .filter(({ id }) => id.startsWith('NB-REG-'))
    .map((source) => scenarioVector(followScenario(source, [machine])).vector);
  const file = { ...vectorFile(...vectors), topologies: topologiesOf(model), world: world.limits };
  const verdicts: string[] = [];
  for await (const { id, verdict, ...rest } of runVectors([file], new ReferenceAdapter(model), { model }))
    verdicts.push(verdict === 'pass' ? verdict : JSON.stringify([id, verdict, rest]).slice(0, 500));
  expect(verdicts).toEqual(vectors.map(() => 'pass'));
  expect(vectors.length).toBeGreaterThan(0);
});
