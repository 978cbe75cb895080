import { describe, expect, it } from 'vitest';
import { readSpecFolder } from '../io/spec-folder.ts';
import type { Model } from '../model/model.ts';
import type { ScenarioVector } from '../model/vector.ts';
import { readSpecification } from '../read/specification.ts';
import { checkScenarios, derive } from './derive.ts';

/** The specification with one line changed. */
function model(from = '', to = ''): Model {
  const files = readSpecFolder('spec').map((file) => ({ ...file, text: file.text.replace(from, to) }));
  return readSpecification(files).model;
}

describe('derive', () => {
  const whole = model();
  const { files, findings } = derive(whole);
  const scenarios = files
    .flatMap(({ file }) => file.vectors)
    .filter((vector): vector is ScenarioVector => vector.kind === 'scenario');

  it('finds nothing wrong with the specification', () => {
    expect(findings).toEqual([]);
  });

  it('has for each status row a vector in which that row alone answers', () => {
    const rows = whole.commands.flatMap((command) => [
      ...command.conditions.map(({ id }) => id),
      ...(command.target ? [command.target.id] : []),
    ]);
    const alone = new Set(
      scenarios
        .filter(({ id }) => /\.(xc|nb)-[a-z]+-[0-9]+(\.|$)/.test(id))
        .flatMap(({ requirements }) => requirements),
    );
    expect(rows.filter((id) => !alone.has(id))).toEqual([]);
  });

  it('stands on both sides of a limit and on it', () => {
    const ids = scenarios.map(({ id }) => id);
    for (const end of ['ntag-tagmax-minus-1.succeeds', 'ntag-tagmax.succeeds', 'ntag-tagmax-plus-1.xc-cre-2']) {
      expect(ids).toContain(`create-extended-controller.${end}`);
    }
  });

  it('answers several faults with the set of their statuses and the reason', () => {
    const vector = scenarios.find(({ id }) => id.includes('xc-cre-1+xc-cre-2'));
    const statuses = vector?.steps.flatMap((step) =>
      step.op === 'cqe' && 'anyOf' in step.status ? [step.status] : [],
    );
    expect(statuses).toEqual([
      { anyOf: ['00/02', '01/38'], why: expect.stringContaining('XC-CRE-1 and XC-CRE-2') as string },
    ]);
  });

  it('gives every vector an id of its own', () => {
    const ids = files.flatMap(({ file }) => file.vectors.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('never takes a value that the device chooses for granted', () => {
    const bound = scenarios.flatMap(({ steps }) =>
      steps.flatMap((step) => ('bind' in step ? Object.keys(step.bind ?? {}) : [])),
    );
    expect(new Set(bound.map((name) => name.replace(/[0-9]+$/, '')))).toEqual(
      new Set(['new', 'GEN', 'OWNSN', 'OWNNQN', 'PC_CNTLID', 'PC_SN', 'PC_SUBNQN']),
    );
  });
});

describe('derive, on a text that leaves something open', () => {
  it('names a row that reads what nothing guarantees to be there', () => {
    const open = model('XGEN = XGEN, when SEL in {Properties, Tags}', 'XGEN = XGEN, when SEL in {Properties}');
    expect(derive(open).findings.map(({ rule, message }) => [rule, message.split(' ')[2]])).toEqual([
      ['undefined-row', 'XC-RCV-25'],
      ['undefined-row', 'XC-RCV-26'],
    ]);
  });

  it('names an invariant that a missing row lets commands break', () => {
    const { findings } = derive(
      model('index(t) < index(u) and Excludes(t, u)', 'index(t) < index(u) and Excludes(t, u) and NTAG > 2'),
    );
    expect(findings.map(({ rule, message }) => [rule, message.split(' ')[2]])).toEqual([
      ['broken-invariant', 'XC-INV-5'],
    ]);
  });
});

describe('checkScenarios', () => {
  it.each([
    ['=> Tag In Use\n', '=> Invalid Tag\n', 'Unexpected status Invalid Tag, but the tables give Tag In Use'],
    ['then XC[a].ECNTLID = 7h', 'then XC[a].ECNTLID = 8h', 'which the tables do not make true here'],
    [
      'host Extended Controller Receive SEL=Properties',
      'host Extended Controller Receive SEL=Propertys',
      'did you mean Properties?',
    ],
    ['event Primary Reset\n', 'event Primary Rest\n', 'did you mean Primary Reset?'],
  ])('finds what does not hold: %s', (from, to, message) => {
    const [finding, ...more] = checkScenarios(model(from, to));
    expect(more).toEqual([]);
    expect(finding?.message).toContain(message);
    expect(finding?.file).toBe('commands/create-extended-controller.md');
  });
});
