import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Command } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import { commandLinks, tableLinks } from '../links/commands.ts';
import { definitionLinks } from '../links/definitions.ts';
import { unresolved } from '../links.ts';

/**
 * Every name in a table outside conditions names something in the text: opcodes, status codes, structures, fields, objects. Names inside conditions are those of the rule condition-type.
 *
 * Bad: the status code "Invalid Feild in Command". Good: "Invalid Field in Command".
 */
export function unresolvedReference(model: Model, commands?: readonly Command[]): readonly Diagnostic[] {
  const links =
    commands === undefined ? [...tableLinks(model), ...definitionLinks(model)] : commandLinks(model, commands);
  return links.flatMap(unresolved);
}
