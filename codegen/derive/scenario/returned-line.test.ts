import { describe, expect, it } from 'vitest';
import { model } from '../../../test/spec-model.ts';
import { NOWHERE } from '../../model/fixtures.ts';
import type { ScenarioSource } from '../../model/model.ts';
import type { MemoryExpect } from '../../model/vector.ts';
import { Catalog } from '../catalog.ts';
import { Machine } from '../machine.ts';
import { worlds } from '../world.ts';
import { followScenario, scenarioVector } from './compile.ts';

const [world] = worlds(model);
if (!world) throw new Error('Unexpected specification without a world');
const machine = new Machine(new Catalog(model), world);

function checks(...lines: readonly string[]): readonly MemoryExpect[] {
  const source = {
    id: 'NB-HLT-S99',
    caption: 'Test',
    section: 'test.md',
    lines: lines.map((text) => ({ text, at: NOWHERE })),
    at: NOWHERE,
  } as ScenarioSource;
  const { steps } = scenarioVector(followScenario(source, [machine])).vector;
  return steps.flatMap((step) => (step.op === 'mem.expect' && step.rows === undefined ? [step] : []));
}

const READ = 'host Get Log Page LID=Health NUMDL=127 => Successful Completion';

const FAILS = 'host Get Log Page LID=ErrorInformation LPOU=1 NUMDL=0 => Invalid Field in Command';
const LOG = 'host Get Log Page LID=ErrorInformation NUMDL=15 => Successful Completion';

describe('lines about returned data', () => {
  it('name what a device brings with it, and compare with that later', () => {
    const [noted, , later] = checks(READ, 'note HRC as reads', READ, 'returned HRC=(reads + 25)');
    expect(noted).toMatchObject({ at: 64, mask: '00'.repeat(8), bind: { note_reads: { bit: 0, width: 64 } } });
    expect(later).toMatchObject({
      at: 64,
      mask: 'ff'.repeat(8),
      reloc: [{ bit: 0, width: 64, value: ['+', '$note_reads', 25] }],
    });
  });

  it('compare numbers of any width at their place', () => {
    const [bit, number] = checks(READ, 'returned ASBT=0 EGCWS=1h');
    expect(bit).toMatchObject({ at: 0, bytes: '00', mask: '01' });
    expect(number).toMatchObject({ at: 6, bytes: '01', mask: 'ff' });
  });

  it('compare entries of lists, where what was noted of a completion says so', () => {
    const lines = [FAILS, 'completion M as more, CID as id', LOG, 'returned ERRS=[{ERCID=(id + more)}] when more = 1'];
    const check = checks(...lines).find(({ reloc }) => reloc !== undefined);
    expect(check).toMatchObject({
      at: 10,
      mask: 'ffff',
      if: [['==', '$note_more', 1]],
      reloc: [{ bit: 0, width: 16, value: ['+', '$note_id', '$note_more'] }],
    });
  });

  it.each([
    [['note HRC as reads'], 'behind a command'],
    [['completion M as more'], 'behind a command'],
    [[READ, 'completion M'], 'expected completion FIELD as NAME'],
    [[READ, 'completion MM as more'], 'did you mean M'],
    [[READ, 'returned HRC=0 when more = 1'], 'expected a name that a note line has given'],
    [[READ, 'note HRC as n', 'returned HWC=(n + m)'], 'expected a name that a note line has given'],
    [[FAILS, LOG, 'returned ERRX=[{ERSQ=1}]'], 'Unexpected list ERRX'],
    [[FAILS, LOG, 'returned ERRS=[{ERSQ=1}, {ERSQ=1}]'], 'in the 0 bytes'],
    [[READ, 'note HRC'], 'expected note FIELD as NAME'],
    [[READ, 'note HRX as reads'], 'did you mean HRC'],
    [[READ, 'note HRC as n, HWC as n'], 'Unexpected second n'],
    [[READ, 'returned HRC=(reads)'], 'expected a name that a note line has given'],
    [[READ, 'returned HRC=(reads * 2)'], 'expected a number, (NAME), (NAME + NUMBER) or (NAME + NAME)'],
    [[READ, 'returned TTC=1'], 'the tables give 0 by NB-HLT-2'],
    [[READ, 'returned '], 'expected a field and its value'],
    [['host Get Log Page LID=Health NUMDL=4 => Successful Completion', 'returned HRC=0'], 'in the 20 bytes'],
    [['host Get Log Page LID=Health LPOL=64 NUMDL=4 => Successful Completion', 'returned HRC=0'], 'data structure'],
  ])('refuse %s', (lines, message) => {
    expect(() => checks(...lines)).toThrow(message);
  });
});
