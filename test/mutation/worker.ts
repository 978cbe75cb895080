import { parentPort, workerData } from 'node:worker_threads';
import type { Mutant } from '../../codegen/mutate/mutant.ts';
import { mutants } from '../../codegen/mutate/mutate.ts';
import { faultWith } from './chosen.ts';
import { judgeFault } from './judge-fault.ts';
import { codecsOf } from './judge-layout.ts';
import { groundOf, judge } from './judge.ts';
import type { Judgement } from './judgement.ts';
import type { WorkerAnswer, WorkerInput, WorkerRequest } from './messages.ts';
import { suiteOf } from './suite.ts';

const { model, files, all } = workerData as WorkerInput;
const ground = groundOf(model, suiteOf(files), codecsOf(files));
// The parts that a mutant does not change are those of the model: all of them together take little room.
const known = new Map<string, Mutant>();
for (const mutant of mutants(model)) known.set(mutant.id, mutant);

async function judged(id: string): Promise<Judgement> {
  const mutant = known.get(id);
  const fault = faultWith(id);
  try {
    if (fault) return await judgeFault(fault, ground, { all });
    if (mutant) return await judge(mutant, ground, { all });
    return { verdict: 'error', reason: `Unexpected mutant ${id}, expected one of the model`, ran: 0 };
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { verdict: 'error', reason, ran: 0 };
  }
}

parentPort?.on('message', (id: WorkerRequest) => {
  const start = performance.now();
  void judged(id).then((judgement) => {
    const answer: WorkerAnswer = { id, judgement, milliseconds: performance.now() - start };
    parentPort?.postMessage(answer);
  });
});
