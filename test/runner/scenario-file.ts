import { Catalog } from '../../codegen/derive/catalog.ts';
import { Machine } from '../../codegen/derive/machine.ts';
import { followScenario, scenarioVector } from '../../codegen/derive/scenario/compile.ts';
import { topologiesOf } from '../../codegen/derive/topology.ts';
import { worlds } from '../../codegen/derive/world.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import { model } from '../spec-model.ts';
import { vectorFile } from './fixtures.ts';

/** The scenarios of the specification whose ids match, as a file of vectors of the small world. */
export function scenarioFile(ids: RegExp): VectorFile {
  const [world] = worlds(model);
  if (world === undefined) throw new Error('Unexpected specification without limits, expected a world');
  const machine = new Machine(new Catalog(model), world);
  const written = model.scenarios
    .filter(({ id }) => ids.test(id))
    .map((source) => scenarioVector(followScenario(source, [machine])));
  return {
    ...vectorFile(...written.map(({ vector }) => vector)),
    topologies: topologiesOf(model),
    spaces: { host: { tag: null }, ...Object.fromEntries(written.flatMap(({ spaces }) => [...spaces])) },
    world: world.limits,
  };
}
