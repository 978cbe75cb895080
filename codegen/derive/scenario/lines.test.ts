import { describe, expect, it } from 'vitest';
import type { SourceRange } from '../../model/source.ts';
import { ScenarioFault } from './fault.ts';
import { readLine } from './lines.ts';

const at = (text: string): SourceRange => ({
  file: 'a.md',
  start: { line: 7, column: 1 },
  end: { line: 7, column: 1 + text.length },
});
const commands = ['Create Thing', 'Create Thing Twice'];
const read = (text: string) => readLine(text, at(text), commands);

/** Reads a line with the faulty text between two marks and returns the fault. */
function fault(marked: string): { message: string; from: number; to: number; expected: [number, number] } {
  const from = marked.indexOf('⟦') + 1;
  const to = marked.indexOf('⟧');
  try {
    read(marked.replace('⟦', '').replace('⟧', ''));
  } catch (error) {
    if (error instanceof ScenarioFault)
      return { message: error.message, from: error.at.start.column, to: error.at.end.column, expected: [from, to] };
  }
  throw new Error('Unexpected line that was read, expected a fault');
}

describe('readLine', () => {
  it('reads a host line with numbers, text, lists, its status and its handle', () => {
    const line = read(
      'host Create Thing Twice A=1 SN="two words" LIST=[{X=2h, Y=Red}, {}] => Successful Completion as a',
    );
    expect(line).toMatchObject({
      kind: 'host',
      command: 'Create Thing Twice',
      handle: 'a',
      status: { name: 'Successful Completion' },
    });
    expect(line?.kind === 'host' && line.arguments.map(({ name, value }) => [name, value.kind])).toEqual([
      ['A', 'word'],
      ['SN', 'text'],
      ['LIST', 'records'],
    ]);
  });

  it('takes the longest command name that fits', () => {
    expect(read('host Create Thing A=1 => Busy')).toMatchObject({ command: 'Create Thing' });
  });

  it('reads to which controller and queue a command goes', () => {
    expect(read('host Create Thing => Busy')).toMatchObject({ receiver: null, queueId: null });
    expect(read('vm a Create Thing => Busy as b')).toMatchObject({ receiver: 'a', queueId: null, handle: 'b' });
    expect(read('vm a queue 12 Create Thing A=1 => Busy')).toMatchObject({ receiver: 'a', queueId: 12 });
  });

  it('reads events of one object, and those that are held, released or fail', () => {
    expect(read('event Lost Power')).toMatchObject({ kind: 'event', name: 'Lost Power', handle: null });
    expect(read('event Lost Power of a')).toMatchObject({
      name: 'Lost Power',
      handle: 'a',
      at: { end: { column: 17 } },
    });
    expect(read('hold Quiet')).toMatchObject({ kind: 'hold', name: 'Quiet' });
    expect(read('release Quiet => Busy')).toMatchObject({ kind: 'release', fails: false, status: { name: 'Busy' } });
    expect(read('fail Quiet => Busy')).toMatchObject({ kind: 'release', fails: true, name: 'Quiet' });
  });

  it('reads what holds the media, doorbells, late answers and requirements', () => {
    expect(read('hold media')).toMatchObject({ kind: 'media', act: 'hold' });
    expect(read('release media')).toMatchObject({ kind: 'media', act: 'release' });
    expect(read('ring a queue 3 cq 7')).toMatchObject({ handle: 'a', queueId: 3, queue: 'cq', value: 7 });
    expect(read('ring host queue 2 sq 1')).toMatchObject({ handle: null, queueId: 2, queue: 'sq', value: 1 });
    expect(read('answer w => Busy')).toMatchObject({ kind: 'answer', handle: 'w', status: { name: 'Busy' } });
    expect(read('shows XC-A-1, XC-A-2')).toMatchObject({
      ids: [{ name: 'XC-A-1' }, { at: { start: { column: 15 } } }],
    });
  });

  it('reads nothing from an empty line', () => {
    expect(read('   ')).toBeNull();
  });

  it.each([
    [
      '⟦guest⟧ Create Thing => Busy',
      'expected given, host, vm, times, event, report, hold, release, fail, answer, ring, unmap, data, register, bar, note, completion, returned, mask, unmask, message, interrupt, no interrupt, stream, flow, rate, share, shows or then',
    ],
    ['vm ⟦A Create Thing => Busy⟧', 'expected vm HANDLE COMMAND, or vm HANDLE queue N COMMAND'],
    ['release ⟦Quiet⟧', 'expected => and the status'],
    ['ring ⟦a queue 1 tail 7⟧', 'expected ring host or ring HANDLE, and queue N sq VALUE, or cq'],
    ['host ⟦Create Thing A=1⟧', 'expected => and the status'],
    ['host Create Thing A=⟦*1 ⟧=> Busy', 'expected a number'],
    ['host Create Thing LIST=[{X=1} ⟦{X=2}]⟧ => Busy', 'expected , or ]'],
  ])('marks what is wrong in %s', (marked, message) => {
    const found = fault(marked);
    expect(found.message).toContain(message);
    expect(found.from).toBe(found.expected[0]);
  });
});
