import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { examine } from '../../codegen/examine.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import type { Diagnostic } from '../../codegen/model/diagnostic.ts';
import type { Point, SourceFile } from '../../codegen/model/source.ts';

/**
 * Each fixture is a Markdown file that is read with the specification. ⟦ and ⟧ stand around the place of its one finding,
 * ⟪ and ⟫ around the other place of a conflict; its front matter has the rule and a part of the message.
 */
const folder = join(import.meta.dirname, 'fixtures/diagnostics');
const spec = readSpecFolder(join(import.meta.dirname, '../../spec'));
const specWithFixtureCommand = spec.map(withFixtureCommand);

test('the specification itself has no findings', () => {
  expect(findingsOf([])).toEqual([]);
});

test.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s has one finding, exactly there', (name) => {
  const fixture = readFixture(name);
  const findings = findingsOf([{ path: name, text: fixture.text }]);
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  expect(finding).toMatchObject({ file: name, rule: fixture.rule, range: fixture.range });
  expect(finding?.message).toContain(fixture.message);
  if (fixture.cause !== null) expect(finding?.cause).toEqual({ file: name, range: fixture.cause });
});

function findingsOf(further: readonly SourceFile[]): readonly Diagnostic[] {
  const hasCommand = further.some(({ text }) => text.includes('| Fixture | TBD | FDh |'));
  return examine([...(hasCommand ? specWithFixtureCommand : spec), ...further]).findings;
}

/** The specification with the command Fixture, opcode FDh, in its Commands Supported and Effects, as a change that adds it has. */
function withFixtureCommand(file: SourceFile): SourceFile {
  if (file.path !== 'base/log-pages.md') return file;
  return {
    ...file,
    text: replaced(
      replaced(
        file.text,
        '| 1023:948 | Reserved |\n',
        '| 1011:948 | Reserved |\n| 1015:1012 | **Admin Opcode FDh (CAFD):** The Fixture command. |\n| 1023:1016 | Reserved |\n',
      ),
      '| NB-LOG-25 |',
      '| NB-LOG-999 | this = PC | CSED.CAFD | 1 |\n| NB-LOG-25 |',
    ),
  };
}

function replaced(text: string, old: string, by: string): string {
  if (text.split(old).length !== 2) throw new Error(`expected one "${old}" in the specification`);
  return text.replace(old, by);
}

interface Fixture {
  readonly text: string;
  readonly rule: string;
  readonly message: string;
  readonly range: { readonly start: Point; readonly end: Point };
  readonly cause: Fixture['range'] | null;
}

function readFixture(name: string): Fixture {
  const marks = new Map<string, Point>();
  let [line, column, text] = [1, 1, ''];
  for (const character of readFileSync(join(folder, name), 'utf8')) {
    if ('⟦⟧⟪⟫'.includes(character)) {
      marks.set(character, { line, column });
      continue;
    }
    text += character;
    [line, column] = character === '\n' ? [line + 1, 1] : [line, column + character.length];
  }
  const range = rangeOf(marks, '⟦', '⟧');
  const rule = /^expect: (.+)$/m.exec(text)?.[1];
  const message = /^message: "(.+)"$/m.exec(text)?.[1];
  if (range === null || rule === undefined || message === undefined)
    throw new Error(`${name} lacks its marks, expect or message`);
  return { text, rule, message, range, cause: rangeOf(marks, '⟪', '⟫') };
}

function rangeOf(marks: ReadonlyMap<string, Point>, open: string, close: string): Fixture['range'] | null {
  const [start, end] = [marks.get(open), marks.get(close)];
  return start === undefined || end === undefined ? null : { start, end };
}
