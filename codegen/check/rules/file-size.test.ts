import { expect, test } from 'vitest';
import { readSpecification } from '../../read/specification.ts';
import { fileSize, LARGEST } from './file-size.ts';

const HEAD = '---\ntitle: A\nclass: informative\norder: 1\n---\n\n';

/** The findings on a file of so many bytes behind its front matter. */
function findings(body: string): readonly unknown[] {
  return fileSize(readSpecification([{ path: 'a.md', text: HEAD + body }]).model);
}

test('a file of the greatest size passes, and one byte more is too much', () => {
  const room = LARGEST - HEAD.length;
  expect(findings('a'.repeat(room))).toEqual([]);
  expect(findings(`${'a'.repeat(room - 1)}ä`)).toMatchObject([{ rule: 'file-size', file: 'a.md' }]);
});

test('generated text does not count', () => {
  expect(findings(`<!-- generated: a -->\n\n${'a'.repeat(LARGEST)}\n\n<!-- /generated -->\n`)).toEqual([]);
});
