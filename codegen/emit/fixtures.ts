import { NOWHERE, command, field, model, opcode, structure } from '../model/fixtures.ts';
import type { Register, RegisterField, ValuesTable } from '../model/layout.ts';
import type { Model } from '../model/model.ts';
import type { VectorFile } from '../model/vector.ts';

/** A Values table with a reserved row and a range. */
export const COLOUR: ValuesTable = {
  id: 'test.md#COL',
  name: 'Colour',
  mnemonic: 'COL',
  table: 'col',
  section: 'test.md',
  at: NOWHERE,
  values: [
    { value: 0, high: 0, enumerator: 'Red', description: 'Like */ fire.', at: NOWHERE },
    { value: 1, high: 3, enumerator: null, description: '', at: NOWHERE },
    { value: 4, high: 15, enumerator: 'Blue', description: 'Like the sky.', at: NOWHERE },
  ],
};

const registerField = (mnemonic: string, bit: number, width: number, reset: number | null): RegisterField => ({
  ...field(mnemonic, bit, width),
  access: 'RW',
  reset,
});

function register(mnemonic: string, offset: number, size: number, fields: readonly RegisterField[]): Register {
  return {
    name: mnemonic,
    mnemonic,
    space: 'controller',
    offset,
    size,
    fields,
    reserved: [],
    section: 'test.md',
    table: mnemonic.toLowerCase(),
    at: NOWHERE,
  };
}

/** Fields at awkward places: within and across words, wider than 53 and 64 bits, bytes. */
const SHAPES = structure('SHAPES', 63, [
  field('NIB', 0, 4, { values: COLOUR.id, name: 'Nibble' }),
  field('ODD', 4, 11),
  field('BIT', 15, 1, { zeroBased: true }),
  field('DW', 32, 32),
  field('THREE', 72, 24),
  field('ADDR', 108, 52),
  field('WIDE', 160, 64),
  field('SKEW', 225, 60),
  field('GUID', 288, 128),
  field('CROSS', 424, 32),
  field('TEXT', 456, 40, { format: 'ascii' }),
  field('LAST', 496, 7),
]);

const ITEM = structure('ITEM', 4, [field('A', 0, 12), field('B', 12, 20)]);
const LIST = structure('LIST', 6, [field('N', 0, 16), field('ITEMS', 48, 32, { format: 'list', entry: 'ITEM' })]);
const CQE = structure('CQE', 16, [
  field('DW0', 0, 32),
  field('DW1', 32, 32),
  field('SQHD', 64, 16),
  field('CID', 96, 16),
  field('STAT', 112, 16),
]);

/** A small model with every kind of layout. */
export const SMALL: Model = model({
  structures: [SHAPES, ITEM, LIST, CQE],
  registers: [
    register('CC', 0x14, 4, [registerField('EN', 0, 1, 0), registerField('CSS', 4, 3, null)]),
    register('ASQ', 0x28, 8, [registerField('ASQB', 12, 52, 0)]),
  ],
  values: [COLOUR],
  profile: [opcode('Make Thing', 0xe1)],
  statuses: [
    {
      name: 'Invalid Tag',
      value: 0x1c0,
      assigned: false,
      description: 'No such tag.',
      section: 'test.md',
      table: 'statuses',
      at: NOWHERE,
    },
  ],
  commands: [
    command('Make Thing', [field('OPC', 0, 8), field('CID', 16, 16), field('NTAG', 320, 16)], [field('NEW', 0, 16)]),
  ],
});

/** A small file of vectors with one of each kind. */
export const VECTORS: VectorFile = {
  format: 'snvme-vectors/1',
  specification: { id: 'test', version: '1.0', sourceHash: `sha256:${'0'.repeat(64)}` },
  generator: { name: 'test', version: '1', seed: 0 },
  group: 'test',
  count: 2,
  world: { TAGMAX: 3 },
  notes: { edge: { kind: 'boundary', description: 'At the limit.' } },
  spaces: { host: { tag: null } },
  topologies: {
    admin: {
      memory: [{ name: 'asq', space: 'host', iova: '0x10000', size: 1024 }],
      steps: [{ op: 'reg.write', reg: 'CC', value: '0x0' }],
    },
  },
  vectors: [
    {
      id: 'codec.a',
      kind: 'codec',
      title: 'A',
      struct: 'ITEM',
      direction: 'both',
      bytes: '01000000',
      fields: { A: 1, B: '0xffffffffffffffff', L: [{ C: 2 }] },
      result: 'valid',
      requirements: [],
    },
    {
      id: 'scenario.b',
      kind: 'scenario',
      title: 'B',
      requirements: ['XC-CRE-1'],
      level: 'queue',
      topology: 'admin',
      requires: [['>=', 'EXT.TAGMAX', 1]],
      effects: { destructive: 'configuration', scope: 'controller', cleanup: 'controller-reset' },
      memory: [],
      steps: [
        { op: 'sqe', sq: 'asq', slot: 0, bytes: '00'.repeat(64), reloc: [{ bit: 192, width: 64, mem: 'asq' }] },
        {
          op: 'cqe',
          cq: 'acq',
          slot: 0,
          phase: 1,
          bytes: '00'.repeat(16),
          mask: '00'.repeat(16),
          status: { want: '00/00' },
          bind: { new: { bit: 0, width: 16 } },
          where: [['!=', '$new', ['+', 'EXT.X', 1]]],
          within: 1000,
        },
      ],
    },
  ],
};
