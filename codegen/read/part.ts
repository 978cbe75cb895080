import type { Diagnostic } from '../model/diagnostic.ts';
import { diagnostic } from '../model/diagnostic.ts';
import type { GeneratedBlock, ScenarioSource, Section } from '../model/model.ts';
import type { Passage } from '../model/passage.ts';
import type { SourceFile } from '../model/source.ts';
import type { Mention } from '../model/text-index.ts';
import { readDocument, type SourceDocument } from './markdown/document.ts';
import { withClass } from './markdown/passages.ts';
import { readTable, type SourceTable } from './markdown/table.ts';
import type { Report } from './report.ts';
import { type FrontMatter, frontMatterOf, readSection } from './section.ts';

/** What one file says by itself, as plain data: nothing in it depends on another file. */
export interface Part {
  readonly section: Section;
  readonly frontMatter: FrontMatter;
  readonly tables: readonly SourceTable[];
  readonly scenarios: readonly ScenarioSource[];
  readonly blocks: readonly GeneratedBlock[];
  readonly mentions: readonly Mention[];
  readonly passages: readonly Passage[];
  /** The faults of its form. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reading a file costs most of the time, and an editor reads all files again after changing one. */
const known = new WeakMap<SourceFile, Part | readonly Diagnostic[]>();

/** Reads one file. Where its nesting is deeper than any reader of Markdown goes, there are only findings. */
export function readPart(file: SourceFile): Part | readonly Diagnostic[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const part = read(file);
  known.set(file, part);
  return part;
}

function read(file: SourceFile): Part | readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (rule, at, message, cause) => void diagnostics.push(diagnostic(rule, at, message, cause));
  const document = readable(file, report);
  if (document === null) return diagnostics;
  const section = readSection(document, report);
  return {
    section,
    frontMatter: frontMatterOf(document),
    tables: document.tables.map(({ caption, node }) => readTable(node, caption, section.class, document.lines)),
    scenarios: document.scenarios,
    blocks: document.blocks,
    mentions: document.mentions,
    passages: withClass(document.passages, section.class),
    diagnostics,
  };
}

/** A document, or a finding where its nesting is deeper than any reader of Markdown goes. */
function readable(file: SourceFile, report: Report): SourceDocument | null {
  try {
    return readDocument(file, report);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const start = { line: 1, column: 1 };
    report(
      'unreadable',
      { file: file.path, start, end: start },
      'Unexpected depth of nested Markdown, expected fewer levels',
    );
    return null;
  }
}
