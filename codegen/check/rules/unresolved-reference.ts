import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { commandLinks } from '../links/commands.ts';
import { definitionLinks } from '../links/definitions.ts';
import { unresolved } from '../links.ts';

/**
 * Every name in a table outside conditions names something in the text: opcodes, status codes, structures, fields, objects. Names inside conditions are those of the rule condition-type.
 *
 * Bad: the status code "Invalid Feild in Command". Good: "Invalid Field in Command".
 */
export function unresolvedReference(model: Model): readonly Diagnostic[] {
  return [...commandLinks(model), ...definitionLinks(model)].flatMap(unresolved);
}
