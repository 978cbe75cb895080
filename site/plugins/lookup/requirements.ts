import type { RequirementEntry, Specification, StatusEntry } from '../../src/model.ts';
import type { RequirementArea, RequirementData, VectorEntry, VectorGroup } from '../../src/lookup/data.ts';
import { clearestFirst, expectsStatus, type Evidence, type FiledVector } from './evidence.ts';
import { vectorLines } from './lines.ts';
import { returnsOf } from './returns.ts';
import { requirementRoute, rowRoute, statusRoute, vectorRoute } from './routes.ts';

/** How many vectors of a page show their steps; the pages of the files show those of all. */
const WITH_STEPS = 5;

/** The page of each requirement with its vectors, those first that show what it demands. */
export function requirementPages(model: Specification, evidence: Evidence): RequirementData[] {
  const returns = returnsOf(model);
  const titles = new Map(model.sections.map(({ file, title }) => [file, title]));
  return model.requirements.map((entry) => {
    const names = new Set(returns.filter(({ id }) => id === entry.id).map(({ status }) => status));
    const statuses = model.statuses.filter(({ name }) => names.has(name));
    const vectors = clearestFirst(evidence.get(entry.id) ?? []);
    return {
      id: entry.id,
      sentence: entry.sentence,
      kind: entry.kind,
      normative: entry.class === 'normative',
      row: { label: titles.get(fileOf(entry)) ?? fileOf(entry), to: rowRoute(entry.source, entry.id) },
      statuses: statuses.map(({ name }) => ({ label: name, to: statusRoute(name) })),
      groups: byOutcome(vectors, statuses, model),
    };
  });
}

/** All requirements with the number of their vectors, by area, in the order of their numbers. */
export function requirementAreas(model: Specification, evidence: Evidence): RequirementArea[] {
  const areas = new Map<string, RequirementEntry[]>();
  for (const entry of model.requirements) {
    const area = entry.id.replace(/-[^-]+$/u, '');
    areas.set(area, [...(areas.get(area) ?? []), entry]);
  }
  return [...areas].map(([area, entries]) => ({
    area,
    requirements: entries
      .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }))
      .map(({ id, sentence }) => ({
        id,
        sentence,
        to: requirementRoute(id),
        vectors: evidence.get(id)?.length ?? 0,
      })),
  }));
}

/** A vector carries a status row also where the row's condition is false and the command goes on. */
function byOutcome(
  vectors: readonly FiledVector[],
  statuses: readonly StatusEntry[],
  model: Specification,
): VectorGroup[] {
  const ends = statuses.map(({ name, value }) => ({
    name,
    shown: vectors.filter(({ vector }) => expectsStatus(vector, value)),
  }));
  const others = vectors.filter((filed) => !ends.some(({ shown }) => shown.includes(filed)));
  return [
    ...ends.flatMap(({ name, shown }) => group(`Vectors that end with ${name}`, shown, model)),
    ...group(statuses.length > 0 ? 'Vectors that end otherwise' : 'Vectors', others, model),
  ];
}

function group(title: string, vectors: readonly FiledVector[], model: Specification): VectorGroup[] {
  if (vectors.length === 0) return [];
  const entry = ({ vector, file }: FiledVector, index: number): VectorEntry => ({
    id: vector.id,
    title: vector.title,
    file,
    to: vectorRoute(file, vector.id),
    lines: index < WITH_STEPS ? vectorLines(vector, model) : null,
  });
  return [{ title, vectors: vectors.map(entry) }];
}

function fileOf({ source }: RequirementEntry): string {
  return source.split('#')[0] ?? '';
}
