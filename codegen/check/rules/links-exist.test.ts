import { expect, test } from 'vitest';
import { readSpecification } from '../../read/specification.ts';
import { linksExist } from './links-exist.ts';

/** The messages on a text in `commands/b.md`, in a folder with `a.md` and `commands/c d.md` beside it. */
function messagesOf(text: string): readonly string[] {
  const { model } = readSpecification([
    { path: 'a.md', text: '# A\n' },
    { path: 'commands/b.md', text },
    { path: 'commands/c d.md', text: '# C\n' },
  ]);
  return linksExist(model).map((finding) => finding.message);
}

test.each([
  '[a](../a.md)',
  '[a](../a.md#a)',
  '[a](./../a.md?x)',
  '[a](/a.md)',
  '[b](b.md)',
  '[c](c%20d.md)',
  '[c](<c d.md>)',
  '[a]\n\n[a]: ../a.md "A"',
  '[web](https://example.org/no.md)',
  '[web](//example.org/no.md)',
  '[here](#there)',
  '[other](data.json)',
  '`[code](no.md)`',
  '<!-- generated: opcode-index -->\n\n[made](no.md)\n\n<!-- /generated -->',
])('%s leads to a file', (text) => {
  expect(messagesOf(text)).toEqual([]);
});

test.each([
  ['[a](a.md)', 'Unexpected link to a.md, expected a file of the specification', 'did you mean ../a.md?'],
  ['[a](a.md#tags)', 'Unexpected link to a.md,', 'did you mean ../a.md#tags?'],
  ['[b](bb.md)', 'Unexpected link to bb.md,', 'did you mean b.md?'],
  ['[up](../../a.md)', 'Unexpected link to ../../a.md,', 'did you mean ../a.md?'],
  ['[bad](%zz.md)', 'Unexpected link to %zz.md,', ''],
  ['[a]\n\n[a]: ../nowhere.md', 'Unexpected link to ../nowhere.md,', ''],
])('%s does not', (text, ...parts) => {
  const messages = messagesOf(text);
  expect(messages).toHaveLength(1);
  for (const part of parts) expect(messages[0]).toContain(part);
});

test('the place is that of the target', () => {
  const { model } = readSpecification([{ path: 'a.md', text: 'See [no.md](no.md "No").\n' }]);
  expect(linksExist(model)).toMatchObject([
    { range: { start: { line: 1, column: 13 }, end: { line: 1, column: 18 } } },
  ]);
});
