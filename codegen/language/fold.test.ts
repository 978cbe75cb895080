import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';
import { resolveCondition } from './resolve.ts';
import { commandNamed, expression, SAMPLE_LIMITS, sampleModel } from './sample.ts';
import { Scopes } from './scope.ts';

const model = sampleModel();
const label = new Scopes(model).command(commandNamed(model, 'Label Shelf'));
const resolved = (text: string) => resolveCondition(expression(text), label).resolved;
const folded = (text: string) => fold(resolved(text), SAMPLE_LIMITS);

describe('fold', () => {
  test('limits and what is calculated of them are constants', () => {
    expect(folded('POS > MAXSH * 2 ^ BOXMAX')).toEqual(resolved('POS > 48'));
    expect(folded('POS in MAXSH..MAXSH + 1')).toEqual(resolved('POS in 3..4'));
    expect(folded('not (MAXSH = 3)')).toEqual({ kind: 'literal', value: false });
  });

  test('a constant side decides, or leaves the other side', () => {
    expect(folded('HEAVY != 0 and this.STATE = Open')).toEqual({ kind: 'literal', value: false });
    expect(folded('this.STATE = Open or MAXSH = 3')).toEqual({ kind: 'literal', value: true });
    expect(folded('this.STATE = Open and MAXSH = 3')).toEqual(resolved('this.STATE = Open'));
    expect(folded('HEAVY != 0 or this.STATE = Open')).toEqual(resolved('this.STATE = Open'));
  });

  test('what has no value stays as it is', () => {
    expect(folded('POS mod 2 = 5 mod HEAVY')).toEqual(
      fold(resolved('POS mod 2 = 5 mod HEAVY'), { MAXSH: 3, BOXMAX: 4, HEAVY: 0 }),
    );
    expect(JSON.stringify(folded('POS = 5 mod HEAVY'))).toContain('mod');
  });
});
