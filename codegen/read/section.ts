import type { DocumentProperties, Section } from '../model/model.ts';
import { sha256 } from '../model/sha256.ts';
import type { SectionClass } from '../model/source.ts';
import { didYouMean } from '../model/suggest.ts';
import type { SourceDocument } from './markdown/document.ts';
import type { Report } from './report.ts';

const CLASSES: readonly SectionClass[] = ['normative', 'base', 'informative'];
const RULE = 'front-matter';

/** The section that a file is. Where the class cannot be read it counts as normative, so that nothing goes unchecked. */
export function readSection(document: SourceDocument, report: Report): Section {
  const order = textProperty(document, 'order', report);
  const written = writtenText(document);
  return {
    file: document.file.path,
    title: textProperty(document, 'title', report),
    class: sectionClass(document, report),
    order: orderOf(order, document, report),
    headings: document.headings,
    hash: sha256(written),
    size: new TextEncoder().encode(written).length,
  };
}

/** The properties of the whole document, from the front matter of `index.md`. */
export function readDocumentProperties(documents: readonly SourceDocument[], report: Report): DocumentProperties {
  const index = documents.find((document) => document.file.path === 'index.md');
  if (index === undefined) {
    const file = documents[0]?.file.path ?? 'index.md';
    const start = { line: 1, column: 1 };
    report(
      RULE,
      { file, start, end: start },
      'Unexpected folder without index.md, expected the file whose front matter names the document',
    );
    return { title: '', version: '', type: '', project: '', authors: [], status: '', prefix: '' };
  }
  const text = (key: string): string => textProperty(index, key, report);
  const { authors, title } = Object.fromEntries(
    [...(index.properties?.values ?? [])].map(([key, property]) => [key, property.value]),
  );
  return {
    title: typeof title === 'string' ? title : '',
    version: text('version'),
    type: text('type'),
    project: text('project'),
    authors: typeof authors === 'string' ? [authors] : (authors ?? []),
    status: text('status'),
    prefix: text('prefix'),
  };
}

function textProperty(document: SourceDocument, key: string, report: Report): string {
  if (document.properties === null) return '';
  const property = document.properties.values.get(key);
  if (typeof property?.value === 'string' && property.value !== '') return property.value;
  const at = property?.at ?? document.lines.line(1);
  report(
    RULE,
    at,
    `Unexpected ${property === undefined ? 'front matter without' : 'value of'} ${key}, expected a line "${key}: VALUE"`,
  );
  return '';
}

function sectionClass(document: SourceDocument, report: Report): SectionClass {
  const name = textProperty(document, 'class', report);
  const found = CLASSES.find((candidate) => candidate === name);
  const property = document.properties?.values.get('class');
  if (found === undefined && name !== '' && property !== undefined) {
    report(RULE, property.at, `Unexpected class ${name}, expected ${CLASSES.join(', ')}${didYouMean(name, CLASSES)}`);
  }
  return found ?? 'normative';
}

function orderOf(text: string, document: SourceDocument, report: Report): number {
  const property = document.properties?.values.get('order');
  if (text === '' || property === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^[0-9]+$/.test(text)) return Number(text);
  report(RULE, property.at, `Unexpected order ${text}, expected a whole number: sections stand in ascending order`);
  return Number.MAX_SAFE_INTEGER;
}

/** The text without the content of generated blocks, which is made from it. */
function writtenText({ file, blocks }: SourceDocument): string {
  let text = '';
  let from = 0;
  for (const block of blocks) {
    text += file.text.slice(from, block.from);
    from = block.to;
  }
  return text + file.text.slice(from);
}
