import { expect, test } from 'vitest';
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import { readDocument, type SourceDocument } from './document.ts';

function read(text: string): { readonly document: SourceDocument; readonly findings: readonly Diagnostic[] } {
  const findings: Diagnostic[] = [];
  const document = readDocument(
    { path: 'a.md', text },
    (rule, at, message, cause) => void findings.push(diagnostic(rule, at, message, cause)),
  );
  return { document, findings };
}

const HEAD = '---\ntitle: T\n---\n';

test('reads front matter with places; numbers keep their zeros', () => {
  const { document, findings } = read('---\ntitle: A title # note\nversion: 0.10\nauthors: [a, b]\n---\n');
  expect(findings).toEqual([]);
  expect(document.properties?.values.get('title')).toEqual({
    value: 'A title',
    at: { file: 'a.md', start: { line: 2, column: 8 }, end: { line: 2, column: 15 } },
  });
  expect(document.properties?.values.get('version')?.value).toBe('0.10');
  expect(document.properties?.values.get('authors')?.value).toEqual(['a', 'b']);
});

test.each(['# Title\n', '---\n- a\n- b\n---\n', '---\njust words\n---\n', ''])(
  'reports front matter that is none: %j',
  (text) => {
    expect(read(text).findings).toMatchObject([{ rule: 'front-matter' }]);
  },
);

test('reads headings with and without ids', () => {
  const { document } = read(`${HEAD}\n# One <!-- #one -->\n\n## Two \`x\`\n`);
  expect(document.headings).toMatchObject([
    { depth: 1, text: 'One', id: 'one' },
    { depth: 2, text: 'Two `x`', id: null },
  ]);
});

test('reads the lines of a scenario with their places, without empty ones', () => {
  const { document, findings } = read(
    `${HEAD}\n\`\`\`scenario {#XC-A-S1 caption="It works"}\ngiven A\n\n  then B\n\`\`\`\n`,
  );
  expect(findings).toEqual([]);
  expect(document.scenarios).toMatchObject([{ id: 'XC-A-S1', caption: 'It works' }]);
  expect(document.scenarios[0]?.lines).toEqual([
    { text: 'given A', at: { file: 'a.md', start: { line: 6, column: 1 }, end: { line: 6, column: 8 } } },
    { text: 'then B', at: { file: 'a.md', start: { line: 8, column: 3 }, end: { line: 8, column: 9 } } },
  ]);
});

test.each(['pending="Limits in time"', 'title="x"', 'x'])('a scenario has no further word: %s', (word) => {
  const { document, findings } = read(
    `${HEAD}\n\`\`\`scenario {#XC-A-S1 caption="It works" ${word}}\nthen B\n\`\`\`\n`,
  );
  expect(document.scenarios).toEqual([]);
  expect(findings).toMatchObject([{ rule: 'scenario-fence', range: { start: { line: 5, column: 1 } } }]);
  expect(findings[0]?.message).toContain(
    `Unexpected ${word} after the caption of a scenario, expected the closing brace`,
  );
});

test('other fences are left alone', () => {
  expect(read(`${HEAD}\n\`\`\`mermaid\ngraph LR\n\`\`\`\n`).document.scenarios).toEqual([]);
});

test('reads generated blocks by offset and nothing inside them', () => {
  const text = `${HEAD}\n<!-- generated: opcode-index -->\n\n## Inside\n\n| a |\n| - |\n| XC-CRE-1 |\n\n<!-- /generated -->\n`;
  const { document, findings } = read(text);
  expect(findings).toEqual([]);
  const [block] = document.blocks;
  expect(block).toMatchObject({ name: 'opcode-index', at: { start: { line: 5 } } });
  expect(text.slice(block?.from, block?.to)).toBe('\n\n## Inside\n\n| a |\n| - |\n| XC-CRE-1 |\n\n');
  expect(document.headings).toEqual([]);
  expect(document.mentions).toEqual([]);
});

test.each([
  ['<!-- generated: a -->\n', 'without an end'],
  ['<!-- /generated -->\n', 'above it'],
  ['<!-- generated: a -->\n\n<!-- generated: b -->\n\n<!-- /generated -->\n', 'first'],
  ['<!-- generated a -->\n', 'on a line of its own'],
])('reports a block that does not fit: %j', (text, part) => {
  const { findings } = read(`${HEAD}\n${text}`);
  expect(findings).toMatchObject([{ rule: 'generated-block', message: expect.stringContaining(part) }]);
});

test('finds tables and requirements that prose names', () => {
  const { document } = read(`${HEAD}\nSee @tbl:create-status,\n*XC-CRE-1* and \`NB-COM-2\`; not UTF-8, RFC-2119.\n`);
  expect(document.mentions).toMatchObject([
    { kind: 'table', name: 'tbl:create-status', at: { start: { line: 5, column: 5 }, end: { line: 5, column: 23 } } },
    { kind: 'requirement', name: 'XC-CRE-1', at: { start: { line: 6, column: 2 } } },
    { kind: 'requirement', name: 'NB-COM-2', at: { start: { line: 6, column: 17 } } },
  ]);
});

test.each([
  ['Table: A – Terms {#tbl:a}\n\nText.\n', 'Unexpected caption without a table'],
  ['Table: A – Terms {#tbl:a}\n\n| A | B |\n| - |\n| a | b |\n', 'Unexpected caption without a table'],
  ['- list\n\n  | A |\n  | - |\n  | a |\n', 'inside a list'],
])('reports captions and tables without their partner: %j', (text, part) => {
  const { findings } = read(`${HEAD}\n${text}`);
  expect(findings).toMatchObject([{ rule: 'table-caption', message: expect.stringContaining(part) }]);
});
