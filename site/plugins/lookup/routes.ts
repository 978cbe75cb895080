import { idAnchor } from '../markdown/definitions.ts';
import { pageRoute } from '../markdown/guide.ts';

export const STATUS_INDEX = '/status/';
export const REQUIREMENT_INDEX = '/requirements/';
export const VECTOR_INDEX = '/vectors/';

/** The page of a status: `Tag In Use` → `/status/tag-in-use`. */
export function statusRoute(name: string): string {
  return STATUS_INDEX + slug(name);
}

/** The page of a requirement with its vectors. */
export function requirementRoute(id: string): string {
  return REQUIREMENT_INDEX + idAnchor(id);
}

/** The page of a file of vectors. */
export function vectorFileRoute(file: string): string {
  return VECTOR_INDEX + slug(file.replace(/\.json$/u, ''));
}

/** The place of a vector on the page of its file. */
export function vectorRoute(file: string, id: string): string {
  return `${vectorFileRoute(file)}#${id}`;
}

/** A table of the specification: `a.md#tbl-b` → `/spec/a#tbl-b`. */
export function tableRoute(source: string): string {
  const [file = '', anchor] = source.split('#');
  return pageRoute('/spec', file) + (anchor === undefined ? '' : `#${anchor}`);
}

/** The page of the specification that a table stands on. */
export function sectionRoute(source: string): string {
  return tableRoute(source.split('#')[0] ?? '');
}

/** The row of a requirement in the specification. */
export function rowRoute(source: string, id: string): string {
  return `${sectionRoute(source)}#${idAnchor(id)}`;
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
}
