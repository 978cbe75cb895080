import { expect, test } from 'vitest';
import { exportOcp } from '../../export.ts';
import { readSpecification } from '../../read/specification.ts';
import { applyEdits } from './edit.ts';

const INDEX = `---
title: Things
version: 0.10
type: BASE
project: Tests
authors: [A, B]
status: draft
prefix: XC
class: informative
order: 0
---

# Things <!-- #things -->

A draft.

## Version History <!-- #versions -->

None.

## License <!-- #license -->

None, see [why](a.md#why) and [all of it](a.md), [here](#versions), [code](../code/x.ts) and [the web](https://example.org).

# Base Specification <!-- #base -->

## Introduction <!-- #introduction -->

<!-- generated: opcode-index -->
old
<!-- /generated -->
`;
const section = (title: string, kind: string, order: number, body: string): string =>
  `---\ntitle: ${title}\nclass: ${kind}\norder: ${order}\n---\n\n# ${title} <!-- #${title.toLowerCase()} -->\n\n${body}\n`;
const SCENARIO = '```scenario {#XC-A-S1 caption="It works"}\nhost Make => Success\n```';
const FILES = [
  { path: 'index.md', text: INDEX },
  { path: 'a.md', text: section('Chapter', 'normative', 1, `## Why <!-- #why -->\n\n${SCENARIO}\n`) },
  { path: 'b.md', text: section('Compliance', 'informative', 2, '## Why <!-- #other -->\n\nText.') },
  {
    path: 'base/c.md',
    text: section('Base', 'base', 3, '## Twice <!-- #chapter -->\n\n```mermaid\nsequenceDiagram\n```'),
  },
];
const { model, diagnostics } = readSpecification(FILES);
const text = exportOcp(model, FILES);

test('the fixture can be read', () => {
  expect(diagnostics).toEqual([]);
});

test('only what the template knows stands in the front matter', () => {
  expect(text).toMatch(
    /^---\ntitle: Things\nversion: "0\.10"\ntype: BASE\nproject: Tests\nauthors:\n {2}- A\n {2}- B\n\.\.\.\n\nA draft\.\n/,
  );
});

test('parts stand in the order and on the levels of the template', () => {
  expect(text.match(/^#+ .*$|^\\[a-z]+$/gm)).toEqual([
    '# Version History {#sec:versions}',
    '\\currenttemplateversion',
    '\\tableofcontents',
    '\\listoffigures',
    '\\listoftables',
    '# License {#sec:license}',
    '# Base Specification {#sec:index-base}',
    '## Introduction {#sec:introduction}',
    '## Chapter {#sec:a-chapter}',
    '### Why {#sec:why}',
    '# Compliance {#sec:compliance}',
    '## Why {#sec:other}',
    '\\beginappendices',
    '# Base {#sec:base-c-base}',
    '## Twice {#sec:base-c-chapter}',
  ]);
});

test('links into the document are references; those to anything else of the repository are words', () => {
  expect(text).toContain(
    'None, see why (@sec:why) and all of it (@sec:a-chapter), here (@sec:versions), code and [the web](https://example.org).',
  );
});

test('fences keep id and caption, generated blocks are new, comments are gone', () => {
  expect(text).toContain('```{.scenario #XC-A-S1 caption="It works"}\nhost Make => Success\n```');
  expect(text).toContain('```{.mermaid #fig:chapter caption="Twice"}\nsequenceDiagram\n```');
  expect(text).toContain('Table: Commands – Informative {#tbl:opcode-index}\n\n| Opcode | Command |');
  expect(text).not.toMatch(/<!--|^old$/m);
});

test('edits do not overlap: the outer one wins, insertions at its start stay', () => {
  const edits = [
    { from: 2, to: 3, text: 'x' },
    { from: 1, to: 4, text: 'y' },
    { from: 1, to: 1, text: '+' },
  ];
  expect(applyEdits('abcde', edits)).toBe('a+ye');
});
