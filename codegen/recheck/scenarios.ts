import { traceScenarios } from '../derive/scenario/fences.ts';
import { type Trace, TraceCheck, Tracer } from '../derive/scenario/traced.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model, ScenarioSource } from '../model/model.ts';
import type { Traces } from './memory.ts';
import type { ScenarioKeys } from './scenario-keys.ts';

/** What is known of scenarios after some were looked at. */
export interface ScenarioKnowledge {
  /** Keys of scenarios that agree with the tables. */
  readonly sound: ReadonlySet<string>;
  readonly traces: Traces;
  /** What is wrong; nothing is learned then. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Checks the scenarios of a model whose keys are not known. One whose frame is known is run only where the conditions say
 * something else in what it looked at.
 */
export function checkOpen(
  model: Model,
  keys: ScenarioKeys,
  known: Pick<ScenarioKnowledge, 'sound' | 'traces'>,
): ScenarioKnowledge {
  const conditions = new Map(model.commands.map(({ name }) => [name, keys.conditions(name)]));
  const check = new TraceCheck(model, (name) => known.traces.conditions.get(name) === conditions.get(name));
  const scenarios = new Map<string, Trace>();
  const open: ScenarioSource[] = [];
  for (const scenario of model.scenarios) {
    const frame = keys.frame(scenario);
    const trace = known.traces.scenarios.get(frame);
    if (trace !== undefined && check.holds(trace)) scenarios.set(frame, trace);
    // A key that is known without its trace: the text is again as it was some edits ago.
    else if (!known.sound.has(keys.of(scenario))) open.push(scenario);
  }
  if (open.length > 0) {
    const { results, findings } = traceScenarios({ ...model, scenarios: open }, new Tracer(scenarios.values()));
    if (findings.length > 0) return { ...known, findings };
    for (const { source, trace } of results) if (trace !== null) scenarios.set(keys.frame(source), trace);
  }
  const sound = soundNow(known.sound, model.scenarios, keys);
  return { findings: [], traces: { conditions, scenarios }, sound };
}

/** The newest keys: an editor who tries things leaves many behind. */
function soundNow(
  before: ReadonlySet<string>,
  scenarios: readonly ScenarioSource[],
  keys: ScenarioKeys,
): ReadonlySet<string> {
  const all = new Set(before);
  for (const scenario of scenarios) all.add(keys.of(scenario));
  const most = Math.max(20000, 4 * scenarios.length);
  return all.size <= most ? all : new Set([...all].slice(-most));
}
