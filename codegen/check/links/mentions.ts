import type { Model } from '../../model/model.ts';
import type { Link } from '../links.ts';

const BASE_PREFIX = 'NB';

/** The tables and requirements that prose names. Ids with another prefix belong to other documents. */
export function mentionLinks(model: Model): readonly Link[] {
  const tables = model.tables.map((table) => table.id);
  const headings = model.sections.flatMap((section) => section.headings.flatMap(({ id }) => id ?? []));
  const sections = headings.flatMap((id) => [`sec:${id}`, `fig:${id}`]);
  const ids = [...model.requirementIndex, ...model.scenarios].map((entry) => entry.id);
  const prefixes = [model.document.prefix, BASE_PREFIX];
  return model.mentions.flatMap(({ kind, name, at }) => {
    if (kind === 'table') return { name, at, expected: 'the id of a table', known: tables };
    if (kind === 'section') return { name, at, expected: 'the id of a heading', known: sections };
    return kind === 'requirement' && prefixes.includes(name.split('-')[0] ?? '')
      ? { name, at, expected: 'the id of a requirement', known: ids }
      : [];
  });
}
