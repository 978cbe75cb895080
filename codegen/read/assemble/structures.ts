import type { Field, ReservedBits, Structure } from '../../model/layout.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { BitsFact } from '../facts.ts';
import type { Report } from '../report.ts';

/** Puts the sub-fields of each Bits table in the place of the field that it refines. */
export function refineStructures(
  structures: readonly Structure[],
  bits: readonly BitsFact[],
  report: Report,
): readonly Structure[] {
  for (const fact of bits) reportMissingField(fact, structures, report);
  return structures.map((structure) =>
    refine(
      structure,
      bits.filter((fact) => fact.section === structure.section),
    ),
  );
}

function refine(structure: Structure, bits: readonly BitsFact[]): Structure {
  const fields: Field[] = [];
  const reserved: ReservedBits[] = [...structure.reserved];
  for (const field of structure.fields) {
    const fact = bits.find((candidate) => candidate.mnemonic === field.mnemonic);
    if (fact === undefined) {
      fields.push(field);
      continue;
    }
    fields.push(...fact.fields.map((part) => ({ ...part, bit: field.bit + part.bit })).sort(byBit));
    reserved.push(...fact.reserved.map((part) => ({ ...part, bit: field.bit + part.bit })));
  }
  return { ...structure, fields, reserved: reserved.sort(byBit) };
}

function byBit(a: ReservedBits, b: ReservedBits): number {
  return a.bit - b.bit;
}

function reportMissingField(fact: BitsFact, structures: readonly Structure[], report: Report): void {
  const names = structures
    .filter((structure) => structure.section === fact.section)
    .flatMap((structure) => structure.fields.map((field) => field.mnemonic));
  if (names.includes(fact.mnemonic)) return;
  report(
    'table-subject',
    fact.at,
    `Unexpected subject ${fact.mnemonic}, expected the mnemonic of a field of a Data structure in this file${didYouMean(fact.mnemonic, names)}`,
  );
}
