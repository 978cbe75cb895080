import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../model/fixtures.ts';
import { expression, switches } from '../fixtures.ts';
import { Prover } from './prove.ts';

const model = switches({
  terms: [{ name: 'Few', parameters: ['n'], definition: expression('n <= 3'), section: 'test.md', at: NOWHERE }],
});
const [make] = model.commands;
if (!make) throw new Error('Unexpected end of the commands, expected Make');
const prover = new Prover(model, make);

const given = (...cells: readonly string[]) => cells.map((text) => ({ cell: expression(text), mode: 'true' }) as const);
const notTrue = (text: string) => ({ cell: expression(text), mode: 'not true' }) as const;

describe('what follows', () => {
  it.each([
    [['NUM = 3'], 'NUM in {2, 3}'],
    [['NUM in 1..MOST'], 'NUM not in {0, 10}'],
    [['NUM in 2..MOST'], 'NUM in 1..MOST'],
    [['NUM in 1..MOST - 1'], 'NUM in 1..MOST'],
    [['NUM = 1 or NUM = 2'], 'NUM < 3'],
    [['ACT = On and NUM = 1'], 'ACT != Off'],
    [['NUM in {1, 2}', 'NUM != 1'], 'NUM = 2'],
    [['Few(NUM)'], 'NUM < 4'],
    [['not exists X[NUM]'], 'NUM = 7 or not exists X[NUM]'],
  ])('%j gives %s', (cells, conclusion) => {
    expect(prover.follows(given(...cells), expression(conclusion))).toBe(true);
  });

  it.each([
    [['NUM in {2, 3}'], 'NUM = 3'],
    [['NUM in 1..MOST'], 'NUM not in {0, 9}'],
    [['NUM in 1..MOST'], 'NUM in 2..MOST'],
    [['NUM in 1..MOST + 1'], 'NUM in 1..MOST'],
    [['NUM in 1..LEAST'], 'NUM in 1..MOST'],
    [['NUM = 1 or ACT = On'], 'NUM = 1'],
    [['NUM = MAX'], 'NUM != ACT'],
    [['exists X[NUM]'], 'not exists X[NUM]'],
  ])('%j does not give %s', (cells, conclusion) => {
    expect(prover.follows(given(...cells), expression(conclusion))).toBe(false);
  });
});

describe('what cannot be', () => {
  it('finds opposites, empty ranges and values that no set has', () => {
    expect(prover.contradict(given('ACT = On', 'ACT = Off'))).toBe(true);
    expect(prover.contradict(given('NUM > 3', 'NUM < 3'))).toBe(true);
    expect(prover.contradict(given('exists X[NUM]', 'not exists X[NUM]'))).toBe(true);
    expect(prover.contradict([...given('NUM in 2..MOST'), notTrue('NUM in 1..MOST + 1')])).toBe(true);
    expect(prover.contradict(given('NUM > 3', 'NUM < 5'))).toBe(false);
    expect(prover.contradict(given('ACT = On', 'NUM = 0'))).toBe(false);
  });

  it('takes a condition that is not true for undefined, unless every state gives it a value', () => {
    expect(prover.contradict([...given('exists X[NUM]'), notTrue('exists X[NUM]')])).toBe(true);
    expect(prover.follows([notTrue('exists X[NUM]')], expression('not exists X[NUM]'))).toBe(false);
    expect(prover.follows([notTrue('NUM = 3')], expression('NUM != 3'))).toBe(true);
    expect(prover.contradict([{ cell: null, mode: 'not true' }])).toBe(true);
  });

  it('gives up where there are too many alternatives', () => {
    const many = Array.from({ length: 9 }, (_, i) => `(NUM = ${i} or MAX = ${i})`).join(' and ');
    expect(prover.contradict(given(many))).toBe(false);
  });
});
