import { describe, expect, it } from 'vitest';
import { parseExpression } from '../language/parse.ts';
import { print } from '../language/print.ts';
import { NOWHERE } from '../model/fixtures.ts';
import { addends } from './addends.ts';

const inputs = new Set(['A', 'B', 'C']);

function parts(text: string): string[] {
  const parsed = parseExpression(text, NOWHERE);
  if (!parsed.ok) throw new Error(text);
  const found = addends(parsed.expression, (part) => part.kind === 'name' && inputs.has(part.name));
  return found
    .filter(({ part }) => part.kind === 'name' && inputs.has(part.name))
    .map(({ part, factor, rest }) => [part, factor, rest].map((each) => (each ? print(each) : '–')).join(' | '));
}

describe('addends', () => {
  it('gives each input of a sum with the rest', () => {
    expect(parts('A')).toEqual(['A | – | –']);
    expect(parts('entries(A) + 3')).toEqual(['A | – | 1 + 3']);
  });

  it('multiplies out, and counts other inputs as 0', () => {
    expect(parts('(A * 10000h + B + 1) * 4')).toEqual(['A | 10000h * 4 | 1 * 4', 'B | 4 | 1 * 4']);
    expect(parts('A + B + MAX')).toEqual(['A | – | MAX', 'B | – | MAX']);
  });
});
