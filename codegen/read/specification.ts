import { compareDiagnostics, type Diagnostic, diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { SourceFile } from '../model/source.ts';
import { joinCommands, joinEvents } from './assemble/commands.ts';
import { layoutsWithWidths } from './assemble/layouts.ts';
import { joinRegisters } from './assemble/registers.ts';
import { refineStructures } from './assemble/structures.ts';
import { joinResets } from './assemble/resets.ts';
import { joinTransitions } from './assemble/transitions.ts';
import { withValues } from './assemble/values.ts';
import type { Facts } from './facts.ts';
import type { SourceTable } from './markdown/table.ts';
import { type Part, readPart } from './part.ts';
import { joinedFacts, kindsOf, readPartFacts } from './part-facts.ts';
import type { Report } from './report.ts';
import { readDocumentProperties } from './section.ts';

/** What reading gives: everything that could be read, and every fault of form. */
export interface ReadResult {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the Markdown files of a specification. It never throws: what is wrong becomes a finding, and the row or table that
 * it stands in is left out of the model.
 */
export function readSpecification(files: readonly SourceFile[]): ReadResult {
  const read = files.map(readPart);
  const parts = inOrder(read.filter((part) => 'section' in part));
  const unreadable = read.flatMap((part) => ('section' in part ? [] : part));
  return joinParts(parts, unreadable);
}

/** Joins what files say one by one, in the order of the document. `unreadable` is what was found where nothing was read. */
export function joinParts(parts: readonly Part[], unreadable: readonly Diagnostic[] = []): ReadResult {
  const diagnostics = [...unreadable, ...parts.flatMap((part) => part.diagnostics)];
  const report: Report = (rule, at, message, cause) => void diagnostics.push(diagnostic(rule, at, message, cause));
  const tables = parts.flatMap((part) => part.tables);
  const kinds = kindsOf(tables);
  const facts = parts.map((part) => readPartFacts(part, tables, kinds));
  diagnostics.push(...facts.flatMap((each) => each.diagnostics));
  const model: Model = {
    document: readDocumentProperties(
      parts.map((part) => part.frontMatter),
      report,
    ),
    sections: parts.map((part) => part.section),
    tables: tables.map(({ caption, section, at }) => ({
      id: caption.id,
      kind: caption.kind,
      subject: caption.subject.text,
      section,
      at,
      captionAt: caption.at,
    })),
    ...joinFacts(joinedFacts(facts.map((each) => each.facts)), tables, report),
    scenarios: parts.flatMap((part) => part.scenarios),
    blocks: parts.flatMap((part) => part.blocks),
    mentions: parts.flatMap((part) => part.mentions),
    passages: parts.flatMap((part) => part.passages),
  };
  return { model, diagnostics: diagnostics.sort(compareDiagnostics) };
}

/** Files in the order of the document. */
export function inOrder(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort(({ section: a }, { section: b }) => a.order - b.order || (a.file < b.file ? -1 : 1));
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
    commands: joinCommands(facts, structures, tables, report),
    allowed: facts.allowed,
    events: joinEvents(facts),
    asynchronousEvents: facts.asynchronousEvents,
    transitions: joinTransitions(facts, report),
    terminology: facts.terminology,
    evidence: facts.evidence,
    stateKinds: facts.stateKinds,
    resets: joinResets(facts, report),
    invariants: facts.invariants,
    requirements: facts.requirements,
    layouts: layoutsWithWidths(facts),
    requirementIndex: facts.requirementIndex,
  };
}
