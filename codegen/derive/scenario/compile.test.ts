import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../model/fixtures.ts';
import type { Step } from '../../model/vector.ts';
import { machine } from '../sample.ts';
import { followScenario, scenarioVector } from './compile.ts';
import { model } from '../../../test/spec-model.ts';

const small = machine(model);

/** An extended controller with an admin queue in the address space of PASID 2. */
const ENABLED = [
  'host Create Extended Controller NTAG=1 TAGLIST=[{TVAL=2h, TTYPE=PASID}] => Successful Completion as a',
  'host Set Extended Controller Resources CNTLID=a XGEN=a.XGEN NQP=2 => Successful Completion',
  'host Create Extended Admin Queue CNTLID=a XGEN=a.XGEN ASQS=7 ACQS=7 EN=1 PRP1=10000h PRP2=20000h => Successful Completion',
];
const DISABLE = 'host Manage Extended Controller State CNTLID=a XGEN=a.XGEN ACT=Disable => Successful Completion';

function vector(...more: readonly string[]) {
  const lines = [...ENABLED, ...more].map((text) => ({ text, at: NOWHERE }));
  const source = { id: 'S1', caption: 'A test', lines, section: 'test.md', at: NOWHERE };
  return scenarioVector(followScenario(source, [small])).vector;
}

const of = <O extends Step['op']>(steps: readonly Step[], op: O) =>
  steps.filter((step): step is Extract<Step, { op: O }> => step.op === op);

