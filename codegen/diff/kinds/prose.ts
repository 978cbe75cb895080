import type { Model } from '../../model/model.ts';
import type { ChangeKind } from '../change.ts';
import { added, removed } from '../facts.ts';
import { pairs } from '../pairs.ts';

/** Files by name. */
function filesOf(model: Model) {
  return model.sections.map(({ file, headings }) => {
    const top = { line: 1, column: 1 };
    return { name: file, at: headings[0]?.at ?? { file, start: top, end: top } };
  });
}

/** A file that only the new version has; what its tables say are changes of their own. */
export const sectionAdded = added('section-added', 'section', filesOf, 'editorial');

/** A file that only the old version has. */
export const sectionRemoved = removed('section-removed', 'section', filesOf, 'editorial');

/** The head of the whole document: title, version, status, authors. */
export const documentChanged: ChangeKind = {
  kind: 'document-changed',
  find: ({ a, b }) => {
    const keys = (['title', 'version', 'type', 'project', 'authors', 'status', 'prefix'] as const).filter(
      (key) => String(a.document[key]) !== String(b.document[key]),
    );
    const top = { line: 1, column: 1 };
    return keys.map((key) => ({
      impact: 'editorial',
      message: `document: ${key} was ${String(a.document[key])}, now ${String(b.document[key])}`,
      at: { file: 'index.md', start: top, end: top },
      version: 'b',
    }));
  },
};

/** The sections whose text is another, at their first heading; those in which something else was found are left out by `diff`. */
export const proseChanged: ChangeKind = {
  kind: 'prose-changed',
  find: ({ a, b }) =>
    pairs(a.sections, b.sections, ({ file }) => file)
      .both.filter(([before, after]) => before.hash !== after.hash)
      .map(([, { file, headings }]) => {
        const top = { line: 1, column: 1 };
        return {
          impact: 'editorial',
          message: `section ${file}: prose alone`,
          at: headings[0]?.at ?? { file, start: top, end: top },
          version: 'b',
        };
      }),
};
