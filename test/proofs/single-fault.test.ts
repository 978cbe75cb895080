import { expect, it } from 'vitest';
import type { Model } from '../../codegen/model/model.ts';
import type { ScenarioVector, VectorFile } from '../../codegen/model/vector.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import { lastRowFirst } from '../mutation/habits.ts';
import { loadVectors } from '../runner/load.ts';
import { runVectors } from '../runner/run.ts';
import { model } from '../spec-model.ts';

const { files } = await loadVectors('test/vectors');

/** The vectors that fail on a device which answers with another one of the rows that hold than the reference does. */
async function failing(vectors: readonly VectorFile[], device: Model): Promise<readonly string[]> {
  const wrong: string[] = [];
  for await (const { id, verdict } of runVectors(vectors, new ReferenceAdapter(device), { model }))
    if (verdict !== 'pass' && verdict !== 'skip') wrong.push(id);
  return wrong;
}

it('no vector has two faults at once but with the statuses of both', async () => {
  expect(await failing(files, lastRowFirst(model))).toEqual([]);
});

it('a vector with two faults and the status of one would be found', async () => {
  const [file, vector] = withSeveralFaults();
  const steps = vector.steps.map((step) =>
    step.op === 'cqe' && step.status && 'anyOf' in step.status
      ? { ...step, status: { want: step.status.anyOf[0] ?? '' } }
      : step,
  );
  const also = vector.steps.map((step) =>
    step.op === 'cqe' && step.status && 'anyOf' in step.status
      ? { ...step, status: { want: step.status.anyOf[1] ?? '' } }
      : step,
  );
  const planted = [steps, also].map((each) => ({ ...file, count: 1, vectors: [{ ...vector, steps: each }] }));
  const found = await Promise.all(planted.map((each) => failing([each], lastRowFirst(model))));
  // The device answers one of the two: the vector that wants the other one fails.
  expect(found.flat()).toEqual([vector.id]);
});

function withSeveralFaults(): readonly [VectorFile, ScenarioVector] {
  for (const file of files)
    for (const vector of file.vectors)
      if (
        vector.kind === 'scenario' &&
        vector.flags?.includes('several-faults') === true &&
        vector.steps.some((step) => step.op === 'cqe' && 'anyOf' in step.status && step.status.anyOf.length === 2)
      )
        return [file, vector];
  throw new Error('Unexpected vectors without one of several faults, expected some');
}
