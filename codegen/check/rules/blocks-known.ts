import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/suggest.ts';

/** The blocks that `snvme build` fills. */
const BLOCKS: readonly string[] = [
  'compliance-table',
  'opcode-index',
  'requirement-summary',
  'returned-values',
  'sequence-diagram',
  'status-index',
];

/**
 * A generated block has a name that the build knows, else it would stay as it is for ever.
 *
 * Bad: `<!-- generated: opcodes -->`. Good: `<!-- generated: opcode-index -->`.
 */
export function blocksKnown(model: Model): readonly Diagnostic[] {
  return model.blocks
    .filter((block) => !BLOCKS.includes(block.name))
    .map(({ name, at }) =>
      diagnostic(
        'blocks-known',
        at,
        `Unexpected generated block ${name}, expected one of ${BLOCKS.join(', ')}${didYouMean(name, BLOCKS)}`,
      ),
    );
}