describe('a scenario fence', () => {
  it('sends a command to the queue of another controller, in its address space, and watches what a device reaches', () => {
    const { level, steps, memory } = vector('vm a Identify CNS=IdentifyController => Successful Completion');
    expect(level).toBe('tagged');
    const [last] = of(steps, 'sqe').slice(-1);
    const queue = memory.find(({ name }) => name === last?.sq);
    expect(queue).toMatchObject({ space: 'pasid-2', iova: '0x10000' });
    expect([steps[0]?.op, steps.at(-1)?.op]).toEqual(['dma.begin', 'dma.expect']);
    const data = of(steps, 'mem.expect').at(-1)?.mem;
    expect(memory.find(({ name }) => name === data)?.space).toBe('pasid-2');
  });

  it('completes a held command after the release, or with the status of its failure', () => {
    const ops = (steps: readonly Step[]) => steps.map((step) => (step.op === 'event' ? step.act : step.op));
    const released = vector('hold Quiesced', DISABLE, 'release Quiesced => Successful Completion');
    expect(released.level).toBe('fault');
    const tail = ops(released.steps).slice(ops(released.steps).indexOf('hold'));
    expect(tail).toEqual(['hold', 'sqe', 'doorbell', 'quiet', 'release', 'cqe']);
    const failed = vector('hold Quiesced', DISABLE, 'fail Quiesced => Internal Error');
    expect(of(failed.steps, 'cqe').at(-1)?.status).toEqual({ want: '00/06' });
  });

  it('releases at its end what is still held', () => {
    const { steps } = vector('hold Quiesced', DISABLE);
    expect(of(steps, 'event').map(({ act }) => act)).toEqual(['hold', 'release']);
  });

  it('lays out the data of one command, and compares nothing that a controller may refuse', () => {
    const read = 'vm a Identify CNS=IdentifyController =>';
    const { steps, memory } = vector('data AT=8h', `${read} Successful Completion`);
    const pages = memory.filter(({ name }) => name.includes('-page-'));
    expect(pages.length).toBe(2);
    const looked = of(steps, 'mem.expect').filter(({ mem }) => mem === pages[0]?.name);
    expect(looked.at(-1)).toMatchObject({ at: 0, bytes: 'a5'.repeat(8) });
    const broken = vector('data AT=1h', `${read} PRP Offset Invalid or Successful Completion`);
    expect(of(broken.steps, 'cqe').at(-1)?.status).toMatchObject({ anyOf: ['00/00', '00/13'] });
    expect(of(broken.steps, 'mem.expect').filter(({ mem }) => mem.includes('-page-'))).toEqual([]);
  });

  it.each([
    [
      ['data AT=1h', 'vm a Identify CNS=IdentifyController => Successful Completion'],
      'expected one for data that cannot',
    ],
    [['data AT=8h', 'then count(XC) = 1'], 'expected one command behind it that has the data'],
    [['data AT=8h'], 'expected one command behind it that has the data'],
    [['unmap a queue 0 sq', DISABLE], 'after a register write or unmap'],
  ])('refuses %s', (lines, message) => {
    expect(() => vector(...lines)).toThrow(message);
  });

  it('takes the queue of one controller away for a fault of that controller', () => {
    const { steps, memory } = vector('event Fatal Error of a', 'then XC[a].STATE = Failed');
    const [gone] = of(steps, 'mem.unmap');
    expect(memory.find(({ name }) => name === gone?.mem)?.space).toBe('pasid-2');
  });

  it('lets a command be outstanding until it is answered, and stops one that never is', () => {
    const lines = [
      'vm a Create I/O Completion Queue QID=1 QSIZE=3 PCONT=1 PRP1=30000h => Successful Completion',
      'hold media',
      DISABLE.replace('Successful Completion', 'outstanding as d'),
      'then XC[a].PENDING = Settle',
      'release media',
      'answer d => Successful Completion',
      'then XC[a].PENDING = Nothing',
    ];
    const { level, steps } = vector(...lines);
    expect(level).toBe('fault');
    expect(of(steps, 'media').map(({ act }) => act)).toEqual(['hold', 'release']);
    expect(of(steps, 'event')).toEqual([]);
    const released = steps.findIndex((step) => step.op === 'media' && step.act === 'release');
    expect(steps[released + 1]?.op).toBe('cqe');
    const stopped = vector('vm a Identify CNS=IdentifyController => outstanding as i', DISABLE);
    expect(of(stopped.steps, 'quiet').length).toBeGreaterThanOrEqual(2);
  });

  it('expects no interrupt of a masked vector, and the message that its mask held back', () => {
    const lines = [
      'mask 2',
      'vm a Identify CNS=IdentifyController => Successful Completion',
      'unmask 2 => message',
      'unmask 3 => no message',
    ];
    const { steps } = vector(...lines);
    expect(of(steps, 'irq.config').map(({ vector: number, mask }) => [number, mask])).toEqual([
      [2, true],
      [2, false],
      [3, false],
    ]);
    expect(
      of(steps, 'irq')
        .slice(-2)
        .map(({ vectors }) => vectors),
    ).toEqual([[2], []]);
  });

  it('rings a doorbell of a queue that need not exist', () => {
    const { steps } = vector('ring a queue 1 sq 5');
    expect(of(steps, 'doorbell').at(-1)).toMatchObject({ queue: 'sq', value: 5 });
    expect(of(steps, 'doorbell').at(-1)?.qid).toMatch(/^\$PAIRLIST/);
  });

  it('is an example of the requirements in words that it names', () => {
    expect(vector('shows XC-DBM-1, XC-DBM-3').requirements).toEqual(expect.arrayContaining(['XC-DBM-1', 'XC-DBM-3']));
  });

  it.each([
    ['answer d => Successful Completion', 'expected a command that is outstanding'],
    ['vm a Identify CNS=IdentifyController => outstanding', 'expected as and a name'],
    ['vm a Create I/O Submission Queue QID=1 => outstanding as q', 'Unexpected outstanding command'],
    ['shows XC-EAQ-2', 'expected a requirement in words'],
    ['vm b Identify => Successful Completion', 'Unexpected "b"'],
    ['release Quiesced => Successful Completion', 'expected a command that waits for it'],
    ['hold Quiescd', 'did you mean Quiesced?'],
    ['event Fatal Error of c', 'Unexpected "c"'],
  ])('refuses %s', (line, message) => {
    expect(() => vector(line)).toThrow(message);
  });

  it('refuses a command for a controller that fetches none', () => {
    expect(() => vector(DISABLE, 'vm a Identify => Successful Completion')).toThrow('which fetches none now');
  });
});
