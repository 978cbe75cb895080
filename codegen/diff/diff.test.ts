import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Model } from '../model/model.ts';
import { readSpecification } from '../read/specification.ts';
import type { Change } from './change.ts';
import { diff } from './diff.ts';
import { KINDS } from './kinds.ts';

/**
 * Each folder is named after a kind of change and holds two versions of a section, `a.md` and `b.md`, and in `events.txt` every
 * change that is to be found, a line each: version, line, impact, kind, message.
 */
const folder = join(import.meta.dirname, 'fixtures');

/** Kinds of change that no section alone shows; tests below show them. */
const ELSEWHERE = ['document-changed', 'section-added', 'section-removed', 'fact-changed'];

const INDEX = `---
title: Things
version: 1
type: BASE
project: Tests
authors: [a]
status: draft
prefix: XC
class: informative
order: 0
---
`;

function read(text: string, index = INDEX, path = 'things.md'): Model {
  const files = [{ path: 'index.md', text: index }];
  const { model, diagnostics } = readSpecification(text === '' ? files : [...files, { path, text }]);
  expect(diagnostics).toEqual([]);
  return model;
}

function line({ version, at, impact, kind, message }: Change): string {
  return `${version}:${at.start.line} ${impact} ${kind} ${message}`;
}

function between(a: Model, b: Model, reworded: readonly string[] = []): string[] {
  return diff({ a, b, reworded: new Set(reworded) }).map(line);
}

test('every kind of change has a fixture', () => {
  const kinds = [...KINDS.map(({ kind }) => kind), 'prose-changed'].filter((kind) => !ELSEWHERE.includes(kind));
  expect(readdirSync(folder).sort()).toEqual(kinds.sort());
});

describe.each(readdirSync(folder))('%s', (kind) => {
  const [a, b] = [readFileSync(join(folder, kind, 'a.md'), 'utf8'), readFileSync(join(folder, kind, 'b.md'), 'utf8')];

  test('is found, and nothing else', () => {
    const path = join(folder, kind, 'events.txt');
    const events = existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n') : [];
    expect(between(read(a), read(b))).toEqual(events);
    expect(events.map((event) => event.split(' ')[2])).toContain(kind);
  });

  test('is not found between equal versions, wherever their lines stand', () => {
    const moved = a.replace('# Things', '\n\n# Things');
    expect(between(read(a), read(a))).toEqual([]);
    expect(between(read(a), read(moved)).filter((event) => !event.includes('prose-changed'))).toEqual([]);
  });
});

test('a requirement that the lock calls reworded is editorial', () => {
  const text = (name: string): string => readFileSync(join(folder, 'requirement-reworded', name), 'utf8');
  expect(between(read(text('a.md')), read(text('b.md')), ['XC-THG-1'])).toEqual([
    expect.stringMatching(/^b:\d+ editorial requirement-reworded XC-THG-1 said: /),
  ]);
});

test('a field that a new one took the bits of is no free place', () => {
  const text = (name: string): string => readFileSync(join(folder, 'field-moved', name), 'utf8');
  const other = text('b.md').replace('| 15:00 | Reserved |', '| 15:00 | **Weight (WT):** The weight. |');
  expect(between(read(text('a.md')), read(other))).toContainEqual(
    expect.stringMatching(/breaking field-added Make Thing WT is new: .*which held another field$/),
  );
});

test('sections and the head of the document', () => {
  const section = readFileSync(join(folder, 'prose-changed', 'a.md'), 'utf8');
  expect(between(read(section), read(section, INDEX, 'others.md'))).toEqual([
    'b:7 editorial section-added section others.md is new',
    'a:7 editorial section-removed section things.md is gone',
  ]);
  expect(between(read(''), read('', INDEX.replace('version: 1', 'version: 2')))).toEqual([
    'b:1 editorial document-changed document: version was 1, now 2',
  ]);
});

test('another word in running text is prose, another definition of a term of the text editorial', () => {
  const section = readFileSync(join(folder, 'prose-changed', 'a.md'), 'utf8');
  const term = (definition: string): string =>
    `${section}\nTable: Things – Terminology {#tbl:words}\n\n| Term | Definition |\n| :--- | :--- |\n| **Thing** | ${definition} |\n`;
  expect(between(read(term('Some thing.')), read(term('Any thing.')))).toEqual([
    expect.stringMatching(/^b:\d+ editorial fact-changed terminology Thing /),
  ]);
});

test('a fact of a kind that no other kind of change knows does not change unnoticed', () => {
  const at = { file: 'things.md', start: { line: 3, column: 1 }, end: { line: 3, column: 2 } };
  const model = read('');
  const more = (cells: string): Model => Object.assign({}, model, { resets: [{ id: 'XC-RST-1', cells, at }] });
  expect(between(more('kept'), more('lost'))).toEqual([
    'b:3 breaking fact-changed resets XC-RST-1 was cells kept, id XC-RST-1; now cells lost, id XC-RST-1',
  ]);
  expect(between(more('kept'), model)).toEqual(['a:3 breaking fact-changed resets XC-RST-1 is gone']);
  expect(between(more('kept'), more('kept'))).toEqual([]);
});
