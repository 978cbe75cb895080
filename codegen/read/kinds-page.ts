import type { TableKind } from './kind.ts';
import { KINDS } from './kinds.ts';

const INTRODUCTION = `# Kinds of tables

A table stands under a caption, a paragraph of one line: \`Table: SUBJECT – KIND {#tbl:slug}\`, with an en dash. The kind fixes the
header row. A table belongs to a command by its subject, the command's name, in whatever file it stands; to an object, a structure or
a register by \`Name (MNEM)\`. Cells that are no descriptions hold plain text and read as they are written.

This page is made from the files in \`codegen/read/kinds/\`. After changing one, run
\`npx vitest run --project unit codegen/read/kinds-page.test.ts -u\`.
`;

/** The page of the contributor guide that lists every kind of table with its header and an example. */
export function kindsPage(): string {
  return [INTRODUCTION, ...KINDS.map(section)].join('\n');
}

function section({ kind, purpose, header, example }: TableKind): string {
  return `## ${kind}\n\n${purpose}\n\nHeader: \`${header.join(' | ')}\`\n\n\`\`\`\`markdown\n${example}\`\`\`\`\n`;
}
