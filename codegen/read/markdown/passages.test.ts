import { expect, test } from 'vitest';
import type { ReadPassage } from './passages.ts';
import { readDocument } from './document.ts';

/** The passages of a piece of Markdown. */
function passagesOf(markdown: string): readonly ReadPassage[] {
  return readDocument({ path: 'a.md', text: markdown }, () => undefined).passages;
}

test('headings, paragraphs, lists and quotations are prose; fences and captions are not', () => {
  const text =
    '# Head\n\nOne\ntwo.\n\n- Item\n\n> Quoted\n> on\n\n```text\nfence\n```\n\nTable: A – Informative {#tbl:a}\n\n| A |\n| :-- |\n| cell |\n';
  expect(passagesOf(text).map((passage) => [passage.kind, passage.text, passage.at.start.line])).toEqual([
    ['heading', 'Head', 1],
    ['paragraph', 'One\ntwo.', 3],
    ['paragraph', 'Item', 6],
    ['paragraph', 'Quoted\n> on', 8],
    ['cell', 'cell', 19],
  ]);
});

test('of other tables only the columns for people are prose, and a cell knows its row', () => {
  const text =
    'Table: A (AA) – Limits {#tbl:a}\n\n| Limit | Minimum | Description |\n| :-- | :-- | :-- |\n| L | 1 | Words. |\n';
  expect(passagesOf(text)).toMatchObject([
    { text: 'Words.', cell: { table: 'tbl:a', kind: 'Limits', subject: 'A (AA)', column: 'Description', row: 'L' } },
  ]);
});

test('what is no running text is marked', () => {
  const text = 'A `b` *c* **d** [e](f.md) <https://g.example> <!-- h -->';
  const [found] = passagesOf(text);
  expect(found?.marks.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
    ['code', '`b`'],
    ['emphasis', '*c*'],
    ['strong', '**d**'],
    ['target', '](f.md)'],
    ['target', '<https://g.example>'],
    ['comment', '<!-- h -->'],
  ]);
});

test('what a generated block holds is no prose', () => {
  expect(passagesOf('<!-- generated: a -->\n\nMade.\n\n<!-- /generated -->\n')).toEqual([]);
});
