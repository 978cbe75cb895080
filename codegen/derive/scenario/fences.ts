import { diagnostic, type Diagnostic } from '../../model/diagnostic.ts';
import type { Model, ScenarioSource } from '../../model/model.ts';
import { Catalog } from '../catalog.ts';
import { Machine } from '../machine.ts';
import { worlds } from '../world.ts';
import { followScenario, scenarioVector, type FollowedScenario } from './compile.ts';
import { ScenarioFault } from './fault.ts';

/** A scenario with the vector that says the same. */
export type WrittenScenario = ReturnType<typeof scenarioVector> & Pick<FollowedScenario, 'machine'>;

/** What is wrong with the scenario fences of a model whose tables are sound. */
export function checkScenarios(model: Model): readonly Diagnostic[] {
  const catalog = new Catalog(model);
  const machines = worlds(model).map((world) => new Machine(catalog, world));
  return each(model, (source) => followScenario(source, machines)).findings;
}

/** The vectors of the scenario fences, and what is wrong with the fences that give none. */
export function writeScenarios(
  model: Model,
  machines: readonly Machine[],
): { written: readonly WrittenScenario[]; findings: readonly Diagnostic[] } {
  const { done, findings } = each(model, (source) => {
    const followed = followScenario(source, machines);
    return { ...scenarioVector(followed), machine: followed.machine };
  });
  return { written: done, findings };
}

function each<Done>(model: Model, act: (source: ScenarioSource) => Done): { done: Done[]; findings: Diagnostic[] } {
  const [done, findings]: [Done[], Diagnostic[]] = [[], []];
  for (const source of model.scenarios) {
    try {
      done.push(act(source));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      findings.push(
        error instanceof ScenarioFault
          ? diagnostic('scenario', error.at, error.message)
          : // What the tables say cannot be carried out, in a way that no rule foresaw.
            diagnostic('scenario', source.at, `Unexpected end of the scenario: ${error.message}`),
      );
    }
  }
  return { done, findings };
}
