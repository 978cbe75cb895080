import { beforeEach, describe, expect, it } from 'vitest';
import { asciiValue } from '../../codegen/language/text.ts';
import { Bench, LIMITS, pasid } from './fixtures.ts';
import type { PrimaryDriver } from './primary-driver.ts';
import { model } from '../../test/spec-model.ts';

let primary: PrimaryDriver;

beforeEach(() => {
  primary = new Bench(model).primary;
});

describe('PrimaryDriver', () => {
  it('reads what the device offers', () => {
    expect(primary.capabilities()).toMatchObject({ MAXXC: LIMITS.MAXXC, FEQID: LIMITS.FEQID, FREEQP: LIMITS.POOLQP });
  });

  it('gives a controller what it needs, and reads it back', () => {
    const handle = primary.create([{ tag: null }, { tag: { routingId: 6, pasid: 3 }, share: true }], {
      ECNTLID: 4,
      SN: asciiValue('A', 20),
    });
    primary.bind(handle, 2, { tag: pasid(9) });
    primary.grant(handle, { queuePairs: 3, vectors: [4], largestNamespace: 5, queueEntries: 16 });
    primary.limit(handle, { QEN: 1, TBW: 1_000_000n, BBW: 4096n });
    primary.attach(handle, 5, 2);
    expect(primary.properties(handle)).toMatchObject({ ECNTLID: 4, NTAG: 3, NQP: 3, NVEC: 1, MAXNS: 5, QENT: 16 });
    expect([...primary.doorbellMap(handle)]).toEqual([
      [0, 4],
      [1, 5],
      [2, 6],
    ]);
    primary.detach(handle, 5, 2);
    primary.unbind(handle, 2);
    expect(primary.properties(handle)).toMatchObject({ NTAG: 2, PENDING: 0 });
    primary.remove(handle);
    expect(primary.list()).toEqual([]);
  });

  it('throws the status of a command that fails', () => {
    const handle = primary.create([{ tag: pasid(1) }]);
    expect(() => primary.create([{ tag: pasid(1) }])).toThrow('Unexpected Tag In Use of Create Extended Controller');
    expect(() => primary.disable({ ...handle, XGEN: handle.XGEN + 1 })).toThrow('Invalid Controller Identifier');
  });
});
