import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';

/** The ids fit the Unsupported Requirements log page of OCP. */
const LONGEST = 16;
const BASE_PREFIX = 'NB';

/**
 * A requirement id is `PREFIX-AREA-n`: the document's prefix in normative files, NB in base files, at most 16 characters.
 *
 * Bad: XC-CREATE-EXTENDED-1, or XC-CRE-1 in a base file. Good: XC-CRE-1, NB-COM-1.
 */
export function requirementIdForm(model: Model): readonly Diagnostic[] {
  const classes = new Map(model.sections.map((section) => [section.file, section.class]));
  return model.requirementIndex.flatMap(({ id, section, at }) => {
    const sectionClass = classes.get(section) ?? 'normative';
    const prefix = sectionClass === 'base' ? BASE_PREFIX : model.document.prefix;
    const well = new RegExp(`^${prefix}-[A-Z0-9]+-(?:0|[1-9][0-9]*)$`).test(id);
    if (!well)
      return diagnostic(
        'requirement-id',
        at,
        `Unexpected id ${id}, expected ${prefix}-AREA-n in a file of class ${sectionClass}, such as ${prefix}-CRE-1`,
      );
    if (id.length > LONGEST)
      return diagnostic(
        'requirement-id',
        at,
        `Unexpected length of ${id}, ${id.length} characters, expected at most ${LONGEST}; shorten the area`,
      );
    return [];
  });
}
