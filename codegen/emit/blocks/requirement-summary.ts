import { sentences } from '../../language/sentence.ts';
import type { Model } from '../../model/model.ts';
import type { SectionClass } from '../../model/source.ts';
import type { RequirementIndexEntry } from '../../model/text-index.ts';
import { sectionLink } from '../../model/place.ts';
import { areaOf, compareRequirementIds } from '../../model/requirement-id.ts';
import { documentLink, escapeCell, informativeTable } from './markdown.ts';

/**
 * How many requirements each area has and what they say: those of this proposal, and apart from them the base behaviour
 * that is tested and that no requirement of this proposal asks for. Tables without rows are left out.
 */
export function requirementSummary(model: Model, from: string): string {
  const normative = entriesOf(model, 'normative');
  const base = entriesOf(model, 'base');
  const tables = [
    ...(normative.length > 0
      ? [
          areaTable(model, normative, 'Areas of requirements', 'requirement-areas', from),
          sentenceTable(model, normative, 'Requirements', 'requirement-summary', from),
        ]
      : []),
    ...(base.length > 0
      ? [
          areaTable(model, base, 'Areas of base behaviour', 'base-areas', from),
          sentenceTable(model, base, 'Base behaviour', 'base-summary', from),
        ]
      : []),
  ];
  return tables.join('\n\n');
}

function entriesOf(model: Model, kind: SectionClass): RequirementIndexEntry[] {
  const files = new Set(model.sections.filter((section) => section.class === kind).map((section) => section.file));
  return model.requirementIndex
    .filter((entry) => files.has(entry.section))
    .sort((a, b) => compareRequirementIds(a.id, b.id));
}

function areaTable(
  model: Model,
  entries: readonly RequirementIndexEntry[],
  subject: string,
  id: string,
  from: string,
): string {
  const areas = [...new Set(entries.map((entry) => areaOf(entry.id)))].map((area) => {
    const own = entries.filter((entry) => areaOf(entry.id) === area);
    const files = [...new Set(own.map((entry) => entry.section))];
    const links = files.map((file) =>
      documentLink(model.sections.find((section) => section.file === file)?.title ?? file, from, file),
    );
    return [area, String(own.length), links.join(', ')];
  });
  return informativeTable(subject, id, ['Area', 'Requirements', 'Sections'], areas);
}

function sentenceTable(
  model: Model,
  entries: readonly RequirementIndexEntry[],
  subject: string,
  id: string,
  from: string,
): string {
  const texts = sentences(model);
  const rows = entries.map((entry) => [
    documentLink(entry.id, from, sectionLink(model.sections, entry.at)),
    escapeCell(texts.get(entry.id) ?? ''),
  ]);
  return informativeTable(subject, id, ['Requirement ID', 'Requirement'], rows);
}
