import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import { TEMPLATES, type TemplateSection } from '../templates.ts';

const RULE = 'template';

/**
 * A document whose front matter names a template has the sections of the template, in its order (`templates.ts`). Further
 * sections may stand anywhere.
 *
 * Bad: `template: OCP base specification`, and Acknowledgements stand before License. Good: License, then Acknowledgements.
 */
export function template(model: Model): readonly Diagnostic[] {
  if (model.document.template === undefined) return [];
  const { name, at } = model.document.template;
  const wanted = TEMPLATES.get(name);
  if (wanted === undefined)
    return [
      diagnostic(
        RULE,
        at,
        `Unexpected template ${name}, expected ${[...TEMPLATES.keys()].join(', ')}${didYouMean(name, TEMPLATES.keys())}`,
      ),
    ];
  const headings = model.sections.flatMap((section) => section.headings);
  const found = wanted.map((section) => ({ section, index: headings.findIndex(({ text }) => isTitle(text, section)) }));
  let last = -1;
  let before: TemplateSection | undefined;
  return found.flatMap(({ section, index }) => {
    const heading = headings[index];
    if (heading === undefined) return missing(section, before, at);
    if (section.anywhere) return [];
    const isLate = index > last;
    if (isLate) [last, before] = [index, section];
    return isLate
      ? []
      : diagnostic(
          RULE,
          heading.at,
          `Unexpected place of ${heading.text}, expected it behind ${before?.titles[0]} as in the template ${name}`,
        );
  });
}

function isTitle(text: string, { titles }: TemplateSection): boolean {
  return titles.some((title) => title.toLowerCase() === text.toLowerCase());
}

function missing({ titles }: TemplateSection, before: TemplateSection | undefined, at: SourceRange): Diagnostic {
  const behind = before === undefined ? '' : ` behind ${before.titles[0]}`;
  return diagnostic(
    RULE,
    at,
    `Unexpected document without a section ${titles[0]}, expected one${behind}${titles.length > 1 ? `; it may also be called ${titles.slice(1).join(' or ')}` : ''}`,
  );
}
