import type { Heading, Root } from 'mdast';
import { stringify } from 'yaml';
import type { Model, Section } from '../../model/model.ts';
import type { SourceFile } from '../../model/source.ts';
import { anchorsOf } from './anchors.ts';
import { ocpSection, type SectionContext } from './section.ts';

/** The file that holds the front matter of the document: history of versions, licence, tenets, introduction. */
const INDEX = 'index.md';
/** Chapters that the template has after the specification proper, on the level of it. */
const OWN_PARTS = /^(?:Terminology|Compliance)\b/;
/** What the template prints between the history of versions and the licence. */
const LISTS = '---\n\n\\currenttemplateversion\n\n---\n\n\\tableofcontents\n\n\\listoffigures\n\n\\listoftables\n\n---';
const APPENDICES = '\\beginappendices';

/**
 * The document as one file of the Open Compute Project's rendering chain: front matter, then all sections in their order, with
 * the base annex and what follows it as appendices. `files` have their generated blocks filled in.
 */
export function emitOcp(model: Model, files: readonly SourceFile[], parse: (file: SourceFile) => Root): string {
  const texts = new Map(files.map((file) => [file.path, file]));
  const sections = model.sections.filter(({ file }) => texts.has(file));
  const start = sections.findIndex(isAppendix);
  const body = start < 0 ? sections : sections.slice(0, start);
  const appendices = start < 0 ? [] : sections.slice(start);
  const parts = partsOf(body);
  const anchors = anchorsOf(model);
  const render = (section: Section, context: Pick<SectionContext, 'shiftOf' | 'isDropped'>): string => {
    const file = texts.get(section.file) ?? { path: section.file, text: '' };
    return ocpSection(file, parse(file), { anchors, ...context });
  };
  const shift = parts.sink ? 1 : 0;
  const rendered = body.map((section) => {
    if (section.file === INDEX) return withLists(render(section, indexContext(section)));
    return render(section, plain(parts.own.has(section.file) ? 0 : shift));
  });
  return [
    frontMatter(model),
    ...rendered,
    ...(appendices.length > 0 ? [APPENDICES] : []),
    ...appendices.map((section) => render(section, plain(0))),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function frontMatter({ document }: Model): string {
  const { title, version, type, project, authors } = document;
  return `---\n${stringify({ title, version, type, project, authors })}...`;
}

function isAppendix({ file, class: kind }: Section): boolean {
  return kind === 'base' || file.startsWith('annex/');
}

/** Whether chapters sink below a part that the index begins, and those at the end that are parts of their own. */
function partsOf(body: readonly Section[]): { readonly sink: boolean; readonly own: ReadonlySet<string> } {
  const index = body.find(({ file }) => file === INDEX);
  const sink = (index?.headings.filter(({ depth }) => depth === 1).length ?? 0) > 1;
  const own = new Set<string>();
  for (const { file, title } of body.toReversed()) {
    if (!OWN_PARTS.test(title)) break;
    own.add(file);
  }
  return { sink, own };
}

/** The title stands in the front matter; what stands below it up to the next part rises. */
function indexContext({ headings }: Section): Pick<SectionContext, 'shiftOf' | 'isDropped'> {
  const [title, ...others] = headings.filter(({ depth }) => depth === 1).map(({ at }) => at.start.line);
  const part = others[0] ?? Number.POSITIVE_INFINITY;
  const line = ({ position }: Heading): number => position?.start.line ?? 0;
  return { shiftOf: (heading) => (line(heading) < part ? -1 : 0), isDropped: (heading) => line(heading) === title };
}

function plain(shift: number): Pick<SectionContext, 'shiftOf' | 'isDropped'> {
  return { shiftOf: () => shift, isDropped: () => false };
}

/** The lists stand before the licence; without one before everything else. */
function withLists(text: string): string {
  const place = text.search(/^# License\b/m);
  return place < 0 ? `${LISTS}\n\n${text}` : `${text.slice(0, place)}${LISTS}\n\n${text.slice(place)}`;
}
