import type { GeneratedBlock, Model } from '../../model/model.ts';
import type { SourceFile } from '../../model/source.ts';
import { complianceTable } from './compliance-table.ts';
import { opcodeIndex, statusIndex } from './indexes.ts';
import { requirementSummary } from './requirement-summary.ts';
import { returnedValues } from './returned-values.ts';
import { sequenceDiagram } from './sequence-diagram.ts';

/** The blocks that the build writes, by the name in their opening comment. */
const BLOCKS: Readonly<Record<string, (model: Model, from: string) => string>> = {
  'compliance-table': complianceTable,
  'opcode-index': opcodeIndex,
  'status-index': statusIndex,
  'returned-values': returnedValues,
  'requirement-summary': requirementSummary,
  'sequence-diagram': sequenceDiagram,
};

/**
 * The files of the document that hold generated blocks, with the content between each pair of comments made anew and
 * everything else as it is. `files` are those that the model was read from.
 */
export function emitBlocks(model: Model, files: readonly SourceFile[]): { path: string; text: string }[] {
  return files.flatMap(({ path, text }) => {
    const blocks = model.blocks.filter((block) => block.section === path && block.name in BLOCKS);
    return blocks.length === 0
      ? []
      : [
          {
            path,
            text: blocks
              .toSorted((a, b) => b.from - a.from)
              .reduce((done, block) => replaced(done, block, model), text),
          },
        ];
  });
}

function replaced(text: string, block: GeneratedBlock, model: Model): string {
  const content = BLOCKS[block.name]?.(model, block.section) ?? '';
  return `${text.slice(0, block.from)}\n${content === '' ? '' : `\n${content}\n\n`}${text.slice(block.to)}`;
}
