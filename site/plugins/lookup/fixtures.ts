import type { Vector, VectorFile } from '../../../codegen/index.ts';
import type { FieldEntry, Specification } from '../../src/model.ts';

type Scenario = Extract<Vector, { kind: 'scenario' }>;

function field(mnemonic: string, bit: number, width: number, rest: Partial<FieldEntry> = {}): FieldEntry {
  return { mnemonic, bit, width, format: 'number', ...rest };
}

function requirement(id: string, kind: string, source: string, sentence = `${id} in words.`) {
  return { id, kind, source, sentence, class: 'normative' };
}

/** One command with a target, a condition and data; one transition that refuses it; one requirement in words. */
export const MODEL: Specification = {
  sections: [
    { file: 'a.md', title: 'Make command' },
    { file: 'base/q.md', title: 'Queues' },
  ],
  requirements: [
    requirement('XC-A-10', 'Status conditions', 'a.md#tbl-conditions'),
    requirement('XC-A-2', 'Command', 'a.md#tbl-make'),
    requirement('XC-S-1', 'State transitions', 'life.md#tbl-life'),
    requirement('NB-C-1', 'Common conditions', 'base/q.md#tbl-common'),
    requirement('NB-Q-1', 'Requirements', 'base/q.md#tbl-words', 'It shall abort with Tag In Use Twice.'),
  ],
  statuses: [
    { name: 'Tag In Use', value: 0x1c1, assigned: false, description: '', source: 'profile.md#tbl-p' },
    { name: 'Successful Completion', value: 0, assigned: true, description: 'Good.', source: 'base/s.md#tbl-s' },
    { name: 'Tag In Use Twice', value: 0x1c2, assigned: false, description: '', source: 'profile.md#tbl-p' },
  ],
  commands: [
    {
      name: 'Make',
      class: 'normative',
      source: 'a.md#tbl-make',
      target: { id: 'XC-A-2', status: 'Tag In Use' },
      conditions: [{ id: 'XC-A-10', status: 'Tag In Use' }],
      creates: null,
      fields: [field('ACT', 0, 8, { values: 'a.md#ACT' }), field('NTAG', 8, 8)],
      transfer: { structure: 'MD' },
    },
  ],
  common: [{ id: 'NB-C-1', status: 'Tag In Use' }],
  objects: [],
  transitions: [
    {
      id: 'XC-S-1',
      object: 'XC',
      command: 'Make',
      event: false,
      when: null,
      source: 'life.md#tbl-life',
      cells: {
        On: { kind: 'status', status: 'Tag In Use' },
        Off: { kind: 'status', status: 'Tag In Use' },
        Lost: { kind: 'stays' },
      },
    },
  ],
  structures: [
    {
      mnemonic: 'MD',
      size: 16,
      fields: [
        field('ID', 0, 16),
        field('FLAG', 19, 1),
        field('SN', 32, 64, { format: 'ascii' }),
        field('LIST', 128, 16, { format: 'list', entry: 'ME' }),
      ],
    },
    { mnemonic: 'ME', size: 2, fields: [field('TVAL', 0, 8), field('TYPE', 8, 8, { values: 'a.md#TYPE' })] },
  ],
  values: [
    { id: 'a.md#ACT', mnemonic: 'ACT', values: [{ value: 1, enumerator: 'Enable' }] },
    { id: 'a.md#TYPE', mnemonic: 'TYPE', values: [{ value: 1, enumerator: 'PASID' }] },
  ],
};

/** A vector of one command that ends with the status. */
export function scenario(
  id: string,
  status: string,
  requirements: readonly string[],
  rest: Partial<Scenario> = {},
): Vector {
  return {
    id,
    kind: 'scenario',
    title: `Title of ${id}`,
    requirements,
    level: 'queue',
    topology: 'admin-queue',
    requires: [],
    effects: { destructive: false, scope: 'controller', cleanup: 'none' },
    memory: [],
    steps: [
      { op: 'sqe', sq: 'asq', slot: 0, bytes: 'e1', command: 'Make', fields: { ACT: 1 } },
      { op: 'doorbell', queue: 'sq', qid: 0, value: 1 },
      { op: 'cqe', cq: 'acq', slot: 0, phase: 1, bytes: '', mask: '', status: { want: status }, within: 1 },
    ],
    ...rest,
  };
}

/** A file of vectors with these limits. */
export function vectorFile(vectors: readonly Vector[], world: Readonly<Record<string, number>> = {}): VectorFile {
  return {
    format: 'snvme-vectors/1',
    specification: { id: '', version: '', sourceHash: '' },
    generator: { name: '', version: '', seed: 0 },
    group: '',
    count: vectors.length,
    world,
    notes: {},
    spaces: {},
    topologies: {},
    vectors,
  };
}
