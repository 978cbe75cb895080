import type { FieldInput } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { bytesToHex } from '../../codegen/model/hex.ts';
import { opcodeOf, structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout } from '../../codegen/model/queue-entry.ts';
import type { Relocation } from '../../codegen/model/relocation.ts';
import type {
  CompletionStep,
  DoorbellStep,
  ScenarioVector,
  Step,
  SubmitStep,
  Topology,
  VectorFile,
} from '../../codegen/model/vector.ts';
import { model } from '../spec-model.ts';

export { model } from '../spec-model.ts';

/** Writers of the entries of a model's commands. */
export interface Entries {
  /** The bytes of a data structure. */
  encode(structure: string, fields: FieldInput): string;
  /** A submission queue entry whose data lies in the buffer `data`. */
  sqe(slot: number, name: string, fields: FieldInput, more?: readonly Relocation[]): SubmitStep;
  /** The completion of the command in the same slot: its identifier, and the status. */
  cqe(slot: number, want: string, more?: Partial<CompletionStep>): CompletionStep;
}

export function entriesOf(of: Model): Entries {
  const structures = structuresByMnemonic(of);
  const encode: Entries['encode'] = (structure, fields) => {
    const layout = structures.get(structure);
    if (!layout) throw new Error(`Unexpected structure ${structure}`);
    return bytesToHex(layoutCodec(layout, structures).encode(fields));
  };
  return {
    encode,
    sqe: (slot, name, fields, more = []) => {
      const command = of.commands.find((candidate) => candidate.name === name);
      if (!command) throw new Error(`Unexpected command ${name}`);
      const entry = { OPC: opcodeOf(of, command), CID: 0x100 + slot, ...fields };
      const bytes = bytesToHex(layoutCodec(commandLayout(command), structures).encode(entry));
      return { op: 'sqe', note: name, sq: 'asq', slot, bytes, reloc: [{ bit: 192, width: 64, mem: 'data' }, ...more] };
    },
    cqe: (slot, want, more = {}) => ({
      op: 'cqe',
      cq: 'acq',
      slot,
      phase: 1,
      bytes: encode('CQE', { CID: 0x100 + slot }),
      mask: `${'00'.repeat(12)}ffff0000`,
      status: { want },
      within: 100,
      ...more,
    }),
  };
}

export const { encode, sqe, cqe } = entriesOf(model);

/** Rings the admin submission queue's doorbell. */
export function ring(value: number): DoorbellStep {
  return { op: 'doorbell', queue: 'sq', qid: 0, value };
}

/** The admin queue of an enabled controller, with eight entries each way. */
const enabled: Topology = {
  memory: [
    { name: 'asq', space: 'host', iova: '0x10000', size: 512 },
    { name: 'acq', space: 'host', iova: '0x20000', size: 128 },
  ],
  steps: [
    { op: 'reg.write', reg: 'AQA', value: '0x70007' },
    { op: 'reg.write', reg: 'ASQ', mem: 'asq' },
    { op: 'reg.write', reg: 'ACQ', mem: 'acq' },
    { op: 'reg.write', reg: 'CC', value: '0x460001' },
    { op: 'reg.poll', reg: 'CSTS', mask: '0x3', value: '0x1', within: 100 },
  ],
};

/** A scenario of the topology `enabled` with a page of data. */
export function scenario(id: string, steps: readonly Step[], more: Partial<ScenarioVector> = {}): ScenarioVector {
  return {
    id,
    kind: 'scenario',
    title: id,
    requirements: ['XC-CRE-1'],
    level: 'queue',
    topology: 'enabled',
    requires: [],
    effects: { destructive: false, scope: 'controller', cleanup: 'controller-reset' },
    memory: [{ name: 'data', space: 'host', iova: '0x30000', size: 4096, fill: 0xee }],
    steps,
    ...more,
  };
}

/** A vector file with these vectors, for a device with small limits. */
export function vectorFile(...vectors: VectorFile['vectors'][number][]): VectorFile {
  return {
    format: 'snvme-vectors/1',
    specification: { id: 'test', version: '1', sourceHash: 'sha256:00' },
    generator: { name: 'hand', version: '1', seed: 0 },
    group: 'hand',
    count: vectors.length,
    world: {
      MAXXC: 3,
      TAGMAX: 2,
      UNTS: 1,
      FPTS: 1,
      SRTS: 1,
      SPTS: 1,
      SHRS: 1,
      PASIDE: 1,
      SDIE: 1,
      PASIDMAX: 100,
      SDIFST: 5,
      SDILST: 9,
      FEQID: 4,
      MAXQP: 3,
      POOLQP: 6,
      MAXVEC: 2,
      MSIXN: 8,
      NSMAX: 4,
      NSATT: 2,
      CQR: 1,
      MAXCNA: 3,
      NN: 3,
      NSZE: 64,
      NSZES: 64,
      BLKUS: 1,
      MAXQE: 64,
      AERMAX: 4,
      ELPN: 8,
      MDTS: 5,
      MPSMAX: 2,
      XQT: 500,
      DSTRD: 9,
      TO: 20,
    },
    notes: {},
    spaces: { host: { tag: null }, guest: { tag: { kind: 'pasid', value: '0x2' } } },
    topologies: { enabled },
    vectors,
  };
}
