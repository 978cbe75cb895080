import { diagnostic, type Diagnostic } from '../../model/diagnostic.ts';
import type { Model, ScenarioSource } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import { Catalog } from '../catalog.ts';
import { Machine } from '../machine.ts';
import { worlds } from '../world.ts';
import { followScenario, scenarioVector, type FollowedScenario } from './compile.ts';
import { ScenarioFault } from './fault.ts';
import type { Trace, Tracer } from './traced.ts';

/** A scenario with the vector that says the same. */
export type WrittenScenario = ReturnType<typeof scenarioVector> & Pick<FollowedScenario, 'machine'>;

/** Scenarios that something was done with, and what is wrong with those with which it cannot be done. */
export interface Done<Result> {
  readonly results: readonly Result[];
  readonly findings: readonly Diagnostic[];
}

/** What is wrong with the scenario fences of a model whose tables are sound. */
export function checkScenarios(model: Model): readonly Diagnostic[] {
  return followScenarios(model, machinesOf(model)).findings;
}

/** The same, with what those that agree with the tables looked at; `null` where that cannot be written down. */
export function traceScenarios(
  model: Model,
  tracer: Tracer,
): Done<{ readonly source: ScenarioSource; readonly trace: Trace | null }> {
  const machines = machinesOf(model, tracer.note);
  return each(
    model.scenarios,
    (source) => {
      tracer.begin();
      followScenario(source, machines);
      return { source, trace: tracer.end() };
    },
    ({ at }) => at,
  );
}

function machinesOf(model: Model, note?: Tracer['note']): Iterable<Machine> {
  const catalog = new Catalog(model);
  return onDemand(worlds(model), (world) => new Machine(catalog, world, undefined, note));
}

/** Makes things when they are first asked for: most scenarios run in the first world. */
function onDemand<From, Made>(all: readonly From[], make: (from: From) => Made): Iterable<Made> {
  const made: Made[] = [];
  return {
    *[Symbol.iterator]() {
      for (const [index, from] of all.entries()) yield (made[index] ??= make(from));
    },
  };
}

/** Runs every scenario fence. */
export function followScenarios(model: Model, machines: Iterable<Machine>): Done<FollowedScenario> {
  return each(
    model.scenarios,
    (source) => followScenario(source, machines),
    ({ at }) => at,
  );
}

/** The vectors of scenarios. */
export function writeScenarios(followed: readonly FollowedScenario[]): Done<WrittenScenario> {
  return each(
    followed,
    (scenario) => ({ ...scenarioVector(scenario), machine: scenario.machine }),
    ({ source }) => source.at,
  );
}

function each<From, Result>(
  all: readonly From[],
  act: (one: From) => Result,
  placeOf: (one: From) => SourceRange,
): Done<Result> {
  const [results, findings]: [Result[], Diagnostic[]] = [[], []];
  for (const one of all) {
    try {
      results.push(act(one));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      findings.push(
        error instanceof ScenarioFault
          ? diagnostic('scenario', error.at, error.message)
          : // What the tables say cannot be carried out, in a way that no rule foresaw.
            diagnostic('scenario', placeOf(one), `Unexpected end of the scenario: ${error.message}`),
      );
    }
  }
  return { results, findings };
}
