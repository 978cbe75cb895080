import { describe, expect, test } from 'vitest';
import { NOWHERE } from '../model/fixtures.ts';
import { parsePlace } from './parse.ts';
import { resolveCondition, resolvePlace, resolveValue } from './resolve.ts';
import { commandNamed, expression, sampleModel } from './sample.ts';
import { Scopes } from './scope.ts';
import { numberType } from './types.ts';

const model = sampleModel();
const scopes = new Scopes(model);

function scope(name: string): ReturnType<Scopes['command']> {
  return scopes.command(commandNamed(model, name));
}

function problems(text: string, name: string): readonly string[] {
  return resolveCondition(expression(text), scope(name)).problems.map((problem) => problem.message);
}

describe('conditions that resolve', () => {
  test.each([
    ['Label Shelf', 'ACT = Put and exists this.BOXES[POS]'],
    ['Label Shelf', 'this.BOXES[POS].KIND in {Paper, Lead}'],
    ['Label Shelf', 'this.NEXT != none and this.NEXT.LABEL = this.LABEL'],
    ['Label Shelf', 'exists s in SH where s != this and s.SHID < this.SHID'],
    ['Label Shelf', 'Lead = this.BOXES[0].KIND'],
    ['Create Shelf', 'exists b in BOXES, c in BOXES where index(b) < index(c) and SameKind(b, c)'],
    ['Create Shelf', 'sum(b.WEIGHT for b in BOXES where b.KIND != Lead) > 10'],
    ['Create Shelf', 'LABEL != 0 and LABEL != PC.NAME'],
    ['Create Shelf', 'Free = 0'],
    ['Show Shelf', 'NUMD > 3 and entries(NUMD) mod 2 = 0'],
  ])('%s: %s', (name, text) => {
    expect(problems(text, name)).toEqual([]);
  });
});

describe('names that do not resolve', () => {
  test.each([
    ['NBS > 3', 'Unexpected NBS, expected a field, limit, term or object (did you mean NB?)'],
    ['exists b in BOXES where b.WIGHT > 3', 'Unexpected WIGHT, expected a field of BOX (did you mean WEIGHT?)'],
    ['exists s in SH where s.LABL = LABEL', 'Unexpected LABL, expected an attribute of SH (did you mean LABEL?)'],
    ['exists b in BOXES where b.KIND = Glas', 'Unexpected Glas, expected a value of KIND (did you mean Glass?)'],
    ['IsHevy(1)', 'Unexpected IsHevy, expected a term or a data structure (did you mean IsHeavy?)'],
  ])('%s', (text, message) => {
    expect(problems(text, 'Create Shelf')).toEqual([message]);
  });
});

describe('of a mistake there is one problem', () => {
  test.each([
    ['ATC = Put', 'Label Shelf', 'Unexpected ATC, expected a field, limit, term or object (did you mean ACT?)'],
    ['Put = ATC', 'Label Shelf', 'Unexpected ATC, expected a field, limit, term or object (did you mean ACT?)'],
    [
      'ATC in {Put, Take}',
      'Label Shelf',
      'Unexpected ATC, expected a field, limit, term or object (did you mean ACT?)',
    ],
    ['ATC = Putt', 'Label Shelf', 'Unexpected ATC, expected a field, limit, term or object (did you mean ACT?)'],
    ['this.STAET = Open', 'Label Shelf', 'Unexpected STAET, expected an attribute of SH (did you mean STATE?)'],
    ['NB > ffh', 'Create Shelf', 'Unexpected ffh, expected FFh'],
  ])('%s', (text, name, message) => {
    expect(problems(text, name)).toEqual([message]);
  });

  test('an unknown structure, target or new object leaves what depends on it alone', () => {
    const at = NOWHERE;
    const [create, label] = [commandNamed(model, 'Create Shelf'), commandNamed(model, 'Label Shelf')];
    const quiet = (text: string, command: typeof create): readonly string[] =>
      resolveCondition(expression(text), scopes.command(command)).problems.map((problem) => problem.message);
    const data = { ...create, transfer: { ...create.transfer, structure: { name: 'LITS', at } } };
    expect(quiet('LABEL = 0 and exists b in BOXES where b.KIND = Glass', data)).toEqual([]);
    expect(quiet('IsHevy(LABEL)', data)).toHaveLength(1);
    if (label.target === null || create.creates === null) throw new Error('no target');
    const target = { ...label, target: { ...label.target, object: { name: 'HS', at } } };
    expect(quiet('this.STATE = Open and exists this.BOXES[POS]', target)).toEqual([]);
    const creates = { ...create, creates: { ...create.creates, object: { name: 'HS', at } } };
    expect(quiet('new != 0', creates)).toEqual([]);
    expect(quiet('new != 0', label)).toHaveLength(1);
  });

  test('a list of an unknown structure, and a map of it, leave their entries alone', () => {
    const broken = {
      ...model,
      structures: model.structures.map((structure) => ({
        ...structure,
        fields: structure.fields.map((field) => (field.entry === 'BOX' ? { ...field, entry: 'BXO' } : field)),
      })),
    };
    const inner = new Scopes(broken).command(commandNamed(broken, 'Create Shelf'));
    expect(resolveCondition(expression('exists b in BOXES where b.KIND = Glass'), inner).problems).toEqual([]);
  });
});

