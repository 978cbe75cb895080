import { expect, it } from 'vitest';
import type { FieldReading, Reading } from './decode.ts';
import { summarize } from './summary.ts';

const field = (mnemonic: string, value: string, meaning: string | null = null): FieldReading => ({
  mnemonic,
  name: mnemonic,
  location: '',
  value,
  meaning,
});
const reading = (fields: FieldReading[], reserved: Reading['reserved'] = []): Reading => ({
  kind: 'command',
  name: 'Test',
  size: 64,
  status: null,
  fields,
  reserved,
});

it('leaves out what is 0, unless the 0 means something', () => {
  const fields = [
    field('NSID', '00000000h'),
    field('P', '0b'),
    field('SN', '0000', 'not given'),
    field('NLB', '0000h', "means 1 (0's based)"),
    field('SEL', '04h', 'Tags'),
    field('CNTLID', '0010h'),
  ];
  expect(summarize(reading(fields))).toBe("NLB=0000h: means 1 (0's based), SEL=04h: Tags, CNTLID=0010h");
});

it('shows and hides fields by name', () => {
  const fields = [field('OPC', 'E1h'), field('XGEN', '0000h'), field('NTAG', '0001h')];
  expect(summarize(reading(fields), { always: new Set(['XGEN']), never: new Set(['OPC']) })).toBe(
    'XGEN=0000h, NTAG=0001h',
  );
});

it('tells reserved bits that are set, and cuts long values', () => {
  const reserved = [{ location: 'Command Dword 12 bit 31', value: '1b' }];
  expect(summarize(reading([field('DATA', 'ab'.repeat(16))], reserved))).toBe(
    'DATA=abababababababababab…, reserved bits are set: Command Dword 12 bit 31 = 1b',
  );
});
