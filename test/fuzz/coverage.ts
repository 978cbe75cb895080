import type { Model } from '../../codegen/model/model.ts';
import { FAULT_KINDS, WORLD_KINDS } from './counting.ts';
import type { Counters, Counts, Outcomes } from './report.ts';
import { KINDS } from './run.ts';

/** What a run should have come to and has not, by heading: an empty list is what one hopes for. */
export type Missing = Readonly<Record<string, readonly string[]>>;

const SUCCESS = 'Successful Completion';

/** What was never reached of all that the hostile host aims at. */
export function missing(
  model: Model,
  { outcomes, kinds, faultKinds, worlds }: Pick<Counters, 'outcomes' | 'kinds' | 'faultKinds' | 'worlds'>,
): Missing {
  const without = (names: readonly string[], counts: Counts): readonly string[] =>
    names.filter((name) => (counts[name] ?? 0) === 0);
  return {
    'steps of the host': without(
      KINDS.map(({ name }) => name),
      kinds,
    ),
    'kinds of fault': without(FAULT_KINDS, faultKinds),
    worlds: without(WORLD_KINDS, worlds),
    'commands that succeeded': model.commands
      .filter(({ name }) => (outcomes[name]?.[SUCCESS] ?? 0) === 0)
      .map(({ name }) => name),
    'statuses of rows of the tables': statuses(model, outcomes),
  };
}

/** Statuses that a row of a command names and with which the command never ended. Optional rows are the device's choice. */
function statuses({ commands }: Model, outcomes: Outcomes): readonly string[] {
  return commands.flatMap(({ name, conditions, target }) => {
    const named = conditions.filter(({ isOptional }) => isOptional !== true).map(({ status }) => status.name);
    const all = new Set([...named, ...(target ? [target.status.name] : [])]);
    return [...all].filter((status) => (outcomes[name]?.[status] ?? 0) === 0).map((status) => `${name}: ${status}`);
  });
}
