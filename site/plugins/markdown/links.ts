import type { Emphasis, Link, Nodes, PhrasingContent, Root, TableCell, Text } from 'mdast';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import { addressFrom } from './address.ts';
import type { Catalogue, Place } from './catalogue.ts';
import { definitions } from './definitions.ts';

import { anchor, text } from './nodes.ts';

/** `@tbl:slug`, a requirement id or a scenario id. */
const REFERENCE = /@tbl:(?<table>[a-z0-9-]+)|\b[A-Z]{2,}-[A-Z0-9]+-S?\d+\b/gu;

/** Text in these is left alone: links do not nest, and a heading is a target of its own. */
const CLOSED: readonly string[] = ['link', 'heading', 'definition'];

/** Makes requirement ids and table references links; the row that defines an id gets the anchor. */
export function references(catalogue: Catalogue) {
  return () =>
    (tree: Root, file: VFile): void => {
      const defined = definedIn(tree);
      visitParents(tree, 'text', (node, ancestors) => {
        const parent = ancestors.at(-1);
        if (!parent || ancestors.some(({ type }) => CLOSED.includes(type))) return;
        const parts = split(node, catalogue, file, idsOf(ancestors, defined));
        if (!parts) return;
        const siblings: Nodes[] = parent.children;
        const index = siblings.indexOf(node);
        siblings.splice(index, 1, ...parts);
        return index + parts.length;
      });
    };
}

/** The ids that each cell defines. */
function definedIn(tree: Root): Map<TableCell, string> {
  return new Map(definitions(tree).flatMap((entry) => (entry.kind === 'row' ? [[entry.cell, entry.id]] : [])));
}

function idsOf(ancestors: readonly Nodes[], defined: ReadonlyMap<TableCell, string>): string | null {
  const cell = ancestors.find((node) => node.type === 'tableCell');
  return (cell && defined.get(cell)) ?? null;
}

function split(node: Text, catalogue: Catalogue, file: VFile, own: string | null): PhrasingContent[] | null {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(REFERENCE)) {
    const link = linkOf(match[0], match.groups?.['table'], node, catalogue, file, own);
    if (!link) continue;
    if (match.index > from) parts.push(text(node.value.slice(from, match.index)));
    parts.push(link);
    from = match.index + match[0].length;
  }
  if (from === 0) return null;
  return from < node.value.length ? [...parts, text(node.value.slice(from))] : parts;
}

function linkOf(
  word: string,
  slug: string | undefined,
  node: Text,
  catalogue: Catalogue,
  file: VFile,
  own: string | null,
): Link | Emphasis | null {
  const place = slug === undefined ? catalogue.requirements.get(word) : catalogue.tables.get(slug);
  if (slug !== undefined && !place) file.fail(`There is no table ${word}`, node);
  if (!place) return null;
  if (word === own && place.file === file.path) return anchor(place.anchor, 'row-anchor', [text(word)]);
  return {
    type: 'link',
    url: addressFrom(file.path, place),
    data: { hProperties: { className: [slug === undefined ? 'requirement-reference' : 'table-reference'] } },
    children: [text(labelOf(place, file.path))],
  };
}

function labelOf(place: Place, from: string): string {
  return place.file === from || !place.label.startsWith('Table ') ? place.label : `${place.label} of ${place.page}`;
}
