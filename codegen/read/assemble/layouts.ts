import type { LayoutTable } from '../../model/layout.ts';
import type { Facts } from '../facts.ts';

/** Gives Bits and Register tables the width that another table sets: the refined field's, or that of the Register map. */
export function layoutsWithWidths(facts: Facts): readonly LayoutTable[] {
  return facts.layouts.map((layout) => (layout.width === null ? { ...layout, width: widthOf(layout, facts) } : layout));
}

function widthOf({ table, section }: LayoutTable, { bits, structures, registers, registerMap }: Facts): number | null {
  const refinement = bits.find((fact) => fact.table === table && fact.section === section);
  if (refinement !== undefined) {
    const fields = structures
      .filter((structure) => structure.section === section)
      .flatMap((structure) => structure.fields);
    return fields.find((field) => field.mnemonic === refinement.mnemonic)?.width ?? null;
  }
  const register = registers.find((fact) => fact.table === table && fact.section === section);
  const size = registerMap.find((row) => row.mnemonic === register?.mnemonic)?.size;
  return size === undefined ? null : size * 8;
}
