import type { Model, ScenarioSource } from '../../model/model.ts';
import { added, changed, removed, type NamedFact } from '../facts.ts';

interface ScenarioFact extends ScenarioSource, NamedFact {}

function scenariosOf(model: Model): readonly ScenarioFact[] {
  return model.scenarios.map((scenario) => ({ ...scenario, name: scenario.id }));
}

/** A scenario shows what the tables say, so it changes no behaviour by itself. */
export const scenarioAdded = added('scenario-added', 'scenario', scenariosOf, 'editorial');

export const scenarioRemoved = removed('scenario-removed', 'scenario', scenariosOf, 'editorial');

export const scenarioChanged = changed(
  'scenario-changed',
  scenariosOf,
  (before, after) => (linesOf(before) === linesOf(after) ? null : `scenario ${after.name}: other lines`),
  'editorial',
);

function linesOf({ caption, lines }: ScenarioSource): string {
  return [caption, ...lines.map(({ text }) => text)].join('\n');
}
