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

function follow(...lines: readonly string[]): ReturnType<typeof scenarioVector>['vector'] {
  const source = {
    id: 'XC-EVT-S99',
    caption: 'Test',
    section: 'test.md',
    lines: lines.map((text) => ({ text, at: NOWHERE })),
    at: NOWHERE,
  } as ScenarioSource;
  return scenarioVector(followScenario(source, [machine])).vector;
}

const CHANGE = [
  'host Create Extended Controller NTAG=0 => Successful Completion as a',
  'host Manage Extended Controller State CNTLID=a XGEN=a.XGEN ACT=Delete => Successful Completion',
];
const REQUEST = 'host Asynchronous Event Request => Successful Completion';
const REPORT = 'report host Extended Controllers Changed';

describe('a report in a scenario', () => {
  it('is a completion in any of two slots, beside that of the command', () => {
    const { steps, requirements } = follow(REQUEST, ...CHANGE, REPORT);
    expect(requirements).toContain('XC-EVT-1');
    const completions = steps.flatMap((step) => (step.op === 'cqe' && step.among ? [step] : []));
    expect(completions.map(({ among }) => among)).toEqual(
      Array.from({ length: 2 }, () => [
        { slot: 1, phase: 1 },
        { slot: 2, phase: 1 },
      ]),
    );
    expect(completions[1]?.bytes.slice(0, 8)).toBe('0700d000');
  });

  it('names no request where several are outstanding', () => {
    const { steps } = follow(REQUEST, REQUEST, ...CHANGE, REPORT);
    const masks = steps.flatMap((step) => (step.op === 'cqe' && step.among ? [step.mask.slice(24, 28)] : []));
    expect(masks).toEqual(['ffff', '0000']);
  });

  it('is a fault where it is missing, and where there is none', () => {
    expect(() => follow(REQUEST, ...CHANGE)).toThrow('report Extended Controllers Changed');
    expect(() => follow(...CHANGE, REPORT)).toThrow('but the tables give none');
    expect(() => follow(REQUEST, ...CHANGE, 'report host Something')).toThrow('Unexpected asynchronous event');
  });
});

describe('a line that is repeated', () => {
  it('is sent as often as it says', () => {
    const { steps } = follow(`times (2 + 1) ${REQUEST}`);
    expect(steps.filter(({ op }) => op === 'sqe').length).toBe(3);
  });

  it('is a fault without a number', () => {
    expect(() => follow(`times (0) ${REQUEST}`)).toThrow('expected 1 to 32');
    expect(() => follow(`times ${REQUEST}`)).toThrow('expected times (NUMBER)');
    expect(() => follow(`times (2) ${CHANGE[0]}`)).toThrow('without "as"');
  });
});

describe('a doorbell in a scenario', () => {
  const WRONG = 'report host Write to Invalid Doorbell Register';
  const log = (RAE: number): string =>
    `host Get Log Page LID=ErrorInformation RAE=${RAE} NUMDL=15 => Successful Completion`;

  it('makes the primary controller report, once until the log is read', () => {
    const { steps } = follow(
      REQUEST,
      REQUEST,
      'ring host queue 1 sq 1',
      WRONG,
      log(1),
      'ring host queue 1 cq 0',
      log(0),
    );
    expect(steps.filter(({ op }) => op === 'doorbell')).toContainEqual(
      expect.objectContaining({ queue: 'cq', qid: 1, value: 0 }),
    );
    expect(() => follow(REQUEST, 'ring host queue 1 sq 1')).toThrow('report Write to Invalid Doorbell Register');
    expect(() => follow('ring host queue 1 sq 1', WRONG)).toThrow('but the tables give none');
  });

  it('leaves an error log of which a vector compares nothing', () => {
    const data = (...lines: readonly string[]): boolean =>
      follow(...lines, log(1)).steps.some((step) => step.op === 'mem.expect' && step.struct === 'ERIL');
    expect(data('ring host queue 1 sq 1')).toBe(false);
    expect(data('host Delete I/O Submission Queue QID=1 => Invalid Queue Identifier')).toBe(false);
  });
});
