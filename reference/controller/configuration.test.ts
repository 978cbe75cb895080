import { describe, expect, it } from 'vitest';
import { completeConfiguration } from './configuration.ts';

describe('completeConfiguration', () => {
  it('adds defaults, also among the register fields', () => {
    const configuration = completeConfiguration({ CNTLID: 7, registers: { 'CAP.DSTRD': 9 } });
    expect(configuration).toMatchObject({ CNTLID: 7, ACL: 3, registers: { 'CAP.DSTRD': 9, 'CAP.MQES': 63 } });
  });

  it.each([
    [{ CNTLID: 0xfff0 }, 'Unexpected CNTLID 65520'],
    [{ SN: 'x'.repeat(21) }, 'expected at most 20 printable ASCII characters'],
    [{ ACL: 256 }, 'Unexpected ACL 256 in the configuration, expected 0 to 255'],
    [{ ERRCNT: -1 }, 'Unexpected ERRCNT -1 in the configuration'],
    [{ MN: 'é' }, 'Unexpected MN'],
  ])('refuses %j', (input, message) => {
    expect(() => completeConfiguration(input)).toThrow(message);
  });
});
