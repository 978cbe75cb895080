import { describe, expect, it } from 'vitest';
import { CodecError } from '../model/codec-error.ts';
import { command, field, model, NOWHERE, opcode, structure } from '../model/fixtures.ts';
import { hexToBytes } from '../model/hex.ts';
import type { ValuesTable } from '../model/layout.ts';
import { decodeEntry } from './decode.ts';
import { encodeEntry } from './encode.ts';
import { formatReading } from './format.ts';
import { DescribeError } from './subject.ts';

const COLOUR: ValuesTable = {
  id: 'COL',
  name: 'Colour',
  mnemonic: 'COL',
  section: 'test.md',
  table: 'tbl:col',
  at: NOWHERE,
  values: [
    { value: 0, high: 0, enumerator: 'Red', description: '', at: NOWHERE },
    { value: 1, high: 255, enumerator: null, description: '', at: NOWHERE },
  ],
};
const OPC = field('OPC', 0, 8, { name: 'Opcode' });
const SPEC = model({
  values: [COLOUR],
  profile: [opcode('Make Thing', 0xe1)],
  statuses: [
    {
      name: 'Invalid Tag',
      value: 0x1c0,
      assigned: true,
      description: '',
      section: 'test.md',
      table: 'tbl:status',
      at: NOWHERE,
    },
  ],
  commands: [
    command(
      'Make Thing',
      [OPC, field('NTAG', 320, 16, { zeroBased: true }), field('COL', 336, 8, { values: 'COL' })],
      [field('NEW', 0, 16)],
    ),
  ],
  structures: [
    { ...structure('SQE', 64, [OPC, field('CDW10', 320, 32)]), reserved: [{ bit: 8, width: 312 }] },
    structure('CQE', 16, [field('DW0', 0, 32), field('SC', 113, 8), field('SCT', 121, 3)]),
    structure('ITEM', 2, [field('A', 0, 8), field('B', 8, 8)]),
    structure('DATA', 16, [
      field('SN', 0, 64, { format: 'ascii' }),
      field('NQN', 64, 48, { format: 'nqn' }),
      field('ID', 112, 16, { format: 'bytes' }),
      field('ITEMS', 128, 16, { format: 'list', entry: 'ITEM' }),
    ]),
  ],
});

const entry = (first: string, tenth: string): Uint8Array =>
  hexToBytes(`${first}${'00'.repeat(36)}${tenth}${'00'.repeat(20)}`);

describe('decodeEntry', () => {
  it('reads a command by its opcode, with enumerators and 0s based values', () => {
    expect(formatReading(decodeEntry(SPEC, entry('e1000000', '04000000')))).toBe(`Make Thing, 64 bytes
  Command Dword 0 bits 07:00   OPC   E1h    Opcode
  Command Dword 10 bits 15:00  NTAG  0004h  NTAG: means 5 (0's based)
  Command Dword 10 bits 23:16  COL   00h    COL: Red
`);
  });

  it('tells reserved values and reserved bits that are set', () => {
    const reading = decodeEntry(SPEC, entry('e1000100', '00000280'));
    expect(reading.fields.at(-1)?.meaning).toBe('reserved value');
    expect(reading.reserved).toEqual([
      { location: 'bytes 39:01', value: `${'0'.repeat(75)}100h` },
      { location: 'bytes 63:43', value: `${'0'.repeat(40)}80h` },
    ]);
  });

  it('reads an unknown opcode by what all commands have in common', () => {
    expect(decodeEntry(SPEC, entry('ff000000', '01000000'))).toMatchObject({
      name: 'Unknown command',
      fields: [{ value: 'FFh' }, { mnemonic: 'CDW10' }],
    });
  });

  it('reads a completion, with the fields of the command where it is given', () => {
    const bytes = hexToBytes('0700000000000000000000000000' + '8003');
    expect(decodeEntry(SPEC, bytes)).toMatchObject({
      kind: 'completion',
      status: { value: '1h/C0h', name: 'Invalid Tag' },
      fields: [{ mnemonic: 'DW0' }, {}, {}],
    });
    expect(decodeEntry(SPEC, bytes, { command: 'make-thing' }).fields[0]).toMatchObject({
      mnemonic: 'NEW',
      value: '0007h',
      location: 'Dword 0 bits 15:00',
    });
  });

  it('reads a data structure with text and lists', () => {
    const bytes = hexToBytes(`4142202020202020${'6e716e000000'}beef0102ff04`);
    expect(formatReading(decodeEntry(SPEC, bytes, { as: 'data' }))).toBe(`DATA (DATA), 20 bytes
  bytes 07:00       SN     4142202020202020  SN: "AB"
  bytes 13:08       NQN    6e716e000000      NQN: "nqn"
  bytes 15:14       ID     beef              ID
  bytes 17:16 + 2i  ITEMS  2                 ITEMS: entries of ITEM
    ITEMS[0]
      byte 00  A  01h  A
      byte 01  B  02h  B
    ITEMS[1]
      byte 00  A  FFh  A
      byte 01  B  04h  B
`);
  });

  it.each([
    [
      'a length',
      new Uint8Array(5),
      {},
      'Unexpected length of 5 bytes, expected 64 (a submission queue entry) or 16 (a completion)',
    ],
    ['a name', new Uint8Array(5), { as: 'DATE' }, 'Unexpected name DATE (did you mean DATA?)'],
    [
      'a command',
      new Uint8Array(16),
      { command: 'Make Things' },
      'Unexpected command Make Things (did you mean Make Thing?)',
    ],
  ])('refuses %s that it does not know', (_, bytes, options, message) => {
    expect(() => decodeEntry(SPEC, bytes, options)).toThrow(DescribeError);
    expect(() => decodeEntry(SPEC, bytes, options)).toThrow(message);
  });
});

