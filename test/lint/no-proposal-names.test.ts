import { readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import rule, { proposalWords } from './no-proposal-names.js';

function findings(code: string): string[] {
  const linter = new Linter();
  const config = { plugins: { proposal: { rules: { names: rule } } }, rules: { 'proposal/names': 'error' as const } };
  return linter.verify(code, config).map(({ message, line, column }) => `${line}:${column} ${message}`);
}

describe('the rule that keeps the proposal out of the controller', () => {
  const spec = JSON.parse(readFileSync(new URL('../vectors/spec.json', import.meta.url), 'utf8')) as Parameters<
    typeof proposalWords
  >[0];

  it('takes its words from the specification', () => {
    const words = proposalWords(spec);
    for (const word of ['Create Extended Controller', 'NTAG', 'TAGLIST', 'XCPROP', 'Invalid Tag'])
      expect(words).toContain(word);
    // What the base annex has as well is free.
    for (const word of ['CNTLID', 'SN', 'OPC', 'Identify']) expect(words).not.toContain(word);
  });

  it.each([
    "const name = 'Create Extended Controller';",
    'const NTAG = 1;',
    'class CreateExtendedController {}',
    '// answers Tag In Use',
  ])('finds %s', (code) => {
    expect(findings(code)).toHaveLength(1);
  });

  it('leaves other code alone', () => {
    expect(findings('const entries = Object.entries({ CNTLID: 1 });')).toEqual([]);
  });
});
