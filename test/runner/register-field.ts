import type { Model } from '../../codegen/model/model.ts';
import type { VectorExpression } from '../../codegen/model/relocation.ts';
import type { Predicate } from '../../codegen/model/vector.ts';

/** A field of a register that a predicate reads by its name, such as `CAP.NSSRS`. */
export interface NamedField {
  readonly name: string;
  /** The register's mnemonic. */
  readonly register: string;
  /** The lowest bit of the field in the register. */
  readonly bit: number;
  readonly width: number;
}

/** The fields of registers that a predicate reads; each other name is that of a limit or of a bound value. */
export function registerFields([, ...sides]: Predicate, { model }: { readonly model: Model }): readonly NamedField[] {
  return sides.flatMap(namesIn).flatMap((name) => {
    const [mnemonic, field] = name.split('.');
    const register = model.registers.find((each) => each.mnemonic === mnemonic);
    const found = register?.fields.find((each) => each.mnemonic === field);
    return register && found ? [{ name, register: register.mnemonic, bit: found.bit, width: found.width }] : [];
  });
}

function namesIn(expression: VectorExpression): readonly string[] {
  if (typeof expression === 'string') return [expression];
  if (typeof expression === 'number') return [];
  const [, left, right] = expression;
  return [...namesIn(left), ...namesIn(right)];
}
