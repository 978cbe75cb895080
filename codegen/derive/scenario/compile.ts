import type { ScenarioSource } from '../../model/model.ts';
import { compose, TOPOLOGY } from '../compose.ts';
import type { Machine } from '../machine.ts';
import type { ScenarioVector, Space } from '../../model/vector.ts';
import { holds } from './conditions.ts';
import { ScenarioFault } from './fault.ts';
import { readLine } from './lines.ts';
import { Run } from './run.ts';

/** A scenario whose lines agree with the tables: the machine that they ran on, as it stands after them, and the moves. */
export interface FollowedScenario {
  readonly source: ScenarioSource;
  readonly machine: Machine;
  readonly run: Pick<Run, 'moves' | 'readBackAfter' | 'contents' | 'rows' | 'shown'>;
}

/** Runs a scenario fence in the first world in which its `given` lines hold. Throws a ScenarioFault. */
export function followScenario(source: ScenarioSource, machines: Iterable<Machine>): FollowedScenario {
  const [first] = machines;
  if (!first)
    throw new ScenarioFault(
      source.at,
      'Unexpected specification without limits, expected a world to run the scenario in',
    );
  const commands = first.catalog.model.commands.map((command) => command.name);
  const lines = source.lines.flatMap(({ text, at }) => readLine(text, at, commands) ?? []);
  const machine = firstOf(machines, (each) =>
    lines.every((line) => line.kind !== 'given' || holds(line.text, line.at, each, new Map())),
  );
  if (!machine)
    throw new ScenarioFault(
      source.at,
      'Unexpected given lines that hold together in no small world, expected weaker ones',
    );
  machine.restart();
  const run = new Run(machine);
  for (const line of lines) run.line(line);
  run.reports.requireNone(source.at);
  run.layouts.requireNone();
  return { source, machine, run };
}

function firstOf<Item>(items: Iterable<Item>, fits: (item: Item) => boolean): Item | undefined {
  for (const item of items) if (fits(item)) return item;
  return undefined;
}

/** Writes a scenario down as a vector. */
export function scenarioVector({ source, machine, run }: FollowedScenario): {
  vector: ScenarioVector;
  spaces: ReadonlyMap<string, Space>;
} {
  const notes = new Map(run.moves.map((move, index) => [index, move.note]));
  const composed = compose(
    machine,
    { moves: run.moves, readBackAfter: run.readBackAfter, contents: run.contents },
    (_move, index) => notes.get(index) ?? '',
  );
  const requirements = [...run.shown, ...run.rows];
  const vector: ScenarioVector = {
    id: source.id.toLowerCase(),
    kind: 'scenario',
    title: source.caption,
    requirements,
    level: composed.level,
    topology: TOPOLOGY,
    requires: composed.requires,
    effects: { destructive: false, scope: 'controller', cleanup: 'controller-reset' },
    memory: composed.memory,
    steps: composed.steps,
  };
  return { vector, spaces: composed.spaces };
}
