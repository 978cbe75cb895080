import { describe, expect, it } from 'vitest';
import { model } from '../../../test/spec-model.ts';
import { NOWHERE } from '../../model/fixtures.ts';
import type { ScenarioSource } from '../../model/model.ts';
import { Catalog } from '../catalog.ts';
import { Machine } from '../machine.ts';
import { worlds } from '../world.ts';
import { followScenario, scenarioVector } from './compile.ts';

const [world] = worlds(model);
if (!world) throw new Error('Unexpected specification without a world');
const machine = new Machine(new Catalog(model), world);

function steps(...lines: readonly string[]): ReturnType<typeof scenarioVector>['vector']['steps'] {
  const source = {
    id: 'NB-QUE-S99',
    caption: 'Test',
    section: 'test.md',
    lines: [...QUEUES, ...lines].map((text) => ({ text, at: NOWHERE })),
    at: NOWHERE,
  } as ScenarioSource;
  return scenarioVector(followScenario(source, [machine])).vector.steps;
}

const QUEUES = [1, 2].flatMap((id) => [
  `host Create I/O Completion Queue QID=${id} QSIZE=3 PCONT=1 PRP1=${id}0000h => Successful Completion`,
  `host Create I/O Submission Queue QID=${id} QSIZE=3 CQID=${id} PCONT=1 PRP1=${id}4000h => Successful Completion`,
]);
const STREAM = 'stream host queue 1 to 2 Read NSID=1 NLB=1 => Successful Completion as s';

describe('a stream in a scenario', () => {
  it('has a command, its size, and queues where they stand', () => {
    const [stream] = steps('host queue 2 Read NSID=1 => Successful Completion', STREAM).slice(-1);
    expect(stream).toMatchObject({
      op: 'stream',
      stream: 's',
      size: 1024,
      command: 'Read',
      queues: [
        { qid: 1, slot: 0, head: 0, phase: 1 },
        { qid: 2, slot: 1, head: 1, phase: 1 },
      ],
    });
    expect(stream).toHaveProperty('bytes', expect.stringMatching(/^02000000/));
  });

  it('flows, and is compared with rates and with others', () => {
    const other = 'stream host queue 1 Flush NSID=1 => Successful Completion as t';
    const second = STREAM.replace('1 to 2', '2');
    const lines = [other, second, 'flow 20 ms s, t', 'rate s bytes R=(MDTS) B=2 L=10h LEAST=95', 'share s,t'];
    expect(steps(...lines).slice(-3)).toEqual([
      { op: 'flow', ms: 20, streams: ['s', 't'] },
      {
        op: 'rate.expect',
        streams: ['s'],
        unit: 'bytes',
        rate: world.limits['MDTS'],
        burst: 2,
        largest: 16,
        least: 95,
      },
      { op: 'share.expect', streams: ['s', 't'] },
    ]);
  });

  it.each<[string, readonly string[], string]>([
    [
      'a queue that others use after it',
      [STREAM, 'host queue 1 Flush NSID=1 => Successful Completion'],
      'after a stream',
    ],
    ['a queue that is not there', [STREAM.replace('to 2', 'to 3')], 'Unexpected queue 3'],
    ['a command that fails', [STREAM.replace('NLB=1', 'NLB=FFFFh')], 'but the tables give'],
    ['another status', [STREAM.replace('Successful Completion', 'Aborted')], 'Unexpected status Aborted'],
    ['an admin command', ['stream host queue 1 Abort => Successful Completion as s'], 'expected an I/O command'],
    ['no name', [STREAM.replace(' as s', '')], 'expected stream HANDLE'],
    ['queues in the wrong order', [STREAM.replace('1 to 2', '2 to 1')], 'expected stream HANDLE'],
    ['a flow of none', ['flow 10 ms s'], 'Unexpected stream s'],
    ['a flow that is too long', [STREAM, 'flow 60001 ms s'], 'at most 60000'],
    ['a rate without its parts', [STREAM, 'rate s bytes R=1 B=1'], 'expected rate STREAMS'],
    ['a rate with a part twice', [STREAM, 'rate s bytes R=1 L=1 LEAST=1 L=2'], 'expected rate STREAMS'],
    ['more than all', [STREAM, 'rate s bytes R=1 L=1 LEAST=101'], 'expected percent'],
    ['a rate that no number says', [STREAM, 'rate s bytes R=x L=1 LEAST=1'], 'Unexpected value of R'],
    ['a share of one', [STREAM, 'share s'], 'two streams or more'],
  ])('is a fault with %s', (_, lines, message) => {
    expect(() => steps(...lines)).toThrow(message);
  });
});
