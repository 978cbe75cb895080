/** A section that a template asks for. */
export interface TemplateSection {
  /** The words of its heading; the first is the template's own. */
  readonly titles: readonly string[];
  /** Whether it may stand at any place. */
  readonly anywhere?: boolean;
}

/**
 * The sections of the OCP base specification template (`ocp-spec-template-process`, base_spec_template.md of 2026, and the
 * template that OCP LOCK follows), as far as they are text: the lists of contents, figures and tables are made by the
 * renderer.
 */
const OCP_BASE: readonly TemplateSection[] = [
  { titles: ['Revision History', 'Version History'] },
  { titles: ['License', 'Licence'] },
  { titles: ['Acknowledgements'] },
  { titles: ['Trademarks'], anywhere: true },
  { titles: ['Compliance with OCP Tenets'] },
  { titles: ['Openness'] },
  { titles: ['Efficiency'] },
  { titles: ['Impact'] },
  { titles: ['Scale'] },
  { titles: ['Sustainability'] },
  { titles: ['Introduction'] },
  { titles: ['Overview'] },
  { titles: ['Conventions'], anywhere: true },
  { titles: ['Glossary and Abbreviations', 'Terminology'], anywhere: true },
  { titles: ['Compliance', 'Compliance table'] },
  { titles: ['References'], anywhere: true },
  { titles: ['Requirement Summary'] },
];

/** The templates by the name that the front matter of `index.md` says behind `template:`. */
export const TEMPLATES: ReadonlyMap<string, readonly TemplateSection[]> = new Map([
  ['OCP base specification', OCP_BASE],
]);
