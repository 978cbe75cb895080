import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { didYouMean } from '../../model/suggest.ts';
import { commandLinks } from '../links/commands.ts';
import { definitionLinks } from '../links/definitions.ts';
import { mentionLinks } from '../links/mentions.ts';

/**
 * Every name outside conditions names something in the text: opcodes, status codes, structures, fields, objects, tables,
 * requirements. Names inside conditions are those of the rule condition-type.
 *
 * Bad: the status code "Invalid Feild in Command". Good: "Invalid Field in Command".
 */
export function unresolvedReference(model: Model): readonly Diagnostic[] {
  return [...commandLinks(model), ...definitionLinks(model), ...mentionLinks(model)]
    .filter((link) => !link.known.includes(link.name))
    .map(({ name, at, expected, known }) =>
      diagnostic('unresolved-reference', at, `Unexpected ${name}, expected ${expected}${didYouMean(name, known)}`),
    );
}
