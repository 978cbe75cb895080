import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { anchor, line, text } from './nodes.ts';

const CLASSES: Readonly<Record<string, string>> = {
  normative: 'Normative: part of the proposal.',
  base: 'Base annex: restates the NVM Express base specification; not a requirement of this proposal.',
  informative: 'Informative: explains, and binds nobody.',
};

/**
 * Says below the title what a section's class means. Docusaurus drops the id of a first-level heading, so the same line carries it.
 */
export function sectionClass() {
  return (tree: Root, file: VFile): void => {
    const name = frontMatter(file)['class'];
    const sentence = typeof name === 'string' ? CLASSES[name] : undefined;
    const index = tree.children.findIndex((node) => node.type === 'heading' && node.depth === 1);
    const heading = tree.children[index];
    if (sentence === undefined || heading?.type !== 'heading') return;
    const comment = heading.children.find((node) => node.type === 'html');
    const id = comment && /^<!--\s*#(\S+)/u.exec(comment.value)?.[1];
    const words = [text(sentence)];
    tree.children.splice(
      index + 1,
      0,
      line(
        'p',
        { className: ['section-class', `section-class--${name}`] },
        id ? [anchor(id, 'section-anchor', words)] : words,
      ),
    );
  };
}

function frontMatter(file: VFile): Record<string, unknown> {
  const data: unknown = file.data['frontMatter'];
  return typeof data === 'object' && data !== null ? { ...data } : {};
}
