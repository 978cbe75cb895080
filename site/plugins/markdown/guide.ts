import path from 'node:path';
import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { inline } from './nodes.ts';

/** Where the pages of the site come from. */
export interface Sources {
  readonly root: string;
  /** Folders of pages with their route, `spec` → `/spec`. */
  readonly routes: ReadonlyMap<string, string>;
}

/**
 * Links between folders of the repository: to another part of the site where the file is a page there, else no link at all,
 * because a reader of the site does not have the file.
 */
export function repositoryLinks({ root, routes }: Sources) {
  return () =>
    (tree: Root, file: VFile): void => {
      const own = [...routes.keys()].find((folder) => within(folder, file.path));
      visit(tree, 'link', (link, index, parent) => {
        if (/^(?:[a-z]+:|#|\/)/iu.test(link.url) || !parent || index === undefined) return;
        const [relative = '', fragment] = link.url.split('#');
        const target = path.resolve(path.dirname(file.path), decodeURI(relative));
        const folder = [...routes.keys()].find((candidate) => within(candidate, target));
        if (folder !== undefined && folder === own) return;
        if (folder !== undefined && target.endsWith('.md')) {
          link.url =
            pageRoute(routes.get(folder) ?? '/', path.relative(folder, target)) + (fragment ? `#${fragment}` : '');
          return;
        }
        parent.children[index] = inline(
          'span',
          { className: ['repository-file'], title: path.relative(root, target) },
          link.children,
        );
      });
    };
}

/** The route of a page: `commands/x.md` → `/spec/commands/x`, `index.md` → `/spec/`. */
export function pageRoute(route: string, name: string): string {
  const page = name
    .split(path.sep)
    .join('/')
    .replace(/\.md$/u, '')
    .replace(/(?<=^|\/)(?:index|README)$/u, '');
  return `${route}/${page}`;
}

function within(folder: string, file: string): boolean {
  return file === folder || file.startsWith(folder + path.sep);
}
