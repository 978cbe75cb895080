import { afterEach, expect, it, vi } from 'vitest';
import type { ScenarioVector } from '../../codegen/model/vector.ts';
import { ReturnedData } from '../../reference/controller/returned-data.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import { model } from '../spec-model.ts';
import { runVectors } from './run.ts';
import { scenarioFile } from './scenario-file.ts';

const file = scenarioFile(/^XC-FLT-S2$/);
const NAMES = { SN: 'PRIMARY-SN-Q7', SUBNQN: 'nqn.2026-01.example:primary-q7' };

/** How the scenario ends on the reference as it is now. */
async function outcome(): Promise<string> {
  const adapter = new ReferenceAdapter(model, {}, NAMES);
  for await (const { verdict, failure } of runVectors([file], adapter, { model }))
    return failure ? `${failure.operation}: ${failure.message}` : verdict;
  return 'nothing ran';
}

afterEach(() => void vi.restoreAllMocks());

it('XC-FLT-S2 looks for the names of the device in all that the tenant read', async () => {
  const steps = file.vectors.flatMap((vector) => (vector as ScenarioVector).steps);
  const [absent] = steps.filter((step) => step.op === 'mem.absent');
  expect(absent?.values.map(({ value }) => value)).toEqual(['$PC_SN', '$PC_SUBNQN']);
  expect(absent?.mems.length).toBe(15);
  expect(await outcome()).toBe('pass');
});

// Places that no table describes, so that no other step compares them.
it.each([
  ['the health log', 'HLTH', 300, NAMES.SN],
  ['the log of commands', 'CSED', 3000, NAMES.SN],
  ['the data of a namespace', 'IDN', 200, NAMES.SUBNQN],
  ['the data of the controller', 'IDC', 3500, NAMES.SUBNQN],
])('finds a device that tells one in %s', async (_, structure, at, name) => {
  const bytes = ReturnedData.prototype.bytes;
  vi.spyOn(ReturnedData.prototype, 'bytes').mockImplementation(function (
    this: ReturnedData,
    returned,
    length,
    ...rest
  ) {
    const data = bytes.call(this, returned, length, ...rest).slice();
    if (returned?.structure === structure && length >= at + name.length) data.set(new TextEncoder().encode(name), at);
    return data;
  });
  expect(await outcome()).toMatch(/^mem\.absent: Buffer data-[0-9]+ of pasid-2 holds \$PC_(SN|SUBNQN)/);
});
