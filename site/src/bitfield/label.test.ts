import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLabel, laneHeight, textWidth } from './label.ts';

describe('fitLabel', () => {
  it('prefers the first text that fits lying', () => {
    expect(fitLabel(['Reserved', 'Rsvd', 'R'], 50, 40, 13)).toEqual({ text: 'Rsvd', turned: false });
  });

  it('turns a mnemonic in a narrow box', () => {
    expect(fitLabel(['NSSRS'], 26, 52, 13)).toEqual({ text: 'NSSRS', turned: true });
  });

  it('never overflows its box', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 24, max: 120 }),
        (text, width, height) => {
          const label = fitLabel([text], width, height, 13);
          if (label) expect(textWidth(label.text, 13)).toBeLessThanOrEqual(label.turned ? height : width);
        },
      ),
    );
  });
});

describe('laneHeight', () => {
  it('makes room for labels that stand, up to ten characters', () => {
    expect(laneHeight([{ text: 'EN', width: 26 }], 13, 40)).toBe(40);
    expect(laneHeight([{ text: 'CNTRLTYPE', width: 50 }], 13, 40)).toBeGreaterThan(70);
    expect(laneHeight([{ text: 'x'.repeat(80), width: 26 }], 13, 40)).toBeLessThan(95);
  });
});
