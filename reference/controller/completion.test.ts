import { describe, expect, it } from 'vitest';
import { command, field, NOWHERE, structure } from '../../codegen/model/fixtures.ts';
import type { Model } from '../../codegen/model/model.ts';
import { CompletionWriter } from './completion.ts';

const entry = structure('CQE', 16, [
  field('DW0', 0, 32),
  field('DW1', 32, 32),
  field('SQHD', 64, 16),
  field('SQID', 80, 16),
  field('CID', 96, 16),
  field('P', 112, 1),
  field('SC', 113, 8),
  field('SCT', 121, 3),
  field('M', 126, 1),
  field('DNR', 127, 1),
]);
const withResult = command('Test', [], [field('NEW', 0, 16)]);
const status = {
  name: 'Refused',
  value: 0x138,
  assigned: true,
  description: '',
  section: 'test.md',
  table: 't',
  at: NOWHERE,
};
const model = { structures: [entry], commands: [withResult], statuses: [status] } as unknown as Model;
const place = { sqid: 0, sqhd: 3, cid: 0x102, phase: 1, more: false } as const;

describe('CompletionWriter', () => {
  it('writes status, place and phase', () => {
    const bytes = new CompletionWriter(model).write(
      { command: null, status: 'Refused', doNotRetry: true, result: {} },
      place,
    );
    expect([...bytes.subarray(8)]).toEqual([3, 0, 0, 0, 2, 1, ((0x38 << 1) % 256) | 1, 0x82]);
  });

  it('sets M to 1b where the error log tells more', () => {
    const refused = { command: null, status: 'Refused', doNotRetry: false, result: {} };
    const bytes = new CompletionWriter(model).write(refused, { ...place, more: true });
    expect(bytes[15]).toBe(0x42);
  });

  it("writes a command's own fields", () => {
    const writer = new CompletionWriter(model);
    const bytes = writer.write(
      { command: withResult, status: 'Refused', doNotRetry: false, result: { NEW: { value: 7 } } },
      place,
    );
    expect([bytes[0], bytes[15]]).toEqual([7, 0x02]);
  });

  it('needs the layout of the entry', () => {
    expect(() => new CompletionWriter({ ...model, structures: [] })).toThrow('without the data structure CQE');
  });
});
