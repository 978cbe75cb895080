import { traceScenarios } from '../derive/scenario/fences.ts';
import { type Trace, TraceCheck, Tracer } from '../derive/scenario/traced.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model, ScenarioSource } from '../model/model.ts';
import type { ScenarioKeys } from './digests.ts';
import type { Memory } from './memory.ts';

/** What is known of scenarios after some were looked at. */
export interface ScenarioKnowledge extends Pick<Memory, 'sound' | 'traces'> {
  /** What is wrong; nothing is learned then. */
  readonly findings: readonly Diagnostic[];
}

const NOTHING: ScenarioKnowledge = { findings: [], sound: new Set(), traces: new Map() };

/**
 * Checks the scenarios of a model whose keys are not known. One whose frame is known is run only where the conditions say
 * something else in what it looked at.
 */
export function checkOpen(
  model: Model,
  keys: ScenarioKeys,
  known: Pick<Memory, 'sound' | 'traces'> = NOTHING,
): ScenarioKnowledge {
  const check = new TraceCheck(model, keys.conditions);
  const traces = new Map<string, Trace>();
  const open: ScenarioSource[] = [];
  for (const scenario of model.scenarios) {
    const frame = keys.frame(scenario);
    const before = known.traces.get(frame);
    const trace = before === undefined ? null : check.again(before);
    if (trace !== null) traces.set(frame, trace);
    // A key that is known without its trace: the text is again as it was some edits ago.
    else if (!known.sound.has(keys.of(scenario))) open.push(scenario);
  }
  if (open.length > 0) {
    const tracer = new Tracer(keys.conditions, traces.values());
    const { results, findings } = traceScenarios({ ...model, scenarios: open }, tracer);
    if (findings.length > 0) return { ...known, findings };
    for (const { source, trace } of results) if (trace !== null) traces.set(keys.frame(source), trace);
  }
  return { findings: [], traces, sound: soundNow(known.sound, model.scenarios, keys) };
}

/** The newest keys: an editor who tries things leaves many behind. */
function soundNow(
  before: ReadonlySet<string>,
  scenarios: readonly ScenarioSource[],
  keys: ScenarioKeys,
): ReadonlySet<string> {
  const all = new Set([...before, ...scenarios.map((scenario) => keys.of(scenario))]);
  const most = Math.max(20000, 4 * scenarios.length);
  return all.size <= most ? all : new Set([...all].slice(-most));
}