describe('encodeEntry', () => {
  it('writes a command with its opcode, numbers in any style and enumerators', () => {
    const { bytes } = encodeEntry(SPEC, 'make thing', ['NTAG=1Fh', 'col=red']);
    expect(bytes).toBe(`e1${'00'.repeat(39)}1f00${'00'.repeat(22)}`);
    expect(encodeEntry(SPEC, 'Make Thing', ['NTAG=0x1f']).bytes).toBe(bytes);
  });

  it('writes text, bytes and lists', () => {
    expect(encodeEntry(SPEC, 'DATA', ['SN="A, B"', 'NQN=nqn', 'ID=BEEF', 'ITEMS=[{A=1, B=2}, {}]']).bytes).toBe(
      '412c2042202020206e716e000000beef01020000',
    );
    expect(encodeEntry(SPEC, 'DATA', ['SN=""', 'ITEMS=[]']).bytes).toBe('00'.repeat(16));
  });

  it.each([
    ['NTAGS=1', 'Unexpected field NTAGS of Make Thing (did you mean NTAG?)'],
    ['NTAG', 'Unexpected NTAG, expected FIELD=VALUE such as COL=1'],
    ['COL=Rad', 'Unexpected value Rad of COL (did you mean Red?)'],
    ['COL=Turquoise', 'Unexpected value Turquoise of COL, expected a number or one of Red'],
  ])('refuses %s', (assignment, message) => {
    expect(() => encodeEntry(SPEC, 'Make Thing', [assignment])).toThrow(message);
    expect(() => encodeEntry(SPEC, 'Make Thing', [assignment])).toThrow(DescribeError);
  });

  it('refuses what does not fit', () => {
    expect(() => encodeEntry(SPEC, 'Make Thing', ['NTAG=65536'])).toThrow(CodecError);
    expect(() => encodeEntry(SPEC, 'Make Thing', ['NTAG=1', 'ntag=2'])).toThrow(
      'Unexpected second value of NTAG, expected one',
    );
    expect(() => encodeEntry(SPEC, 'DATA', ['SN="123456789"'])).toThrow(
      'Unexpected length of SN, 9 bytes, expected at most 8 bytes',
    );
    expect(() => encodeEntry(SPEC, 'DATA', ['ITEMS=1'])).toThrow('expected a list such as');
    expect(() => encodeEntry(SPEC, 'DATA', ['ITEMS=[1]'])).toThrow('Unexpected entry 1 of ITEMS');
  });
});
