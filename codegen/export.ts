import { emitBlocks } from './emit/blocks/blocks.ts';
import { emitOcp } from './emit/ocp/ocp.ts';
import type { Model } from './model/model.ts';
import type { SourceFile } from './model/source.ts';
import { parseMarkdown } from './read/markdown/syntax.ts';

/** The document as one `.ocp` file, with its generated blocks as they are made of the model now. */
export function exportOcp(model: Model, files: readonly SourceFile[]): string {
  const made = new Map(emitBlocks(model, files).map((file) => [file.path, file]));
  return emitOcp(
    model,
    files.map((file) => made.get(file.path) ?? file),
    parseMarkdown,
  );
}
