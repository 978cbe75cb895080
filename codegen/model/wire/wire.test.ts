import { describe, expect, test } from 'vitest';
import type { Buffer, ScenarioVector, Step, VectorFile } from '../vector.ts';
import { packHex, unpackHex } from './hex-runs.ts';
import { packFile } from './pack.ts';
import { unpackFile, WireError } from './unpack.ts';
import type { WireFile } from './wire.ts';

const QUEUES: readonly Buffer[] = [
  { name: 'asq', space: 'host', iova: '0x10000', size: 128, fill: 0 },
  { name: 'acq', space: 'host', iova: '0x20000', size: 32, fill: 0 },
];

/** Three steps of a command in a queue of two entries, with the Command Identifier 4000h + `n`. */
function command(n: number, more: { readonly status?: string; readonly result?: string } = {}): Step[] {
  const id = `0${n}40`;
  const [slot, tail] = [n % 2, (n + 1) % 2];
  const phase = n < 2 ? 1 : 0;
  return [
    {
      op: 'sqe',
      note: 'the same words',
      sq: 'asq',
      slot,
      bytes: `0600${id}${'00'.repeat(60)}`,
      reloc: [{ bit: 192, width: 64, mem: `data-${n}` }],
      command: 'Identify',
      fields: { CNS: 1 },
    },
    { op: 'doorbell', queue: 'sq', qid: 0, value: tail },
    {
      op: 'cqe',
      cq: 'acq',
      slot,
      phase,
      bytes: `${more.result ?? '00000000'}000000000${tail}000000${id}0${phase}00`,
      mask: `${more.result === undefined ? '00000000' : 'ffffffff'}00000000ffffffffffff0100`,
      status: { want: more.status ?? '00/00' },
      within: 1000,
    },
    {
      op: 'mem.expect',
      mem: `data-${n}`,
      at: 0,
      bytes: `01${'00'.repeat(40)}`,
      mask: 'ff'.repeat(41),
      struct: 'THING',
    },
  ];
}

function scenario(id: string, steps: readonly Step[], more: Partial<ScenarioVector> = {}): ScenarioVector {
  return {
    id,
    kind: 'scenario',
    title: id,
    requirements: ['XC-A-1'],
    level: 'queue',
    topology: 'admin',
    requires: [['==', 'EXT.A', 1]],
    effects: { destructive: false, scope: 'controller', cleanup: 'none' },
    memory: [
      { name: 'data-0', space: 'host', iova: '0x100000', size: 4096, fill: 165 },
      { name: 'data-1', space: 'host', iova: '0x102000', size: 8192 },
      { name: 'data-2', space: 'pasid-2', iova: '0x100000', size: 4096 },
    ],
    steps,
    ...more,
  };
}

function file(...vectors: VectorFile['vectors'][number][]): VectorFile {
  return {
    format: 'snvme-vectors/1',
    specification: { id: 's', version: '1', sourceHash: 'h' },
    generator: { name: 'g', version: '1', seed: 0 },
    group: 'g',
    count: vectors.length,
    world: {},
    notes: {},
    spaces: {},
    topologies: { admin: { memory: QUEUES, steps: [] } },
    vectors,
  };
}

/** What is written, as it comes out of a file. */
function written(value: VectorFile): WireFile {
  return JSON.parse(JSON.stringify(packFile(value))) as WireFile;
}

describe('bytes', () => {
  test.each([
    ['', ''],
    ['e1000040', 'e1000040'],
    [`e1${'00'.repeat(5)}01`, 'e1 00*5 01'],
    ['00000000', '00000000'],
    ['ff'.repeat(4096), 'ff*4096'],
  ])('%s is written %s', (hex, text) => {
    expect(packHex(hex)).toBe(text);
    expect(unpackHex(text)).toBe(hex);
  });

  test.each(['0', 'FF', '00*0', '00*-1', '0001*3', '00 ', ' 00', '00*99999999', '00*1048577', '00*1048576 00', 'x'])(
    '%j stands for none',
    (text) => {
      expect(() => unpackHex(text)).toThrow(RangeError);
    },
  );
});

