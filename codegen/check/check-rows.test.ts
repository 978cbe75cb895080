import { expect, test } from 'vitest';
import { readSpecFolder } from '../io/spec-folder.ts';
import type { SourceFile } from '../model/source.ts';
import { readSpecification } from '../read/specification.ts';
import { checkModel, checkRows } from './check.ts';

const spec = readSpecFolder('spec');

/** A row of Status conditions or Effects of a command. */
interface Row {
  readonly file: SourceFile;
  readonly command: string;
  readonly line: string;
}

const commands = new Set(readSpecification(spec).model.commands.map(({ name }) => name));

/** Every so many rows, over the whole text. */
const rows = spec
  .flatMap((file) =>
    [
      ...file.text.matchAll(
        /^Table: (?<command>.+) – (?:Status conditions|Effects) \{.*\n\n.*\n.*\n(?<rows>(?:\|.*\n)+)/gm,
      ),
    ].flatMap(({ groups }): Row[] =>
      (groups?.['rows'] ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => ({ file, command: groups?.['command'] ?? '', line })),
    ),
  )
  .filter(({ command }) => commands.has(command))
  .filter((_row, index) => index % 11 === 0);

const EDITS: readonly (readonly [name: string, edit: (line: string, cells: readonly string[]) => string])[] = [
  ['is there twice', (line) => `${line}\n${line}`],
  ['has another last cell', (line, cells) => line.replace(`${cells.at(-2)} |`, 'Nothing of that name |')],
  ['names nothing', (line, cells) => line.replace(` ${cells.at(-3)} |`, ' Nowhere > 3 |')],
  ['is gone', () => ''],
];

test('rows of the whole text are looked at', () => {
  expect(rows.length).toBeGreaterThan(12);
  expect(new Set(rows.map(({ command }) => command)).size).toBeGreaterThan(5);
  expect(checkModel(readSpecification(spec).model)).toEqual([]);
});

test.each(rows.map((row, index) => [row.line.split('|')[1]?.trim() ?? '', row, EDITS[index % EDITS.length]] as const))(
  'what %s leads to is found where only its command is looked at',
  (_, { file, command, line }, edit) => {
    const [, make] = edit as (typeof EDITS)[number];
    const to = make(
      line,
      line.split(' | ').flatMap((cell) => cell.replaceAll(/^\| | \|$/g, '')),
    );
    const now = spec.map((each) =>
      each === file ? { ...file, text: file.text.replace(`${line}\n`, to === '' ? '' : `${to}\n`) } : each,
    );
    const { model } = readSpecification(now);
    expect(checkRows(model, new Set([command]))).toEqual(checkModel(model));
  },
);
