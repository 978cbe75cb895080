import { expect, test } from 'vitest';
import type { SourceRange } from '../../model/source.ts';
import { readCaption } from './caption.ts';

const at: SourceRange = { file: 'a.md', start: { line: 3, column: 1 }, end: { line: 3, column: 60 } };

test('reads subject, mnemonic, kind and id with their places', () => {
  const result = readCaption('Table: Tag Descriptor (TAGD) – Data structure {#tbl:tagd}', at);
  if ('error' in result) throw new Error(result.error);
  expect(result.caption).toMatchObject({
    subject: {
      text: 'Tag Descriptor (TAGD)',
      name: 'Tag Descriptor',
      mnemonic: 'TAGD',
      at: { start: { column: 8 }, end: { column: 29 } },
    },
    kind: 'Data structure',
    kindAt: { start: { column: 32 }, end: { column: 46 } },
    id: 'tbl:tagd',
    idAt: { start: { column: 49 }, end: { column: 57 } },
  });
});

test('takes a subject without a mnemonic as it is', () => {
  const result = readCaption('Table: All commands – Common conditions {#tbl:common-conditions}', at);
  expect(result).toMatchObject({ caption: { subject: { name: 'All commands', mnemonic: null } } });
});

test.each([
  ['Table: Tags - Terms {#tbl:tag-terms}', 'en dash'],
  ['Table: Tags – Terms', 'ends with the id'],
  ['Table: Tags – Terms {#tbl:Tag_Terms}', 'small letters'],
  ['Table: Tags –\nTerms {#tbl:tag-terms}', 'one line'],
])('says what is wrong with %s', (text, hint) => {
  const result = readCaption(text, at);
  expect('error' in result && result.error).toContain(hint);
});
