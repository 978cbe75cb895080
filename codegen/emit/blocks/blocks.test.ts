import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../language/parse.ts';
import { readSpecification } from '../../read/specification.ts';
import { NOWHERE, command, model, opcode } from '../../model/fixtures.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model } from '../../model/model.ts';
import { emitBlocks } from './blocks.ts';
import { opcodeIndex, statusIndex } from './indexes.ts';
import { documentLink, escapeCell } from './markdown.ts';
import { requirementSummary } from './requirement-summary.ts';

const row = { when: null, at: NOWHERE };
const entry = { table: 'tbl:a', kind: 'Status conditions', section: 'test.md', at: NOWHERE };

function expression(text: string): Expression {
  const result = parseExpression(text, NOWHERE);
  if (result.ok) return result.expression;
  throw new Error(`the test's expression ${text} is sound`);
}

const SPEC: Model = model({
  profile: [opcode('Make Thing', 0xe1), opcode('Take Thing', 0x02)],
  statuses: [
    {
      name: 'Odd | Thing',
      value: 0x1c0,
      assigned: false,
      description: '',
      section: 'test.md',
      table: 'tbl:s',
      at: NOWHERE,
    },
    { name: 'Success', value: 0, assigned: true, description: '', section: 'test.md', table: 'tbl:s', at: NOWHERE },
  ],
  commands: [
    {
      ...command('Make Thing', []),
      conditions: [
        {
          ...row,
          id: 'XC-MAK-1',
          when: expression('A = 1'),
          condition: expression('N > 2'),
          status: { name: 'Odd | Thing', at: NOWHERE },
        },
      ],
    },
    command('Take Thing', []),
  ],
  requirements: [{ id: 'XC-MAK-10', text: 'A thing shall be made.', section: 'test.md', at: NOWHERE }],
  requirementIndex: [
    { ...entry, id: 'XC-MAK-10' },
    { ...entry, id: 'XC-MAK-1' },
  ],
});

describe('opcode-index', () => {
  it('lists commands by opcode with links', () => {
    expect(opcodeIndex(SPEC, 'index.md').split('\n')).toEqual([
      'Table: Commands – Informative {#tbl:opcode-index}',
      '',
      '| Opcode | Command | Queue | Data | Section |',
      '| :--- | :--- | :--- | :--- | :--- |',
      '| 02h | Take Thing | admin | – | [Test](test.md#test) |',
      '| E1h | Make Thing | admin | – | [Test](test.md#test) |',
    ]);
  });
});

describe('status-index', () => {
  it('lists statuses by value with the rows that return them', () => {
    expect(statusIndex(SPEC, 'index.md').split('\n').slice(4)).toEqual([
      '| 0h/00h | Success | – |',
      '| 1h/C0h | Odd \\| Thing (experimental) | [Make Thing](test.md#test) (XC-MAK-1) |',
    ]);
  });
});

describe('requirement-summary', () => {
  it('counts areas and says each requirement, numbers in order', () => {
    expect(
      requirementSummary(SPEC, 'index.md')
        .split('\n')
        .filter((line) => line.startsWith('| [') || line.startsWith('| XC')),
    ).toEqual([
      '| XC-MAK | 2 | [Test](test.md) |',
      '| [XC-MAK-1](test.md#test) | If A is equal to 1 and N is greater than 2, then the controller shall abort the command with a status code of Odd \\| Thing. |',
      '| [XC-MAK-10](test.md#test) | A thing shall be made. |',
    ]);
  });

  it('keeps base behaviour apart', () => {
    const base = { ...SPEC, sections: SPEC.sections.map((section) => ({ ...section, class: 'base' as const })) };
    expect(requirementSummary(base, 'index.md')).toMatch(
      /^Table: Areas of base behaviour – Informative \{#tbl:base-areas\}/,
    );
    expect(requirementSummary(model(), 'index.md')).toBe('');
  });
});

describe('emitBlocks', () => {
  const head = '---\ntitle: T\nclass: informative\norder: 0\n---\n\n# T <!-- #t -->\n\n';
  const blocks = (inner: string): string =>
    `${head}<!-- generated: opcode-index -->\n${inner}<!-- /generated -->\n\nBetween.\n\n<!-- generated: requirement-summary -->\n<!-- /generated -->\n\nAfter.\n`;
  const filled = (text: string): { path: string; text: string }[] => {
    const files = [{ path: 'index.md', text }];
    return emitBlocks({ ...SPEC, blocks: readSpecification(files).model.blocks }, files);
  };

  it('replaces what stands between the comments, and nothing else', () => {
    const [file] = filled(blocks(''));
    expect(file?.text.startsWith(`${head}<!-- generated: opcode-index -->\n\nTable: Commands`)).toBe(true);
    expect(file?.text).toContain(
      ' |\n\n<!-- /generated -->\n\nBetween.\n\n<!-- generated: requirement-summary -->\n\nTable: Areas',
    );
    expect(file?.text.endsWith(' |\n\n<!-- /generated -->\n\nAfter.\n')).toBe(true);
  });

  it('gives the same text for a block that was filled before', () => {
    const [once] = filled(blocks('old\n'));
    expect(filled(once?.text ?? '')).toEqual([once]);
  });

  it('leaves files without blocks out', () => {
    expect(filled(`${head}Text.\n`)).toEqual([]);
  });
});

it('links from one file of the document to another', () => {
  expect(documentLink('A', 'index.md', 'commands/a.md#a')).toBe('[A](commands/a.md#a)');
  expect(documentLink('A', 'commands/b.md', 'commands/a.md')).toBe('[A](a.md)');
  expect(documentLink('A', 'commands/b.md', 'base/a.md')).toBe('[A](../base/a.md)');
});

it('escapes what Markdown would read', () => {
  expect(escapeCell('a | b\n*c* <d>')).toBe('a \\| b \\*c\\* \\<d\\>');
});
