import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareDiagnostics, type Diagnostic } from '../../model/diagnostic.ts';
import { readSpecification } from '../../read/specification.ts';
import type { Rule } from '../rule.ts';
import { examplesOf, INDEX } from './examples.ts';

const FOLDER = new URL('.', import.meta.url);

/** The rules of a file with the examples of their comments. */
const EXAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.ts') && !name.includes('.test.') && name !== 'examples.ts')
  .flatMap((name) => examplesOf(readFileSync(new URL(name, FOLDER), 'utf8')).map((example) => ({ ...example, name })));

/** The stretches of a text at which findings are, as `line:column-line:column`. */
function places(found: readonly Diagnostic[]): readonly string[] {
  return found.map(
    ({ file, range: { start, end } }) => `${file}:${start.line}:${start.column}-${end.line}:${end.column}`,
  );
}

test.each(EXAMPLES)(
  '$rule: $verdict example $number of its comment',
  async ({ name, rule, files, marked, verdict }) => {
    const module = (await import(new URL(name, FOLDER).href)) as Record<string, Rule>;
    const { model, diagnostics } = readSpecification([INDEX, ...files]);
    expect(diagnostics).toEqual([]);
    const found = (module[rule] as Rule)(model)
      .filter(({ file }) => file !== INDEX.path)
      .sort(compareDiagnostics);
    expect(places(found)).toEqual(marked);
    expect(marked.length > 0).toBe(verdict === 'bad');
  },
);

test('a rule that shows examples shows what is wrong and what is right', () => {
  const rules = [...new Set(EXAMPLES.map(({ rule }) => rule))];
  for (const rule of rules) {
    const verdicts = EXAMPLES.filter((example) => example.rule === rule).map(({ verdict }) => verdict);
    expect([rule, ...new Set(verdicts)]).toEqual([rule, 'bad', 'good']);
  }
  expect(rules.length).toBeGreaterThan(2);
});
