import { describe, expect, it } from 'vitest';
import { catalogueOf } from './catalogue.ts';

const PAGE = `---
title: A page
---

# A page <!-- #a -->

Table: A – Command {#tbl:a-command}

| Property | Value |
| :- | :- |
| Target | XC[CNTLID] where this.XGEN = XGEN, else XC-A-1 Invalid Controller Identifier |

Table: A – Status conditions {#tbl:a-status}

| Requirement ID | Condition |
| :- | :- |
| XC-A-2 | A > B |

\`\`\`scenario {#XC-A-S1 caption="What happens"}
given A = 1
\`\`\`
`;
const SUMMARY =
  '<!-- generated: summary -->\n\n| Requirement ID | Text |\n| :- | :- |\n| XC-A-2 | If A exceeds B |\n\n<!-- /generated -->\n';

describe('catalogueOf', () => {
  const { tables, requirements } = catalogueOf(
    new Map([
      ['/spec/index.md', SUMMARY],
      ['/spec/a.md', PAGE],
    ]),
  );

  it('finds tables with their number and page', () => {
    expect(tables.get('a-status')).toEqual({
      file: '/spec/a.md',
      anchor: 'tbl-a-status',
      label: 'Table 2',
      page: 'A page',
    });
  });

  it('finds requirements in rows, in a Target and in scenarios', () => {
    expect([...requirements.keys()].sort()).toEqual(['XC-A-1', 'XC-A-2', 'XC-A-S1']);
  });

  it('takes no definition from a generated block', () => {
    expect(requirements.get('XC-A-2')?.file).toBe('/spec/a.md');
  });
});
