import { expect, test } from 'vitest';
import { readSpecFolder } from '../io/spec-folder.ts';
import { opcodeOf } from '../model/lookup.ts';
import type { Model } from '../model/model.ts';
import { readSpecification } from '../read/specification.ts';
import { Catalog } from './catalog.ts';
import { Machine } from './machine.ts';
import { followScenarios } from './scenario/fences.ts';
import { unlistedVectors } from './unlisted-vectors.ts';
import { worlds } from './world.ts';

const { model: whole } = readSpecification(readSpecFolder('spec'));

/** The specification with those of its scenarios that lead to both kinds of queue of an extended controller. */
const model: Model = { ...whole, scenarios: whole.scenarios.filter(({ id }) => id === 'XC-ALW-S2') };
const [world] = worlds(model);
if (world === undefined) throw new Error('no world');
const machine = new Machine(new Catalog(model), world);
const ways = followScenarios(model, [machine]).results.map(({ run }) => run.moves);
const groups = unlistedVectors(machine, [], ways);

/** The opcodes that the vectors of a group try, in order. */
function tried(group: string): number[] {
  const vectors = groups.find((each) => each.group === group)?.vectors ?? [];
  return vectors
    .filter(({ vector }) => !vector.id.endsWith('-optional'))
    .flatMap(({ vector }) =>
      vector.steps.flatMap((step) => (step.op === 'sqe' && step.command === '' ? [Number(step.fields?.['OPC'])] : [])),
    );
}

test('every opcode without a row is tried once on its kind of queue', () => {
  for (const { queue, rows } of model.allowed) {
    const listed = new Set(rows.map(({ opcode }) => opcode));
    const expected = Array.from({ length: 256 }, (_, opcode) => opcode).filter((opcode) => !listed.has(opcode));
    expect(tried(`unlisted-xc-${queue}`)).toEqual(expected);
  }
});

test('each vector names the row for the others, and ends with a command that still works', () => {
  const [admin] = groups.map(({ vectors }) => vectors[0]?.vector);
  expect(admin).toMatchObject({ id: 'unlisted-xc-admin.03h-to-0fh', requirements: ['XC-ALW-1'] });
  const statuses = admin?.steps.flatMap((step) => (step.op === 'cqe' ? [step.status] : []));
  expect(statuses?.slice(-2)).toEqual([{ want: '00/01' }, { want: '00/00' }]);
});

test('each row whose command no table describes has a vector that takes both answers', () => {
  const optional = groups.flatMap(({ vectors }) => vectors).filter(({ vector }) => vector.id.endsWith('-optional'));
  expect(optional.map(({ vector }) => [vector.id, ...vector.requirements])).toEqual([
    ['unlisted-xc-io.04h-optional', 'XC-ALW-24'],
    ['unlisted-xc-io.19h-optional', 'XC-ALW-29'],
  ]);
  for (const { vector } of optional) {
    const statuses = vector.steps.flatMap((step) => (step.op === 'cqe' ? [step.status] : []));
    expect(statuses.slice(-2)).toEqual([
      { anyOf: ['00/01', '00/0b'], why: expect.stringContaining('is optional') as string },
      { want: '00/00' },
    ]);
  }
});

test('every row of the lists is in some vector', () => {
  const described = new Set(model.commands.map((command) => `${command.queue} ${opcodeOf(model, command)}`));
  const named = groups.flatMap(({ vectors }) => vectors.flatMap(({ vector }) => vector.requirements));
  const rows = model.allowed.flatMap(({ queue, rows: all, others }) => [
    others.id,
    ...all.filter(({ opcode }) => !described.has(`${queue} ${opcode}`)).map(({ id }) => id),
  ]);
  expect(named).toEqual(expect.arrayContaining(rows));
});

test('a list whose queues nothing reaches has no vectors', () => {
  expect(unlistedVectors(machine, [], [])).toEqual([]);
});
