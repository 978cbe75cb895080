import type { RequirementEntry, Specification } from '../../src/model.ts';
import type { PageLink } from '../../src/lookup/data.ts';
import { sectionRoute } from './routes.ts';

/** A requirement that returns a status, and who does so. */
export interface Return {
  readonly id: string;
  readonly status: string;
  readonly by: PageLink;
}

/** All requirements that end a command with a status, in the order of the document's tables. */
export function returnsOf(model: Specification): Return[] {
  const sources = new Map(model.requirements.map((entry) => [entry.id, entry]));
  const commands = new Map(model.commands.map((command) => [command.name, command.source]));
  const commandLink = (name: string, id: string): PageLink => ({
    label: name,
    to: sectionRoute(commands.get(name) ?? sources.get(id)?.source ?? ''),
  });
  const common = model.common.map(({ id, status }) => ({
    id,
    status,
    by: { label: 'All commands', to: sectionRoute(sources.get(id)?.source ?? '') },
  }));
  const own = model.commands.flatMap(({ name, target, conditions }) =>
    [...(target ? [target] : []), ...conditions].map(({ id, status }) => ({ id, status, by: commandLink(name, id) })),
  );
  const cells = model.transitions.flatMap(({ id, command, cells }) =>
    [...new Set(Object.values(cells).flatMap((cell) => (cell.kind === 'status' ? [cell.status] : [])))].map(
      (status) => ({ id, status, by: commandLink(command, id) }),
    ),
  );
  return [...own, ...cells, ...common, ...inProse(model)];
}

/** Requirements in words name the status that they demand. */
function inProse(model: Specification): Return[] {
  const find = statusFinder(model.statuses.map(({ name }) => name));
  const titles = new Map(model.sections.map(({ file, title }) => [file, title]));
  const by = ({ source }: RequirementEntry): PageLink => ({
    label: titles.get(source.split('#')[0] ?? '') ?? source,
    to: sectionRoute(source),
  });
  return model.requirements
    .filter(({ kind }) => kind === 'Requirements')
    .flatMap((entry) => find(entry.sentence).map((status) => ({ id: entry.id, status, by: by(entry) })));
}

/** Finds names of statuses in a text; of two that begin alike the longer one. */
function statusFinder(names: readonly string[]): (text: string) => string[] {
  if (names.length === 0) return () => [];
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`\\b(?:${longestFirst.join('|')})\\b`, 'gu');
  return (text) => [...new Set(text.match(pattern) ?? [])];
}
