import type { RootContent } from 'mdast';
import type { GeneratedBlock, Heading, ScenarioSource } from '../../model/model.ts';
import type { Mention } from '../../model/text-index.ts';
import type { SourceFile } from '../../model/source.ts';
import type { Report } from '../report.ts';
import { readBlocks } from './blocks.ts';
import { type Properties, readProperties } from './front-matter.ts';
import { readHeading } from './heading.ts';
import { Lines, offsets } from './lines.ts';
import { readMentions } from './mentions.ts';
import { readPassages, type ReadPassage } from './passages.ts';
import { readScenario } from './scenario.ts';
import { parseMarkdown } from './syntax.ts';
import { type CaptionedTable, captionedTables } from './tables.ts';

/** The parts of one Markdown file that the toolkit reads. */
export interface SourceDocument {
  readonly file: SourceFile;
  readonly lines: Lines;
  /** The front matter; `null` where there is none that can be read, which has been reported. */
  readonly properties: Properties | null;
  readonly headings: readonly Heading[];
  readonly tables: readonly CaptionedTable[];
  readonly scenarios: readonly ScenarioSource[];
  readonly blocks: readonly GeneratedBlock[];
  readonly mentions: readonly Mention[];
  readonly passages: readonly ReadPassage[];
}

/** Finds the parts of a file. What stands in a generated block is an output and is not read. */
export function readDocument(file: SourceFile, report: Report): SourceDocument {
  const lines = new Lines(file);
  const { children } = parseMarkdown(file);
  const blocks = readBlocks(children, lines, report);
  const written = children.filter((node) => !blocks.some((block) => isInside(node, block)));
  const tables = captionedTables(written, lines, report);
  return {
    file,
    lines,
    properties: readProperties(children[0], lines, report),
    headings: written.flatMap((node) => (node.type === 'heading' ? readHeading(node, lines) : [])),
    tables,
    scenarios: written.flatMap((node) => (node.type === 'code' ? (readScenario(node, lines, report) ?? []) : [])),
    blocks,
    mentions: written.flatMap((node) => readMentions(node, lines)),
    passages: readPassages(written, tables, lines),
  };
}

function isInside(node: RootContent, block: GeneratedBlock): boolean {
  const { from, to } = offsets(node);
  return from >= block.from && to <= block.to;
}
