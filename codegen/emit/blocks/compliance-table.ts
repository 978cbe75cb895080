import { sentences } from '../../language/sentence.ts';
import type { Model } from '../../model/model.ts';
import { areaOf, compareRequirementIds, numberOf } from '../../model/requirement-id.ts';
import { documentLink, escapeCell, informativeTable } from './markdown.ts';

/** What the keyword of a requirement asks for. */
type Mandatory = 'Yes' | 'Recommended' | 'Optional';

/** Requirements of one chapter that bind the same party as strictly. */
interface Item {
  readonly section: string;
  readonly party: string;
  readonly mandatory: Mandatory;
  readonly ids: readonly string[];
}

/** Who a requirement binds, by the words that its sentence begins with; all others bind the device. */
const PARTIES: readonly (readonly [beginning: RegExp, party: string])[] = [
  [/\bhost (?:shall|should|may)\b/, 'host'],
  [/\bcomposition layer (?:shall|should|may)\b/i, 'composition layer'],
];

/**
 * The requirements of this proposal in the form of OCP's compliance table, `Item | Requirement | Mandatory`: an item for
 * each chapter, each party that is bound, and each keyword, in the order of the chapters.
 */
export function complianceTable(model: Model, from: string): string {
  const rows = itemsOf(model).map(({ section, party, mandatory, ids }) => {
    const title = model.sections.find(({ file }) => file === section)?.title ?? section;
    return [`${documentLink(title, from, section)} (${party})`, escapeCell(ranges(ids)), mandatory];
  });
  return rows.length === 0
    ? ''
    : informativeTable('Compliance', 'compliance-table', ['Item', 'Requirement', 'Mandatory'], rows);
}

function itemsOf(model: Model): readonly Item[] {
  const texts = sentences(model);
  const normative = model.sections.filter((section) => section.class === 'normative');
  return normative.flatMap(({ file }) => {
    const groups = new Map<string, Item>();
    for (const { id } of model.requirementIndex
      .filter(({ section }) => section === file)
      .sort((a, b) => compareRequirementIds(a.id, b.id))) {
      const text = texts.get(id) ?? '';
      const [party, mandatory] = [partyOf(text), mandatoryOf(text)];
      const key = `${mandatory} ${party}`;
      const ids = [...(groups.get(key)?.ids ?? []), id];
      groups.set(key, { section: file, party, mandatory, ids });
    }
    return [...groups.values()];
  });
}

function partyOf(text: string): string {
  return PARTIES.find(([beginning]) => beginning.test(text))?.[1] ?? 'device';
}

function mandatoryOf(text: string): Mandatory {
  if (/\bshall\b/.test(text)) return 'Yes';
  return /\bshould\b/.test(text) ? 'Recommended' : 'Optional';
}

/** `XC-CRE-1 to XC-CRE-9, XC-CRE-12`: ids in order, with runs shortened. */
export function ranges(ids: readonly string[]): string {
  const runs: { first: string; last: string }[] = [];
  for (const id of ids) {
    const run = runs.at(-1);
    if (run && follows(run.last, id)) run.last = id;
    else runs.push({ first: id, last: id });
  }
  return runs
    .map(({ first, last }) => (first === last ? first : `${first}${follows(first, last) ? ', ' : ' to '}${last}`))
    .join(', ');
}

function follows(id: string, next: string): boolean {
  return areaOf(id) === areaOf(next) && numberOf(next) === numberOf(id) + 1;
}
