import { expect, it } from 'vitest';
import { command, field, structure } from './fixtures.ts';
import { commandLayout, completionLayout } from './queue-entry.ts';

const cqe = structure('CQE', 16, [
  field('DW0', 0, 32),
  field('DW1', 32, 32),
  field('SQHD', 64, 16),
  field('SQID', 80, 16),
  field('CID', 96, 16),
  field('STATUS', 112, 16),
]);

it('takes what no field of a command covers as reserved', () => {
  const { size, reserved } = commandLayout(
    command('Test', [field('OPC', 0, 8), field('CID', 16, 16), field('NTAG', 320, 16)]),
  );
  expect(size).toBe(64);
  expect(reserved).toEqual([
    { bit: 8, width: 8 },
    { bit: 32, width: 288 },
    { bit: 336, width: 176 },
  ]);
});

it('puts the result fields in the place of the dwords that they lie in', () => {
  const { fields, reserved } = completionLayout({ structures: [cqe] }, command('Test', [], [field('NEW', 0, 16)]));
  expect(fields.map((one) => one.mnemonic)).toEqual(['NEW', 'DW1', 'SQHD', 'SQID', 'CID', 'STATUS']);
  expect(reserved).toEqual([{ bit: 16, width: 16 }]);
});

it('needs the structure of a completion', () => {
  expect(() => completionLayout({ structures: [] }, command('Test', []))).toThrow('without the data structure CQE');
});
