import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { Buffers } from './buffers.ts';
import { absentSteps, ownNames } from './hidden-names.ts';
import { HOST, type NamedSpace } from './spaces.ts';

const TENANT: NamedSpace = { name: 'pasid-2', space: { tag: { kind: 'pasid', value: '0x2' } } };

it('the names that tenants have of their own are those that they see of nobody else', () => {
  expect(ownNames(model)).toEqual([
    { symbol: 'PC_SN', width: 160 },
    { symbol: 'PC_SUBNQN', width: 2048 },
  ]);
});

it('what is known of them is looked for in what tenants were told', () => {
  const buffers = new Buffers();
  buffers.sink('owner', 512, HOST);
  buffers.sink('tenant', 512, TENANT);
  buffers.source('written', 512, TENANT);
  const names = ownNames(model);
  expect(absentSteps(names, buffers, new Set())).toEqual([]);
  expect(absentSteps(names, new Buffers(), new Set(['PC_SN']))).toEqual([]);
  expect(absentSteps(names, buffers, new Set(['PC_SN', 'new1']))).toMatchObject([
    { op: 'mem.absent', mems: ['tenant'], values: [{ value: '$PC_SN', width: 160 }] },
  ]);
});
