import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { ADMIN_QUEUE, FUNCTION, topologiesOf } from './topology.ts';

it('a specification with a configuration space has a topology that switches the function on', () => {
  const topologies = topologiesOf(model);
  expect(Object.keys(topologies)).toEqual([ADMIN_QUEUE, FUNCTION]);
  expect(topologies[FUNCTION]?.steps).toContainEqual({ op: 'reg.write', reg: 'PCICMD', mask: '0x4', value: '0x4' });
  expect(topologies[FUNCTION]?.steps).toContainEqual({
    op: 'reg.write',
    reg: 'MSIXC',
    mask: '0x40000000',
    value: '0x0',
  });
});

it('a specification without one has only the admin queues', () => {
  expect(Object.keys(topologiesOf({ registers: [] }))).toEqual([ADMIN_QUEUE]);
});
