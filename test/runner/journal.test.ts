import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { results } from '../reports/fixtures.ts';
import type { JournalHead } from './journal.ts';
import { Journal } from './journal.ts';

const folder = mkdtempSync(join(tmpdir(), 'journal-'));
const path = join(folder, 'run.jsonl');
const device = { name: 'd', vendor: 'v', version: '1', level: 'fault', clock: 'virtual' } as const;
const options = { only: ['a'], skip: [], shard: null, mutant: null, vectorTimeout: null };
const head: JournalHead = { vectors: 'sha256:0', device, options };

beforeEach(() => {
  rmSync(path, { force: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes the first results, and the end if the run came to it. */
function begin(count: number, isEnded = false): void {
  const journal = Journal.open(path, head, false);
  for (const result of results.slice(0, count)) journal.add(result);
  if (isEnded) journal.end();
  journal.close();
}

/** The ids that a run with this head finds. */
function known(other: JournalHead = head): string[] {
  const journal = Journal.open(path, other, true);
  journal.close();
  return [...journal.known.keys()];
}

describe('Journal', () => {
  it('gives back every result as it was, and is for its owner alone', () => {
    begin(results.length);
    const journal = Journal.open(path, head, true);
    journal.close();
    expect([...journal.known.values()]).toEqual(results);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('loses a torn last line alone, wherever it is torn, and goes on behind the lines that are whole', () => {
    begin(2);
    const whole = readFileSync(path);
    const lines = whole.toString().split('\n');
    for (let length = whole.length; length >= 0; length -= 7) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      const count = Math.max(whole.subarray(0, length).filter((byte) => byte === 10).length - 1, 0);
      const journal = Journal.open(path, head, true);
      expect([...journal.known.keys()]).toEqual(results.slice(0, count).map(({ id }) => id));
      for (const result of results.slice(0, 2)) journal.add(result);
      journal.close();
      expect(readFileSync(path, 'utf8').split('\n')).toEqual(lines);
    }
  });

  it('does not write over a run that did not end, but over one that did', () => {
    begin(2);
    expect(() => {
      begin(1);
    }).toThrow('Unexpected journal of a run that did not end, expected --resume');
    rmSync(path);
    begin(2, true);
    begin(1);
    expect(known()).toEqual(['create.pass']);
  });

  it('of a run that ended can be gone on with', () => {
    begin(2, true);
    expect(known()).toEqual(['create.pass', 'create.fail']);
  });

  it.each<[string, Partial<JournalHead>]>([
    ['vectors', { vectors: 'sha256:1' }],
    ['device', { device: { ...device, version: '2' } }],
    ['options', { options: { ...options, only: ['b'] } }],
  ])('of other %s is refused', (part, change) => {
    begin(1);
    expect(() => known({ ...head, ...change })).toThrow(`(other ${part})`);
  });

  it.each(['{}\n', 'notes', '{"format":"snvme-run/1"}\n'])('leaves a file that is no journal alone: %j', (text) => {
    writeFileSync(path, text);
    for (const resume of [true, false])
      expect(() => Journal.open(path, head, resume)).toThrow('expected a journal (snvme-journal/1) or no file');
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it.each(['{', '{"result":{"id":"x"}}', '{"result":null}'])('names the line that is no result: %s', (line) => {
    begin(1);
    appendFileSync(path, `${line}\n`);
    expect(() => known()).toThrow(`${path}:3: Unexpected line, expected the result of a vector`);
  });

  it('is refused where it cannot be written', () => {
    expect(() => Journal.open(join(folder, 'no', 'file'), head, true)).toThrow(
      'Unexpected failure to open the journal',
    );
    expect(() => Journal.open(folder, head, true)).toThrow('expected a journal');
  });
});
