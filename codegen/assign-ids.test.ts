import { expect, test } from 'vitest';
import { assignIds, type LockChange } from './assign-ids.ts';
import { parseLock } from './check/lock/lock.ts';

const head = (title: string, order: number): string =>
  `---\ntitle: ${title}\nversion: 1\ntype: BASE\nproject: p\nauthors: [a]\nstatus: draft\nprefix: XC\nclass: normative\norder: ${order}\n---\n\n`;
const table = (id: string, rows: readonly string[]): string =>
  `Table: T – Requirements {#tbl:${id}}\r\n\r\n| Requirement ID | Requirement |\r\n| :--- | :--- |\r\n${rows.map((row) => `| ${row} |\r\n`).join('')}`;
const FILES = [
  {
    path: 'index.md',
    text: `${head('I', 2)}See XC-AB-? here.\n\n${table('b', ['XC-AB-? | C shall 😀 be.', 'XC-AB-4 | D shall be.'])}\tend `,
  },
  { path: 'a.md', text: head('A', 1) + table('a', ['XC-AB-? | A shall be.', 'XC-CD-? | B shall be.']) },
];

function run(lock: string | null, accepts = (_: string): boolean => false, assign = true): LockChange {
  return assignIds({ files: FILES, lock, assign, accepts });
}

function lockOf({ files }: LockChange): string {
  return files.find(({ path }) => path === 'requirements.lock.json')?.text ?? '';
}

test('placeholders get the next numbers in the order of the document, and nothing else changes', () => {
  const change = run(null);
  expect(change.assigned.map(({ id }) => id)).toEqual(['XC-AB-5', 'XC-CD-1', 'XC-AB-6']);
  expect(change.files.slice(0, 2)).toEqual([
    { path: 'index.md', text: FILES[0]?.text.replace('| XC-AB-? |', '| XC-AB-6 |') },
    { path: 'a.md', text: FILES[1]?.text.replace('XC-AB-?', 'XC-AB-5').replace('XC-CD-?', 'XC-CD-1') },
  ]);
  expect([...parseLock(lockOf(change)).keys()]).toEqual(['XC-AB-4', 'XC-AB-5', 'XC-AB-6', 'XC-CD-1']);
});

test('a number that was ever used does not come back', () => {
  const text = '0123456789abcdef';
  const lock = `{\n  "format": "snvme-lock/1",\n  "requirements": {\n    "XC-AB-19": { "state": "retired", "text": "${text}" }\n  }\n}\n`;
  expect(run(lock).assigned.map(({ id }) => id)).toEqual(['XC-AB-20', 'XC-CD-1', 'XC-AB-21']);
});

test('a second run changes nothing', () => {
  const first = run(null);
  const again = assignIds({ files: first.text, lock: lockOf(first), assign: true, accepts: () => true });
  expect(again).toMatchObject({ files: [], assigned: [], entered: 0, reworded: [], retired: [] });
});

test('only what is accepted becomes reworded or retired', () => {
  const first = run(null);
  const files = first.text.map(({ path, text }) => ({
    path,
    text: text.replace('A shall be.', 'A shall not be.').replace(/\| XC-AB-4 .*\r\n/, ''),
  }));
  const after = (accepts: (id: string) => boolean): LockChange =>
    assignIds({ files, lock: lockOf(first), assign: false, accepts });
  expect(after(() => false).files).toEqual([]);
  expect(after((id) => id === 'XC-AB-5')).toMatchObject({ reworded: ['XC-AB-5'], retired: [] });
  const all = after(() => true);
  expect(all).toMatchObject({ reworded: ['XC-AB-5'], retired: ['XC-AB-4'], entered: 0 });
  const lock = parseLock(lockOf(all));
  expect(lock.get('XC-AB-5')?.state).toBe('reworded');
  expect(lock.get('XC-AB-4')?.state).toBe('retired');
});

test('while a table cannot be read nothing is given', () => {
  const broken = [
    ...FILES,
    { path: 'b.md', text: `${head('B', 3)}Table: T – Reqirements {#tbl:c}\n\n| A |\n| - |\n| XC-AB-9 |\n` },
  ];
  expect(assignIds({ files: broken, lock: null, assign: true, accepts: () => true })).toMatchObject({
    refused: true,
    files: [],
  });
});
