import { expect, test } from 'vitest';
import { namespaceNames } from './namespace-names.ts';

const device = { IEEE: 0x0050c2, SN: 'DEVICE' };

test('the OUI stands where IEEE wants it, and the UUID is one of version 8', () => {
  const { nguid, eui64, uuid } = namespaceNames(device, 0x12);
  expect([nguid.length, eui64.length, uuid.length]).toEqual([32, 16, 32]);
  expect(nguid.slice(16, 22)).toBe('0050c2');
  expect(eui64.slice(0, 6)).toBe('0050c2');
  expect(uuid).toMatch(/^[0-9a-f]{12}8[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
});

test('NB-NSP-2: no two namespaces have a name in common, and each keeps its names', () => {
  const names = Array.from({ length: 500 }, (_, i) => namespaceNames(device, i + 1));
  for (const kind of ['nguid', 'eui64', 'uuid'] as const)
    expect(new Set(names.map((each) => each[kind])).size).toBe(500);
  expect(namespaceNames(device, 7)).toEqual(names[6]);
  expect(namespaceNames({ ...device, SN: 'OTHER' }, 7).nguid).not.toBe(names[6]?.nguid);
});
