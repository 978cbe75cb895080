import type { Specification, StatusEntry } from '../../src/model.ts';
import type { PageLink, ReturnRow, StatusData } from '../../src/lookup/data.ts';
import { clearestFirst, expectsStatus, statusCode, type Evidence } from './evidence.ts';
import { returnsOf, type Return } from './returns.ts';
import { requirementRoute, rowRoute, statusRoute, tableRoute, vectorRoute } from './routes.ts';

/** How many vectors a row of a status page names; the requirement's page has all. */
const NAMED = 3;

/** The page of each status, in the order of their values. */
export function statusPages(model: Specification, evidence: Evidence): StatusData[] {
  const returns = returnsOf(model);
  const requirements = new Map(model.requirements.map((entry) => [entry.id, entry]));
  const titles = new Map(model.sections.map(({ file, title }) => [file, title]));
  const row = (status: StatusEntry, { id, by }: Return): ReturnRow => {
    const vectors = evidence.get(id) ?? [];
    return {
      by,
      requirement: { label: id, to: rowRoute(requirements.get(id)?.source ?? '', id) },
      sentence: requirements.get(id)?.sentence ?? '',
      vectors: vectors.length,
      showing: clearestFirst(vectors.filter(({ vector }) => expectsStatus(vector, status.value)))
        .slice(0, NAMED)
        .map(({ vector, file }) => ({ label: vector.id, to: vectorRoute(file, vector.id) })),
      all: requirementRoute(id),
    };
  };
  return [...model.statuses]
    .sort((a, b) => a.value - b.value)
    .map((status) => {
      const own = returns.filter((entry) => entry.status === status.name);
      return {
        name: status.name,
        code: statusCode(status.value),
        to: statusRoute(status.name),
        description: status.description,
        assigned: status.assigned,
        success: status.value === 0,
        by: distinct(own.map(({ by }) => by)),
        defined: {
          label: titles.get(status.source.split('#')[0] ?? '') ?? status.source,
          to: tableRoute(status.source),
        },
        returns: own.map((entry) => row(status, entry)),
      };
    });
}

function distinct(links: readonly PageLink[]): PageLink[] {
  return [...new Map(links.map((link) => [link.label, link])).values()];
}
