import type { Heading as HeadingNode } from 'mdast';
import type { Heading } from '../../model/model.ts';
import { type Lines, offsets } from './lines.ts';

const HEADING = /^#+\s+(?<text>.*?)\s*(?:<!-- #(?<id>[a-z0-9]+(?:-[a-z0-9]+)*) -->)?\s*$/;

/** Reads `## Title <!-- #id -->`. */
export function readHeading(node: HeadingNode, lines: Lines): Heading {
  const { from, to } = offsets(node);
  const source = lines.file.text.slice(from, to);
  const groups = HEADING.exec(source)?.groups;
  return { depth: node.depth, text: groups?.['text'] ?? source, id: groups?.['id'] ?? null, at: lines.range(from, to) };
}
