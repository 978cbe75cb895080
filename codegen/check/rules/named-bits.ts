import type { Diagnostic } from '../../model/diagnostic.ts';
import type { LayoutTable } from '../../model/layout.ts';
import type { Model } from '../../model/model.ts';
import { formatRange } from '../../model/numbers.ts';
import type { Passage } from '../../model/passage.ts';
import { didYouMean } from '../../model/suggest.ts';
import { nameAtStart, namesOf } from '../prose/names.ts';
import { proseFinding, wordsOf } from '../prose/words.ts';

const BITS =
  /\b(?<unit>bit|byte)s? (?<high>[0-9]+)(?::(?<low>[0-9]+))? (?:of|in) (?:the )?(?:(?<dword>(?:Command|Completion) Dword [0-9]+)(?<command> of the (?=[A-Z]))?|(?<mnemonic>[A-Z][A-Z0-9]+)\b)/g;

/**
 * `bits 15:00 of Command Dword 10` are bits that one row of that table has, for a field or reserved. In a file that describes
 * another number of commands than one, the command is named behind it: `of the NAME command`. Bits and bytes of structures,
 * registers and fields are named by the mnemonic.
 *
 * Bad:
 * ```normative
 * Table: Flags (FLG) – Data structure {#tbl:flg}
 *
 * | Bytes | Description |
 * | :--- | :--- |
 * | 01:00 | **Mode (MODE):** How. |
 * | 03:02 | Reserved |
 *
 * See «bytes 02:00» of FLG and «bits 15:00 of Command Dword 10».
 * ```
 *
 * Good:
 * ```normative
 * Table: Flags (FLG) – Data structure {#tbl:flg}
 *
 * | Bytes | Description |
 * | :--- | :--- |
 * | 01:00 | **Mode (MODE):** How. |
 * | 03:02 | Reserved |
 *
 * See bytes 01:00 of FLG, and bytes 3:2 of FLG.
 * ```
 */
export function namedBits(model: Model): readonly Diagnostic[] {
  return model.passages.flatMap((passage) => {
    const words = wordsOf(passage).replaceAll('\n', ' ');
    return [...words.matchAll(BITS)].flatMap((match) => problem(match, words, passage, model));
  });
}

function problem(match: RegExpExecArray, words: string, passage: Passage, model: Model): readonly Diagnostic[] {
  const { unit = '', high = '', low = high, dword, command, mnemonic } = match.groups ?? {};
  const end = match.index + match[0].length;
  const report = (from: number, to: number, message: string): readonly Diagnostic[] => [
    proseFinding('named-bits', passage, [from, to], message),
  ];
  const layouts = model.layouts.filter((layout) => layout.unit === `${unit}s`);
  if (mnemonic !== undefined) {
    const found = layouts.filter(({ subject }) => subject === mnemonic || subject.endsWith(`(${mnemonic})`));
    return found.length === 0 ? [] : range(found, mnemonic);
  }
  const { commands } = namesOf(model);
  const rest = words.slice(end);
  if (command !== undefined) {
    const name = nameAtStart(rest, commands);
    const said = /^[^.,;()]*? command\b/.exec(rest)?.[0].replace(/ command$/, '') ?? '';
    if (name === null)
      return report(
        end,
        end + said.length,
        `Unexpected ${said}, expected the name of a command${didYouMean(said, commands)}`,
      );
    return range(ofDword(layouts, dword, name), `${dword} of the ${name} command`);
  }
  const here = model.commands.filter(({ section }) => section === passage.section).map(({ name }) => name);
  const [only] = here;
  if (here.length !== 1 || only === undefined)
    return report(
      match.index,
      end,
      `Unexpected ${match[0]} without a command, expected "of the NAME command" behind it: this file describes ${here.length}`,
    );
  return range(ofDword(layouts, dword, only), `${dword} of the ${only} command`);

  function range(found: readonly LayoutTable[], place: string): readonly Diagnostic[] {
    const scale = unit === 'byte' ? 8 : 1;
    const bottom = Number(low) * scale;
    const top = Number(high) * scale + scale - 1;
    const rows = found.flatMap((layout) => layout.rows);
    if (rows.some((row) => row.low === bottom && row.high === top)) return [];
    const near = rows
      .filter((row) => row.low <= top && row.high >= bottom)
      .map((row) => `${formatRange(row.low / scale, (row.high + 1) / scale - 1)} (${row.mnemonic ?? 'Reserved'})`);
    const expected = near.length === 0 ? `${unit}s that a row of its table has` : near.join(' or ');
    const length = match[0].search(/ (?:of|in) /);
    return report(
      match.index,
      match.index + length,
      `Unexpected ${match[0].slice(0, length)} of ${place}, expected ${expected}`,
    );
  }
}

function ofDword(layouts: readonly LayoutTable[], dword: string | undefined, command: string): readonly LayoutTable[] {
  return layouts.filter(({ kind, subject }) => kind === dword && subject === command);
}
