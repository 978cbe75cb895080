import type { Model } from '../../model/model.ts';

/** The id that a heading has in the one document, `sec:limits`, by file and id; and each file's first heading. */
export interface Anchors {
  /** `null` where there is no such heading. Without an id: the first heading of the file. */
  of(file: string, id: string | null): string | null;
}

/** Ids of headings are unique in their file only: one that stands twice gets the name of its file before it. */
export function anchorsOf({ sections }: Pick<Model, 'sections'>): Anchors {
  const uses = new Map<string, number>();
  for (const { headings } of sections)
    for (const { id } of headings) if (id !== null) uses.set(id, (uses.get(id) ?? 0) + 1);
  const anchor = (file: string, id: string): string =>
    (uses.get(id) ?? 0) > 1 ? `sec:${file.replace(/\.md$/, '').replaceAll(/[^a-z0-9]+/gi, '-')}-${id}` : `sec:${id}`;
  const byFile = new Map(sections.map((section) => [section.file, section.headings.flatMap(({ id }) => id ?? [])]));
  return {
    of: (file, id) => {
      const ids = byFile.get(file) ?? [];
      const wanted = id ?? ids[0];
      return wanted === undefined || !ids.includes(wanted) ? null : anchor(file, wanted);
    },
  };
}
