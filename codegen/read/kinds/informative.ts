import type { TableKind } from '../kind.ts';

/** A table for people: nothing is read from it. */
export const informative: TableKind = {
  kind: 'Informative',
  purpose: 'A table for people: any columns, and nothing is read from it.',
  header: ['…'],
  example: `Table: Terms of other documents – Informative {#tbl:other-terms}

| Here | Elsewhere |
| :--- | :--- |
| Tag | Process address space |
`,
  read: () => undefined,
};
