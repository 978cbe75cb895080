import { expect, test } from 'vitest';
import { examine } from '../../codegen/examine.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';

const CHAPTER = 'commands/create-extended-controller.md';

/** A sentence with a slip, what is wrong in it, and the rule that finds it. */
const SLIPS = [
  ['The opcode of Get Log Page (03h) is even.', '03h', 'named-number'],
  ['The number of tags stands in bits 15:01 of Command Dword 10.', 'bits 15:01', 'named-bits'],
  ['A tag too many ends with a status code of Invalid Feild in Command.', 'Invalid Feild in Command', 'named-status'],
  ['It is 1Eh (Invalid Controller Identifier).', '1Eh (Invalid Controller Identifier)', 'named-number'],
  ['A list is no longer than `TAGMXA` entries.', 'TAGMXA', 'named-mnemonic'],
  ['It is limited by the Greatest Tags (TAGMAX) limit.', 'Greatest Tags (TAGMAX)', 'named-mnemonic'],
  ['The errors stand in @tbl:create-statsu.', '@tbl:create-statsu', 'unresolved-reference'],
  ['One of them is XC-CRE-999.', 'XC-CRE-999', 'unresolved-reference'],
  ['They are told apart in [limits](limits.md).', 'limits.md', 'links-exist'],
  ['A host must wait.', 'must', 'keyword'],
  ['A host shall wait.', 'shall', 'untagged-requirement'],
  ['A QZX waits as well.', 'QZX', 'abbreviation'],
  ['It waits for 0x1F seconds.', '0x1F', 'number-style'],
  ['It keeps a blacklist.', 'blacklist', 'deprecated-term'],
] as const;

test('slips in the sentences of a real chapter are found with file, line and column', () => {
  const files = readSpecFolder('spec');
  const text = files.find(({ path }) => path === CHAPTER)?.text ?? '';
  const before = text.slice(0, text.indexOf('\nTable: '));
  const slipped = `${before}\n${SLIPS.map(([sentence]) => sentence).join('\n')}\n${text.slice(before.length)}`;
  const { findings } = examine(files.map((file) => (file.path === CHAPTER ? { ...file, text: slipped } : file)));
  const first = before.split('\n').length + 1;
  expect(findings.map(({ file, range, rule }) => [file, range.start, range.end, rule])).toEqual(
    SLIPS.map(([sentence, wrong, rule], index) => {
      const column = sentence.indexOf(wrong) + 1;
      const line = first + index;
      return [CHAPTER, { line, column }, { line, column: column + wrong.length }, rule];
    }),
  );
});