describe('kinds that do not fit', () => {
  test.each([
    ['Create Shelf', 'NB', 'Unexpected a number, expected a condition'],
    ['Create Shelf', 'LABEL > NB', 'Unexpected > between 4 bytes and a number, expected numbers on both sides'],
    [
      'Create Shelf',
      'LABEL = 3',
      'Unexpected comparison of 4 bytes with a number, expected 4 bytes on both sides, or 0 for all bytes zero',
    ],
    [
      'Create Shelf',
      'NB = LABEL',
      'Unexpected comparison of a number with 4 bytes, expected 4 bytes on both sides, or 0 for all bytes zero',
    ],
    [
      'Create Shelf',
      'exists b in NB where NB = 1',
      'Unexpected a number, expected objects, a map or a list, such as c in XC',
    ],
    ['Create Shelf', 'IsHeavy = 1', 'Unexpected IsHeavy without arguments, expected IsHeavy(b)'],
    ['Create Shelf', 'SameKind(1)', 'Unexpected SameKind with 1 arguments, expected SameKind(b, d)'],
    [
      'Label Shelf',
      'ACT = 1',
      'Unexpected comparison of a value of ACT with a number, expected a value of ACT on both sides',
    ],
    [
      'Label Shelf',
      'ACT = this.STATE',
      'Unexpected comparison of a value of ACT with a value of SHSTATE, expected a value of ACT on both sides',
    ],
    ['Label Shelf', 'this = none', 'Unexpected comparison of one SH with none, expected two values of one kind'],
    ['Label Shelf', 'reserved POS', 'Unexpected reserved a number, expected a field that has a Values table'],
    [
      'Label Shelf',
      'malformed POS',
      'Unexpected malformed a number, expected a field that is an ASCII string or an NVMe Qualified Name',
    ],
    [
      'Label Shelf',
      'index(this) = 1',
      'Unexpected index of something else, expected index(t) of a name that a binder such as t in c.TAGS introduces',
    ],
    ['Label Shelf', 'exists SH[200]', 'Unexpected key that is never in range, expected a key from 0 to 99'],
    [
      'Show Shelf',
      'NUMD = MAXSH',
      "Unexpected comparison of a 0's based number with a number, expected two numbers of one kind: entries(F) is the number of a 0's based field",
    ],
    [
      'Show Shelf',
      'NUMD + 1 > 3',
      "Unexpected calculation with a 0's based number, expected entries(F), the number that a 0's based field stands for",
    ],
  ])('%s: %s', (name, text, message) => {
    expect(problems(text, name)).toEqual([message]);
  });
});

describe('conditions with one outcome are harmless problems', () => {
  test.each([
    ['NB > FFFFh', 'never'],
    ['NB >= 0', 'always'],
    ['MAXSH = 0', 'never'],
    ['NB in 0..FFFFh', 'always'],
    ['NB not in 0..FFFFh', 'never'],
    ['count(SH) > 100', 'never'],
  ])('%s', (text, outcome) => {
    const { problems: found } = resolveCondition(expression(text), scope('Create Shelf'));
    expect(found).toMatchObject([
      {
        rule: 'condition-type',
        harmless: true,
        message: `Unexpected condition that is ${outcome} true, expected one that the ranges of its operands leave open`,
      },
    ]);
  });
});

test('terms are acyclic', () => {
  const cyclic = {
    ...model,
    terms: [
      { ...model.terms[0], name: 'A', parameters: [], definition: expression('B = 1') },
      { ...model.terms[0], name: 'B', parameters: [], definition: expression('A + 1') },
    ] as unknown as typeof model.terms,
  };
  const found = resolveCondition(expression('A'), new Scopes(cyclic).general()).problems;
  expect(found.map((problem) => problem.message)).toEqual([
    'Unexpected A in its own definition (A, B, A), expected terms without a cycle',
  ]);
});

describe('values adapt to their place', () => {
  test('a number literal becomes bytes in little-endian order', () => {
    const { resolved } = resolveValue(expression('1234h'), scopes.general(), {
      kind: 'bytes',
      size: 4,
      format: 'bytes',
    });
    expect(resolved).toEqual({ kind: 'literal', value: '34120000' });
  });

  test('a number that never fits is a problem', () => {
    const { problems: found } = resolveValue(expression('300'), scopes.general(), numberType(0, 255));
    expect(found.map((problem) => problem.message)).toEqual([
      'Unexpected value that never fits, expected a number from 0 to 255',
    ]);
  });

  test('reserved FIELD stands for each field with a Values table', () => {
    const { resolved } = resolveCondition(expression('reserved FIELD'), scope('Label Shelf'));
    expect(resolved).toMatchObject({
      kind: 'logical',
      operator: 'or',
      right: {
        kind: 'reserved',
        operand: { name: 'ACT' },
        defined: [
          { low: 0, high: 0 },
          { low: 1, high: 1 },
          { low: 2, high: 2 },
        ],
      },
    });
  });
});

describe('places', () => {
  function place(text: string, name: string): ReturnType<typeof resolvePlace> {
    const result = parsePlace(text, NOWHERE);
    if (!result.ok) throw new Error(result.error.message);
    return resolvePlace(result.expression, scope(name));
  }

  test.each([
    ['Create Shelf', 'SH[new]', 'object'],
    ['Create Shelf', 'PC.LAST[new]', 'attribute'],
    ['Create Shelf', 'CQE.NEWID', 'result'],
    ['Label Shelf', 'this.BOXES[POS]', 'attribute'],
  ])('%s: %s', (name, text, kind) => {
    expect(place(text, name)).toMatchObject({ resolved: { kind }, problems: [] });
  });

  test('a field of the command is no place', () => {
    expect(place('NB', 'Create Shelf').problems.map((problem) => problem.message)).toEqual([
      'Unexpected a number, expected a place such as XC[new], this.STATE, PC.LASTGEN[new] or CQE.DW0',
    ]);
  });

  test('an unknown field of the completion has a suggestion', () => {
    expect(place('CQE.NEWIDS', 'Create Shelf').problems).toMatchObject([{ suggestion: 'NEWID' }]);
  });
});
