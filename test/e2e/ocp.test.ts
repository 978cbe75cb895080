import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportOcp } from '../../codegen/export.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import { readSpecification } from '../../codegen/read/specification.ts';
import type { SourceFile } from '../../codegen/model/source.ts';
import { root } from '../spec-folders.ts';

/** What Pandoc, which the rendering chain of the Open Compute Project is built on, makes of the exported document. */
const isThere = spawnSync('pandoc', ['--version']).status === 0;
if (!isThere) process.stderr.write('skipped: the .ocp export is not read by pandoc, which is not installed\n');

interface Node {
  readonly t: string;
  readonly c?: unknown;
}

const files = readSpecFolder(join(root, 'spec'));
const { model } = readSpecification(files);
const spec = exportOcp(model, files);

function pandoc(text: string): readonly Node[] {
  const { stdout, stderr, status } = spawnSync('pandoc', ['-f', 'markdown', '-t', 'json'], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  expect([status, stderr]).toEqual([0, '']);
  return JSON.parse(stdout).blocks;
}

/** Every node of one of these types, at any depth. */
function all(value: unknown, ...types: readonly string[]): Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 't' in value && types.includes(String(value.t)) ? [value as Node] : [];
  return [...own, ...Object.values(value).flatMap((part) => all(part, ...types))];
}

/** The text of inlines as it is printed. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (typeof value !== 'object' || value === null || !('t' in value)) return '';
  const { t, c } = value as Node;
  if (t === 'Str') return String(c);
  if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' ';
  if (t === 'Code' || t === 'Math' || t === 'RawInline') return String((c as unknown[])[1]);
  if (t === 'Cite') return textOf((c as unknown[])[1]);
  if (t === 'Quoted') return `"${textOf((c as unknown[])[1])}"`;
  return textOf(c);
}

/** The id that a table's caption ends in: newer versions of Pandoc take it out of the words. */
function tableId(table: Node): string | null {
  const [[id], caption] = table.c as [[string], unknown[]];
  return id || (/\{#(tbl:[a-z0-9-]+)\}$/.exec(textOf(caption))?.[1] ?? null);
}

describe.skipIf(!isThere)('what pandoc reads', () => {
  const blocks = isThere ? pandoc(spec) : [];
  const tables = all(blocks, 'Table');
  const headers = all(blocks, 'Header').map((header) => (header.c as [number, [string]])[1][0]);
  const code = all(blocks, 'CodeBlock').map(({ c }) => (c as [[string, string[], [string, string][]]])[0]);

  test('is one table for each table, with the id at the end of its caption', () => {
    const generated = [...spec.matchAll(/^Table: .+ \{#(tbl:[a-z0-9-]+)\}$/gm)].map(([, id]) => id);
    expect(model.tables.length).toBeGreaterThan(0);
    expect(generated).toEqual(expect.arrayContaining(model.tables.map(({ id }) => id)));
    expect(tables.map(tableId)).toEqual(generated);
  });

  test('is a code block for each scenario, and otherwise figures', () => {
    const scenarios = code.filter(([, classes]) => classes.includes('scenario'));
    expect(scenarios.map(([id, , pairs]) => [id, Object.fromEntries(pairs)['caption']])).toEqual(
      model.scenarios.map(({ id, caption }) => [id, caption]),
    );
    const others = code.filter((block) => !scenarios.includes(block));
    for (const [id, classes] of others) expect([classes, id]).toEqual([['mermaid'], expect.stringMatching(/^fig:/)]);
  });

  test('are references to ids that exist, and no other citations', () => {
    const known = new Set([...tables.map(tableId), ...headers, ...code.map(([id]) => id)]);
    expect(new Set(headers).size).toBe(headers.length);
    const named = all(blocks, 'Cite').flatMap(({ c }) =>
      (c as [{ citationId: string }[]])[0].map((one) => one.citationId),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  test('is no paragraph and no code with a row of a table or a fence in it', () => {
    const texts = all(blocks, 'Para', 'Plain', 'Code').map((node) =>
      node.t === 'Code' ? String((node.c as unknown[])[1]) : textOf(node.c),
    );
    expect(texts.filter((text) => /^\s*\||\|\s*$|```|~~~/.test(text))).toEqual([]);
  });

  test('is nothing that only a tool understands', () => {
    expect(all(blocks, 'RawInline', 'Math', 'Superscript', 'Subscript').map(textOf)).toEqual([]);
    const macros = [...spec.matchAll(/^\\[a-z]+$/gm)].map(([macro]) => macro);
    const raw = all(blocks, 'RawBlock').map(({ c }) => String((c as unknown[])[1]));
    expect(raw).toEqual(macros);
    expect(spec).not.toContain('<!--');
  });

  test('says in each cell what the document says', () => {
    const cells = tables.flatMap((table) => all(table, 'Plain').map((plain) => flat(textOf(plain.c))));
    const written = model.requirements.map(({ text }) => flat(plainText(text)));
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((text) => !cells.includes(text))).toEqual([]);
  });
});

describe.skipIf(!isThere)('what GitHub and pandoc read in two ways', () => {
  const head =
    '---\ntitle: T\nversion: 1\ntype: BASE\nproject: p\nauthors: [a]\nstatus: d\nprefix: XC\nclass: informative\norder: 0\n---\n\n';
  const read = (body: string): readonly Node[] => {
    const document: SourceFile[] = [{ path: 'index.md', text: `${head}# T <!-- #t -->\n\n${body}\n` }];
    return pandoc(exportOcp(readSpecification(document).model, document));
  };

  test.each([
    'Two to the power 2^(2 + DSTRD) bytes, ~4, $5 and $6, a\\b, x--y ...',
    'XC[new].SN < 4 and 4 > XC[a]',
    'A. Oshins wrote this',
    'mail@example.org is no citation',
  ])('%s', (text) => {
    expect(all(read(text), 'Para').map(({ c }) => textOf(c))).toContain(text);
  });

  test('lists, headings and tables without a blank line before them', () => {
    const blocks = read('Text\n- one\n- two\n## Next <!-- #next -->\nMore\n');
    expect(all(blocks, 'BulletList')).toHaveLength(1);
    expect(all(blocks, 'Header')).toHaveLength(1);
  });
});

/** A sentence of a Requirements table without its Markdown. */
function plainText(text: string): string {
  return text
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\*([^\s*][^*]*)\*/g, '$1')
    .replaceAll(/[`\\]/g, '');
}

function flat(text: string): string {
  return text
    .replaceAll(/ \(@sec:[^)]*\)/g, '')
    .replaceAll(/[“”"]/g, '"')
    .replaceAll('’', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}
