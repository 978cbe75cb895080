import type { DocumentProperties, Section } from '../model/model.ts';
import { sha256 } from '../model/sha256.ts';
import type { SectionClass, SourceRange } from '../model/source.ts';
import { didYouMean } from '../model/suggest.ts';
import type { SourceDocument } from './markdown/document.ts';
import type { Properties } from './markdown/front-matter.ts';
import type { Report } from './report.ts';

const CLASSES: readonly SectionClass[] = ['normative', 'base', 'informative'];
const RULE = 'front-matter';

/** The front matter of a file: `null` where it cannot be read, which has been reported. */
export interface FrontMatter {
  readonly path: string;
  readonly properties: Properties | null;
  readonly firstLine: SourceRange;
}

/** The front matter of a document. */
export function frontMatterOf({ file, properties, lines }: SourceDocument): FrontMatter {
  return { path: file.path, properties, firstLine: lines.line(1) };
}

/** The section that a file is. Where the class cannot be read it counts as normative, so that nothing goes unchecked. */
export function readSection(document: SourceDocument, report: Report): Section {
  const front = frontMatterOf(document);
  const order = textProperty(front, 'order', report);
  const written = writtenText(document);
  return {
    file: document.file.path,
    title: textProperty(front, 'title', report),
    class: sectionClass(front, report),
    order: orderOf(order, front, report),
    headings: document.headings,
    hash: sha256(written),
    size: new TextEncoder().encode(written).length,
  };
}

/** The properties of the whole document, from the front matter of `index.md`. */
export function readDocumentProperties(documents: readonly FrontMatter[], report: Report): DocumentProperties {
  const index = documents.find((document) => document.path === 'index.md');
  if (index === undefined) {
    const file = documents[0]?.path ?? 'index.md';
    const start = { line: 1, column: 1 };
    report(
      RULE,
      { file, start, end: start },
      'Unexpected folder without index.md, expected the file whose front matter names the document',
    );
    return { title: '', version: '', type: '', project: '', authors: [], status: '', prefix: '' };
  }
  const template = index.properties?.values.get('template');
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
    ...(typeof template?.value === 'string' && { template: { name: template.value, at: template.at } }),
  };
}

function textProperty(document: FrontMatter, key: string, report: Report): string {
  if (document.properties === null) return '';
  const property = document.properties.values.get(key);
  if (typeof property?.value === 'string' && property.value !== '') return property.value;
  const at = property?.at ?? document.firstLine;
  report(
    RULE,
    at,
    `Unexpected ${property === undefined ? 'front matter without' : 'value of'} ${key}, expected a line "${key}: VALUE"`,
  );
  return '';
}

function sectionClass(document: FrontMatter, report: Report): SectionClass {
  const name = textProperty(document, 'class', report);
  const found = CLASSES.find((candidate) => candidate === name);
  const property = document.properties?.values.get('class');
  if (found === undefined && name !== '' && property !== undefined) {
    report(RULE, property.at, `Unexpected class ${name}, expected ${CLASSES.join(', ')}${didYouMean(name, CLASSES)}`);
  }
  return found ?? 'normative';
}

function orderOf(text: string, document: FrontMatter, report: Report): number {
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
