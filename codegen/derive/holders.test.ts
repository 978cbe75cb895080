import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { holders } from './holders.ts';
import { machine } from './sample.ts';

const small = machine(model);

it('finds what the primary controller and other controllers hold', () => {
  small.restart();
  const { outcome } = small.apply({
    kind: 'command',
    operation: {
      command: 'Create Extended Controller',
      fields: { NTAG: 0 },
      data: { SN: '00'.repeat(20), SUBNQN: '00'.repeat(256), ECNTLID: 0, TAGLIST: [] },
    },
  });
  expect(outcome?.fired).toEqual([]);
  const [own] = small.plane.state['PC']?.values() ?? [];
  const [made] = small.plane.state['XC']?.values() ?? [];
  expect(holders(small, new Set([own?.attributes['SN']]))).toEqual(new Set(['PC.SN']));
  expect(holders(small, new Set([made?.key, made?.attributes['XGEN']]))).toEqual(new Set(['CNTLID', 'XGEN']));
  expect(holders(small, new Set())).toEqual(new Set());
});
