import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NOWHERE } from '../model/fixtures.ts';
import { compile } from './compile.ts';
import { compileMalformed } from './compile-text.ts';
import type { Environment } from './environment.ts';
import { interpret } from './interpret.ts';
import { interpretMalformed } from './interpret-text.ts';
import { resolveCondition } from './resolve.ts';
import { commandNamed, expression, sampleModel } from './sample.ts';
import { Scopes } from './scope.ts';
import { asciiValue, nqnValue } from './text.ts';
import type { RecordValue, Value } from './values.ts';
import { ObjectInstance, UNDEFINED } from './values.ts';

const model = sampleModel();
const scopes = new Scopes(model);
const create = scopes.command(commandNamed(model, 'Create Shelf'));
const label = scopes.command(commandNamed(model, 'Label Shelf'));
/** A command that every controller takes, and in which the device chooses a list of numbers. */
const any = scopes.command({
  ...commandNamed(model, 'Label Shelf'),
  receiver: 'any',
  target: null,
  choices: [
    {
      name: 'LIST',
      type: { kind: 'distinct', count: expression('2'), element: 'q', low: expression('1'), high: expression('MAXSH') },
      where: null,
      at: NOWHERE,
    },
  ],
});

/** Conditions without parameters, as building blocks of random ones. */
const ATOMS = {
  create: [
    'NB > BOXMAX',
    'LABEL = 0',
    'LABEL != PC.NAME',
    'malformed LABEL',
    'count(SH) >= MAXSH',
    'NSID + NB * 2 - 1 < 40',
    'NSID mod NB = 1',
    '2 ^ NSID > 4',
    'NSID ^ NB != 9',
    'exists b in BOXES where IsHeavy(b)',
    'every b in BOXES satisfies b.KIND in {Paper, Glass}',
    'BOXES[NB].WEIGHT in 1..BOXMAX',
    'exists b in BOXES, c in BOXES where index(b) < index(c) and SameKind(b, c)',
    'sum(b.WEIGHT for b in BOXES where b.KIND != Lead) > 10',
    'exists s in SH, b in s.BOXES where b.WEIGHT = NB',
    'exists SH[NB]',
    'SH[NB].LABEL = LABEL',
    'exists SH[NB].BOXES[NSID]',
    'PC.LAST[NB] = 0',
    'exists PC.LAST[NB]',
    'count(g in PC.LAST where g != 0) > 1',
    'GEN > new',
    'reserved OPC',
    'count(s in SH where s.NEXT = none) = 1',
    'SH[NB].NEXT.STATE = Open',
    'SH[NB].NEXT.SHID >= NB',
    'Free = 1',
  ],
  label: [
    'ACT = Put',
    'reserved ACT',
    'reserved FIELD',
    'exists this.BOXES[POS]',
    'this.BOXES[POS].WEIGHT not in 2..MAXSH',
    'this.NEXT != none',
    'this.NEXT.LABEL = this.LABEL',
    'exists s in SH where s != this and s.SHID < this.SHID',
    'count(this.BOXES) = POS',
    'every b in this.BOXES satisfies index(b) != POS',
  ],
  any: [
    'this = PC',
    'this != PC and this.STATE = Open',
    'this.STATE in {Open, Locked}',
    'this.LABEL = PC.NAME',
    'this.NAME = PC.NAME',
    'malformed this.NAME',
    'exists this.BOXES[POS]',
    'this.BOXES[POS].WEIGHT > NSID',
    'this.LAST[POS] < 3',
    'exists this.LAST[POS]',
    'count(this.BOXES) = POS',
    'sum(b.WEIGHT for b in this.BOXES) > 3',
    'every b in this.BOXES satisfies index(b) != POS',
    'count(g in this.LAST where g = POS) > 0',
    'exists s in SH where s = this',
    'this.NEXT = none',
    'this.NEXT.LABEL = this.LABEL',
    'exists LIST[POS]',
    'LIST[POS] = NSID',
    'count(LIST) > POS',
    'every p in LIST satisfies p != POS and index(p) < 2',
  ],
};

function anyCondition(atoms: readonly string[]): fc.Arbitrary<string> {
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(...atoms),
      fc
        .tuple(tie('condition'), fc.constantFrom('and', 'or'), tie('condition'))
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      tie('condition').map((operand) => `not (${operand})`),
    ),
  }));
  return condition;
}

const small = fc.integer({ min: 0, max: 5 });
const numbers = fc.uniqueArray(small, { maxLength: 3 }).map((list) => new Map(list.map((each, i) => [i, each])));
const labels = fc.constantFrom('00000000', '41424344', '4d41494e', '41000000', '7f414141');
const box: fc.Arbitrary<RecordValue> = fc.record({
  WEIGHT: fc.constantFrom(0, 1, 3, 120),
  KIND: fc.integer({ min: 0, max: 3 }),
});
const shelf = fc.record({
  STATE: fc.constantFrom(0, 1),
  LABEL: labels,
  BOXES: fc.dictionary(fc.constantFrom('0', '1', '3'), box),
  next: fc.constantFrom('none', 'self', 'gone'),
});

