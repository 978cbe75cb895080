import type { Model } from '../../model/model.ts';
import { areaOf, numberOf, placeholderArea } from '../../model/requirement-id.ts';
import type { SourceFile, SourceRange } from '../../model/source.ts';
import type { Lock } from './lock.ts';

/** A placeholder with the id that it gets. */
export interface Assignment {
  readonly id: string;
  readonly at: SourceRange;
}

/**
 * The id of each placeholder of a model, in the order of the document: the number after the greatest one of its area that the
 * text has or the lock knows, so that no id comes back.
 */
export function assignments(model: Model, lock: Lock): readonly Assignment[] {
  const greatest = new Map<string, number>();
  const used = [...lock.keys(), ...model.requirementIndex.map(({ id }) => id)].filter((id) => /-[0-9]+$/.test(id));
  for (const id of used) greatest.set(areaOf(id), Math.max(greatest.get(areaOf(id)) ?? 0, numberOf(id)));
  const order = new Map(model.sections.map((section, index) => [section.file, index]));
  return model.requirementIndex
    .flatMap(({ id, at }) => {
      const area = placeholderArea(id);
      return area === null ? [] : { area, at };
    })
    .sort((a, b) => (order.get(a.at.file) ?? 0) - (order.get(b.at.file) ?? 0) || comparePlaces(a.at, b.at))
    .map(({ area, at }) => {
      const number = (greatest.get(area) ?? 0) + 1;
      greatest.set(area, number);
      return { id: `${area}-${number}`, at };
    });
}

/** The files with their placeholders replaced, those only that change; every other byte stays. */
export function withIds(files: readonly SourceFile[], assigned: readonly Assignment[]): readonly SourceFile[] {
  return files.flatMap(({ path, text }) => {
    const own = assigned.filter(({ at }) => at.file === path).sort((a, b) => comparePlaces(b.at, a.at));
    if (own.length === 0) return [];
    const starts = lineStarts(text);
    const changed = own.reduce((done, { id, at }) => {
      const line = starts[at.start.line - 1] ?? 0;
      return done.slice(0, line + at.start.column - 1) + id + done.slice(line + at.end.column - 1);
    }, text);
    return { path, text: changed };
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

function comparePlaces(a: SourceRange, b: SourceRange): number {
  return a.start.line - b.start.line || a.start.column - b.start.column;
}
