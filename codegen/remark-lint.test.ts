import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Preset, unified } from 'unified';
import { expect, test } from 'vitest';
import { TEXT } from './remark-lint.fixture.ts';
import preset, { remarkLintKeyword } from './remark-lint.ts';

/** The messages of a preset on a text, as remark gives them. */
async function messages(plugins: Preset): Promise<readonly string[]> {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(plugins)
    .use(function compile() {
      this.compiler = () => '';
    });
  const file = await processor.process({ path: 'a.md', value: TEXT });
  return file.messages.map(
    ({ line, column, source, ruleId, expected }) => `${line}:${column} ${source}:${ruleId} ${String(expected)}`,
  );
}

test('one rule is one plugin, with the place and what is expected', async () => {
  expect(await messages({ plugins: [remarkLintKeyword] })).toEqual(['13:19 snvme:keyword shall']);
});

test('the preset holds all of them', async () => {
  expect(await messages(preset)).toEqual([
    '13:19 snvme:keyword shall',
    '13:12 snvme:one-keyword undefined',
    '13:29 snvme:number-style 1Fh',
  ]);
});

test.each([
  ['off', false, []],
  ['an error', 'error', [true]],
  ['a warning', 'warn', [false]],
] as const)('a rule has a severity, as those of remark-lint: %s', async (_, severity, fatal) => {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkLintKeyword, [severity])
    .use(function compile() {
      this.compiler = () => '';
    });
  const file = await processor.process({ path: 'a.md', value: TEXT });
  expect(file.messages.map((message) => message.fatal)).toEqual(fatal);
});