describe('a file', () => {
  const steps = [0, 1, 2].flatMap((n) => command(n));

  test('is the same after it was written and read', () => {
    const whole = file(
      scenario('one', steps),
      scenario('two', [...command(0), ...command(1, { status: '01/1f' }), ...command(2, { result: '05000000' })]),
      scenario('three', steps, { level: 'fault', memory: [], requires: [] }),
    );
    expect(unpackFile(written(whole))).toEqual(whole);
  });

  test('says a command in one step, and what vectors have in common once', () => {
    const { defaults, shared, sequences, vectors } = written(
      file(...['one', 'two', 'three'].map((id) => scenario(id, steps))),
    );
    expect(defaults).toMatchObject({ level: 'queue', topology: 'admin', requires: [['==', 'EXT.A', 1]] });
    expect(Object.values(sequences)).toEqual([[0, 1, 2].flatMap(() => Object.keys(shared))]);
    expect(Object.keys(shared)).toEqual([
      expect.stringMatching(/^the-same-words-[0-9a-f]{5}$/),
      expect.stringMatching(/^thing-[0-9a-f]{5}$/),
    ]);
    expect(vectors[0]).toMatchObject({
      memory: [
        { name: 'data-0', fill: 165 },
        { name: 'data-1', size: 8192 },
        { name: 'data-2', space: 'pasid-2' },
      ],
    });
    expect(vectors[0]).not.toHaveProperty('requires');
    expect(vectors[0]).toMatchObject({ steps: Object.keys(sequences) });
  });

  test.each<[string, (steps: Step[]) => void]>([
    ['another doorbell', (all) => void (all[1] = { op: 'doorbell', queue: 'sq', qid: 0, value: 0 })],
    ['a doorbell of a completion queue', (all) => void (all[1] = { op: 'doorbell', queue: 'cq', qid: 0, value: 1 })],
    ['a late doorbell', (all) => void all.splice(1, 0, { op: 'quiet', ms: 1, cqs: ['acq'] })],
    ['another slot', (all) => void (all[0] = { ...(all[0] as Extract<Step, { op: 'sqe' }>), slot: 1 })],
    [
      'a completion elsewhere',
      (all) => void (all[2] = { ...(all[2] as Extract<Step, { op: 'cqe' }>), slot: 1, phase: 0 }),
    ],
    [
      'a mask of its own',
      (all) => void (all[2] = { ...(all[2] as Extract<Step, { op: 'cqe' }>), mask: 'ff'.repeat(16) }),
    ],
    ['a reset between commands', (all) => void all.push({ op: 'topology', name: 'admin' }, ...command(0))],
  ])('keeps %s', (_, change) => {
    const own = [...steps];
    change(own);
    const whole = file(scenario('one', own));
    expect(unpackFile(written(whole))).toEqual(whole);
  });

  test('keeps bytes, numbers and texts of a codec vector apart', () => {
    const whole = file({
      id: 'codec',
      kind: 'codec',
      title: 'c',
      struct: 'S',
      direction: 'both',
      bytes: '00'.repeat(64),
      fields: { A: 1, B: '0xffffffffffffffff', C: '00'.repeat(16), D: 'not bytes *', E: [{ F: 'ff'.repeat(8) }] },
      result: 'valid',
      requirements: [],
    });
    expect(written(whole).vectors[0]).toMatchObject({ bytes: '00*64', fields: { C: '00*16', E: [{ F: 'ff*8' }] } });
    expect(unpackFile(written(whole))).toEqual(whole);
  });
});

describe('a hostile file', () => {
  const sound = written(file(scenario('one', command(0))));
  const [vector] = sound.vectors;

  test.each<[string, Partial<WireFile>, string]>([
    [
      'a step that no name has',
      { vectors: [{ ...vector, steps: ['nothing'] } as never] },
      'expected the name of a shared step',
    ],
    [
      'a name of every object',
      { vectors: [{ ...vector, steps: ['constructor'] } as never] },
      'expected the name of a shared step',
    ],
    [
      'bytes that are none',
      { vectors: [{ ...vector, steps: [{ op: 'mem.write', mem: 'a', at: 0, bytes: 'zz' }] } as never] },
      'vector one: Unexpected bytes zz',
    ],
    [
      'a queue entry that is too short',
      { vectors: [{ ...vector, steps: [{ op: 'sqe', sq: 'asq', slot: 0, bytes: '00' }] } as never] },
      'expected 64',
    ],
    ['a run that no name has', { vectors: [{ ...vector, steps: ['@begin'] } as never] }, 'expected the name of a run'],
    [
      'a run in a run',
      { sequences: { '@a': ['@a'] }, vectors: [{ ...vector, steps: ['@a'] } as never] },
      'expected the name of a shared step',
    ],
    [
      'conditions that no name has',
      { vectors: [{ ...vector, requires: 'limits' } as never] },
      'expected the name of a list',
    ],
    ['no level anywhere', { defaults: {} }, 'Unexpected absence of level'],
    [
      'few words for gigabytes',
      {
        shared: { a: { op: 'mem.write', mem: '@data', at: 0, bytes: '00*1048576' } },
        vectors: [{ ...vector, steps: Array.from({ length: 5000 }, () => 'a') } as never],
      },
      'Unexpected number of bytes, expected at most',
    ],
    [
      'few words for many steps',
      {
        shared: { a: { op: 'dma.begin' } },
        vectors: [{ ...vector, steps: Array.from({ length: 1_000_001 }, () => 'a') } as never],
      },
      'Unexpected number of steps',
    ],
    [
      'runs for many steps',
      {
        shared: { a: { op: 'dma.begin' } },
        sequences: { '@a': Array.from({ length: 1000 }, () => 'a') },
        vectors: [{ ...vector, steps: Array.from({ length: 1001 }, () => '@a') } as never],
      },
      'Unexpected number of steps',
    ],
  ])('with %s is refused', (_, more, message) => {
    expect(() => unpackFile({ ...sound, ...more })).toThrow(WireError);
    expect(() => unpackFile({ ...sound, ...more })).toThrow(message);
  });
});
