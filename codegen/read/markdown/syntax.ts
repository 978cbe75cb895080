import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { SourceFile } from '../../model/source.ts';

const PROCESSOR = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();

/** Parsing costs most of the time of reading, and an editor reads all files again after changing one. */
const parsed = new WeakMap<SourceFile, Root>();

/** Parses CommonMark with GitHub's tables and YAML front matter. Every text is valid Markdown: it never throws. */
export function parseMarkdown(file: SourceFile): Root {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const root = PROCESSOR.parse(file.text);
  parsed.set(file, root);
  return root;
}