/** An environment whose `this` is one of these, where it exists. */
const environmentWith = (...targets: readonly ('none' | 'shelf' | 'primary')[]): fc.Arbitrary<() => Environment> =>
  fc
    .record({
      fields: fc.record({
        NB: small,
        NSID: fc.oneof(small, fc.bigInt(0n, 5n)),
        OPC: fc.constantFrom(0xe0, 0x10),
        ACT: small,
        POS: small,
      }),
      data: fc.option(fc.record({ LABEL: labels, BOXES: fc.array(box, { maxLength: 3 }) })),
      shelves: fc.uniqueArray(fc.tuple(small, shelf), { maxLength: 3, selector: ([key]) => key }),
      last: fc.dictionary(fc.constantFrom('0', '1', '2'), small),
      target: fc.constantFrom(...targets),
      chosen: fc.option(fc.record({ new: small, GEN: small, LIST: numbers })),
    })
    .map(({ fields, data, shelves, last, target, chosen }) => () => {
      const gone = new ObjectInstance('SH', 50, { STATE: 0, LABEL: '41424344' });
      const objects = new Map(
        shelves.map(([key, { next, BOXES, ...rest }]) => {
          const object = new ObjectInstance('SH', key, { ...rest, BOXES: indexed(BOXES) });
          object.attributes['NEXT'] = next === 'none' ? null : next === 'self' ? object : gone;
          return [key, object] as const;
        }),
      );
      const primary = new ObjectInstance('PC', 0, { NAME: '4d41494e', LAST: indexed(last) });
      const [first] = objects.values();
      return {
        fields,
        data: data ?? UNDEFINED,
        limits: { MAXSH: 3, BOXMAX: 4, HEAVY: 0 },
        state: { PC: new Map([[0, primary]]), SH: objects },
        target: (target === 'none' ? undefined : target === 'primary' ? primary : first) ?? UNDEFINED,
        chosen: chosen ?? {},
        binders: [],
      } satisfies Environment;
    });

function indexed(entries: Readonly<Record<string, Value>>): Map<number, Value> {
  return new Map(Object.entries(entries).map(([index, value]) => [Number(index), value]));
}

describe('the interpreter and the compiler agree', () => {
  test.each([
    ['create', create, ATOMS.create, environmentWith('none', 'shelf')],
    ['label', label, ATOMS.label, environmentWith('none', 'shelf')],
    ['any controller', any, ATOMS.any, environmentWith('none', 'shelf', 'primary')],
  ] as const)('%s', (_name, scope, atoms, anyEnvironment) => {
    const seen = new Set<unknown>();
    fc.assert(
      fc.property(anyCondition(atoms), anyEnvironment, (text, environment) => {
        const { resolved, problems } = resolveCondition(expression(text), scope);
        expect(problems).toEqual([]);
        const walked = interpret(resolved, environment());
        seen.add(walked);
        expect(compile(resolved)(environment())).toBe(walked);
      }),
      { numRuns: 1500 },
    );
    expect(seen).toEqual(new Set([true, false, UNDEFINED]));
  });
});

describe('three values', () => {
  const outside: Environment = {
    fields: {},
    data: UNDEFINED,
    limits: { MAXSH: 3, BOXMAX: 4, HEAVY: 0 },
    state: { PC: new Map(), SH: new Map() },
    target: UNDEFINED,
    chosen: {},
    binders: [],
  };

  test.each([
    ['this.STATE = Open', UNDEFINED],
    ['not (this.STATE = Open)', UNDEFINED],
    ['this.STATE = Open or POS = 0', true],
    ['POS = 0 or this.STATE = Open', true],
    ['this.STATE = Open and POS != 0', false],
    ['this.STATE = Open and POS = 0', UNDEFINED],
    ['exists SH[POS]', false],
    ['exists SH[POS + 100 - SHID]', UNDEFINED],
    ['exists s in SH where this.STATE = Open', false],
    ['every b in this.BOXES satisfies b.WEIGHT = 1', UNDEFINED],
  ])('%s', (text, value) => {
    const { resolved } = resolveCondition(expression(text), label);
    expect(interpret(resolved, outside)).toBe(value);
    expect(compile(resolved)(outside)).toBe(value);
  });
});

describe('malformed', () => {
  const name = nqnValue('nqn.2026-01.example:a', 256);
  test.each([
    ['ascii', '0000', false],
    ['ascii', asciiValue('AB', 4), false],
    ['ascii', '41420000', true],
    ['ascii', '41421f20', true],
    ['ascii', '4142437f', true],
    ['nqn', '00'.repeat(256), false],
    ['nqn', name, false],
    ['nqn', nqnValue('nqn.é', 256), false],
    ['nqn', nqnValue('iqn.2026-01.example:a', 256), true],
    ['nqn', nqnValue(`nqn.${'a'.repeat(219)}`, 256), false],
    ['nqn', nqnValue(`nqn.${'a'.repeat(220)}`, 256), true],
    ['nqn', `${name.slice(0, -2)}61`, true],
    ['nqn', '6e716e2ec3'.padEnd(512, '0'), true],
    ['nqn', '6e716e2ec0af'.padEnd(512, '0'), true],
  ] as const)('%s %s', (format, hex, malformed) => {
    expect(interpretMalformed(hex, format)).toBe(malformed);
    expect(compileMalformed(format)(hex)).toBe(malformed);
  });

  test('both readings agree on random bytes', () => {
    const bytes = fc.array(
      fc.oneof(
        fc.constantFrom(0, 0x20, 0x7e, 0x7f, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xf0, 0xf4),
        fc.integer({ min: 0, max: 255 }),
      ),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(bytes, fc.boolean(), (given, start) => {
        const hex =
          `${start ? '6e716e2e' : ''}${given.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`.padEnd(
            32,
            '0',
          );
        for (const format of ['ascii', 'nqn'] as const)
          expect(compileMalformed(format)(hex)).toBe(interpretMalformed(hex, format));
      }),
      { numRuns: 2000 },
    );
  });
});
