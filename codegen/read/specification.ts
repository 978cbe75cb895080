import { compareDiagnostics, type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Model, Section } from '../model/model.ts';
import type { SourceFile } from '../model/source.ts';
import { joinCommands, joinEvents } from './assemble/commands.ts';
import { layoutsWithWidths } from './assemble/layouts.ts';
import { joinRegisters } from './assemble/registers.ts';
import { refineStructures } from './assemble/structures.ts';
import { joinTransitions } from './assemble/transitions.ts';
import { withValues } from './assemble/values.ts';
import type { ReadContext } from './context.ts';
import { emptyFacts, type Facts } from './facts.ts';
import { readDocument, type SourceDocument } from './markdown/document.ts';
import { withClass } from './markdown/passages.ts';
import { readTable, type SourceTable } from './markdown/table.ts';
import { readTables } from './read-tables.ts';
import type { Report } from './report.ts';
import { readDocumentProperties, readSection } from './section.ts';

/** What reading gives: everything that could be read, and every fault of form. */
export interface ReadResult {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

interface Part {
  readonly document: SourceDocument;
  readonly section: Section;
}

/**
 * Reads the Markdown files of a specification. It never throws: what is wrong becomes a finding, and the row or table that
 * it stands in is left out of the model.
 */
export function readSpecification(files: readonly SourceFile[]): ReadResult {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (rule, at, message, cause) => void diagnostics.push(diagnostic(rule, at, message, cause));
  const documents = files.flatMap((file) => readable(file, report) ?? []);
  const parts = documents.map((document) => ({ document, section: readSection(document, report) })).sort(byOrder);
  const tables = parts.flatMap(sourceTables);
  const facts = emptyFacts();
  const context: ReadContext = { facts, tables, report };
  readTables(tables, context);
  const model: Model = {
    document: readDocumentProperties(documents, report),
    sections: parts.map((part) => part.section),
    tables: tables.map(({ caption, section, at }) => ({
      id: caption.id,
      kind: caption.kind,
      subject: caption.subject.text,
      section,
      at,
    })),
    ...joinFacts(facts, tables, report),
    scenarios: parts.flatMap((part) => part.document.scenarios),
    blocks: parts.flatMap((part) => part.document.blocks),
    mentions: parts.flatMap((part) => part.document.mentions),
    passages: parts.flatMap((part) => withClass(part.document.passages, part.section.class)),
  };
  return { model, diagnostics: diagnostics.sort(compareDiagnostics) };
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

function byOrder(a: Part, b: Part): number {
  return a.section.order - b.section.order || (a.section.file < b.section.file ? -1 : 1);
}

function sourceTables({ document, section }: Part): readonly SourceTable[] {
  return document.tables.map(({ caption, node }) => readTable(node, caption, section.class, document.lines));
}

type JoinedFacts = Omit<Model, 'document' | 'sections' | 'tables' | 'scenarios' | 'blocks' | 'mentions' | 'passages'>;

function joinFacts(facts: Facts, tables: readonly SourceTable[], report: Report): JoinedFacts {
  const { values } = facts;
  const structures = refineStructures(facts.structures, facts.bits, report);
  return {
    profile: facts.profile,
    statuses: facts.statuses,
    limits: facts.limits,
    values,
    structures: structures.map((structure) => ({
      ...structure,
      fields: structure.fields.map((field) => withValues(field, values)),
    })),
    registers: joinRegisters(facts, report).map((register) => ({
      ...register,
      fields: register.fields.map((field) => withValues(field, values)),
    })),
    objects: facts.objects,
    terms: facts.terms,
    common: facts.common,
    commands: joinCommands(facts, structures, tables, report).map((command) => ({
      ...command,
      fields: command.fields.map((field) => withValues(field, values)),
      result: command.result.map((field) => withValues(field, values)),
    })),
    allowed: facts.allowed,
    events: joinEvents(facts),
    transitions: joinTransitions(facts, report),
    terminology: facts.terminology,
    invariants: facts.invariants,
    requirements: facts.requirements,
    layouts: layoutsWithWidths(facts),
    requirementIndex: facts.requirementIndex,
  };
}
