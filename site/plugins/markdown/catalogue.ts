import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { captionAnchor, pageTables } from './caption.ts';
import { definitions, idAnchor } from './definitions.ts';
import { namesOf, type Names } from './names.ts';

/** Where a named thing stands. */
export interface Place {
  /** The absolute path of the Markdown file. */
  readonly file: string;
  /** The `id` in the page. */
  readonly anchor: string;
  /** What a link on the same page says. */
  readonly label: string;
  /** The title of the page. */
  readonly page: string;
}

/** Everything in the specification that text can refer to, by name. */
export interface Catalogue {
  readonly tables: ReadonlyMap<string, Place>;
  readonly requirements: ReadonlyMap<string, Place>;
  readonly names: Names;
}

/** Parses Markdown without front matter, as far as the convention of `spec/` goes. */
export function parseMarkdown(source: string): Root {
  return unified().use(remarkParse).use(remarkFrontmatter).use(remarkGfm).parse(source);
}

/** Collects the names of pages; the first definition of a name wins (`snvme check` reports a second one). */
export function catalogueOf(pages: ReadonlyMap<string, string>): Catalogue {
  const tables = new Map<string, Place>();
  const requirements = new Map<string, Place>();
  const roots = new Map([...pages].map(([file, source]) => [file, parseMarkdown(source)]));
  for (const [file, root] of roots) {
    const page = pageTitle(root) ?? path.basename(file, '.md');
    for (const { caption } of pageTables(root)) {
      if (caption)
        addOnce(tables, caption.slug, {
          file,
          anchor: captionAnchor(caption.slug),
          label: `Table ${caption.number}`,
          page,
        });
    }
    for (const { id } of definitions(root)) addOnce(requirements, id, { file, anchor: idAnchor(id), label: id, page });
  }
  return { tables, requirements, names: namesOf(roots) };
}

/** Reads the Markdown files of a folder and below, in a fixed order, by absolute path. */
export function readPages(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort();
  return new Map(files.map((name) => [path.join(folder, name), readFileSync(path.join(folder, name), 'utf8')]));
}

function addOnce(places: Map<string, Place>, name: string, place: Place): void {
  if (!places.has(name)) places.set(name, place);
}

function pageTitle(root: Root): string | null {
  const heading = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  return heading ? toString(heading, { includeHtml: false }).trim() : null;
}
