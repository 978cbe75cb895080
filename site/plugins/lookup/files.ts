import type { VectorFile } from '../../../codegen/index.ts';
import type { Specification } from '../../src/model.ts';
import type { VectorFileData, VectorFileSummary } from '../../src/lookup/data.ts';
import { vectorLines } from './lines.ts';
import { requirementRoute, vectorFileRoute } from './routes.ts';

type Files = ReadonlyMap<string, VectorFile>;

/** A line for each file of vectors. */
export function vectorFileSummaries(files: Files): VectorFileSummary[] {
  const usual = usualLimits(files);
  return [...files].map(([file, { vectors, world }]) => ({
    file,
    to: vectorFileRoute(file),
    count: vectors.length,
    world: Object.entries(world)
      .filter(([limit, value]) => usual.get(limit) !== value)
      .map(([limit, value]) => `${limit} = ${value}`),
  }));
}

/** The page of each file: every vector with its steps. */
export function vectorFilePages(files: Files, model: Specification): VectorFileData[] {
  const known = new Set(model.requirements.map(({ id }) => id));
  return vectorFileSummaries(files).map((summary) => {
    const { vectors = [], notes = {}, world = {} } = files.get(summary.file) ?? {};
    return {
      ...summary,
      world: Object.entries(world).map(([limit, value]) => `${limit} = ${value}`),
      notes: Object.entries(notes).map(([name, { description, effect }]) => ({
        name,
        description,
        effect: effect ?? null,
      })),
      vectors: vectors.map((vector) => ({
        id: vector.id,
        title: vector.title,
        requirements: vector.requirements
          .filter((id) => known.has(id))
          .map((id) => ({ label: id, to: requirementRoute(id) })),
        flags: vector.flags ?? [],
        lines: vectorLines(vector, model),
      })),
    };
  });
}

/** The value that each limit has in most files; where a file differs, it tells what the file is for. */
function usualLimits(files: Files): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const { world } of files.values()) {
    for (const [limit, value] of Object.entries(world)) {
      const found = counts.get(limit) ?? new Map<number, number>();
      counts.set(limit, found.set(value, (found.get(value) ?? 0) + 1));
    }
  }
  const most = (found: ReadonlyMap<number, number>) => [...found].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  return new Map([...counts].map(([limit, found]) => [limit, most(found)]));
}
