import { describe, expect, it } from 'vitest';
import { readSpecFolder } from '../../io/spec-folder.ts';
import { readSpecification } from '../../read/specification.ts';
import { checkScenarios } from './fences.ts';

describe('checkScenarios', () => {
  const file = 'commands/create-extended-controller.md';
  const sources = readSpecFolder('spec');

  it.each([
    ['=> Tag In Use\n', '=> Invalid Tag\n', 'Unexpected status Invalid Tag, but the tables give Tag In Use'],
    ['then XC[a].ECNTLID = 7h', 'then XC[a].ECNTLID = 8h', 'which the tables do not make true here'],
    ['SEL=Properties CNTLID=a', 'SEL=Propertys CNTLID=a', 'did you mean Properties?'],
    ['event Controller Reset\n', 'event Controller Rest\n', 'did you mean Controller Reset?'],
  ])('finds what does not hold: %s', (from, to, message) => {
    const texts = sources.map((source) =>
      source.path === file ? { ...source, text: source.text.replace(from, to) } : source,
    );
    const { model } = readSpecification(texts);
    const own = { ...model, scenarios: model.scenarios.filter(({ at }) => at.file === file) };
    const [finding, ...more] = checkScenarios(own);
    expect(more).toEqual([]);
    expect(finding?.message).toContain(message);
    expect(finding?.file).toBe(file);
  });
});
