import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { rangeNames, strayValues } from '../../model/stray-values.ts';
import { didYouMean, nearestName } from '../../model/suggest.ts';

/**
 * A Values table belongs to a field, or to the range of an attribute, by its mnemonic: else its names mean nothing.
 *
 * Bad: `Tag Type (TTYEP) – Values` for the field TTYPE. Good: `Tag Type (TTYPE) – Values`.
 */
export function valuesUsed(model: Model): readonly Diagnostic[] {
  const fields = [...model.structures, ...model.registers].flatMap((layout) => layout.fields);
  const own = model.commands.flatMap((command) => [...command.fields, ...command.result]);
  const attributes = model.objects.flatMap((object) => object.attributes);
  const known = [...new Set([...fields, ...own, ...attributes].map((each) => each.mnemonic))];
  const defined = model.values.map((table) => table.mnemonic);
  // A Range cell that nearly names the table is reported where it stands.
  const misspelt = rangeNames(model).filter((name) => !defined.includes(name));
  return strayValues(model)
    .filter(({ mnemonic }) => nearestName(mnemonic, misspelt) === null)
    .map(({ mnemonic, at }) =>
      diagnostic(
        'values-used',
        at,
        `Unexpected values of ${mnemonic}, expected the mnemonic of a field, or one that an attribute has as its range${didYouMean(mnemonic, known)}`,
      ),
    );
}
