import type { Register } from '../../model/layout.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Facts } from '../facts.ts';
import type { Report } from '../report.ts';

/** Joins each Register table with its row in the Register map. */
export function joinRegisters(facts: Pick<Facts, 'registers' | 'registerMap'>, report: Report): readonly Register[] {
  const { registers, registerMap } = facts;
  const named = registers.map((register) => register.mnemonic);
  for (const row of registerMap) {
    if (named.includes(row.mnemonic)) continue;
    report(
      'table-subject',
      row.at,
      `Unexpected register ${row.mnemonic}, expected the mnemonic of a Register table${didYouMean(row.mnemonic, named)}`,
    );
  }
  return registers.flatMap((register) => {
    const row = registerMap.find((candidate) => candidate.mnemonic === register.mnemonic);
    if (row !== undefined) return [{ ...register, space: row.space, offset: row.offset, size: row.size }];
    report(
      'table-subject',
      register.at,
      `Unexpected register ${register.mnemonic} without an offset, expected a row for it in the Register map`,
    );
    return [];
  });
}
