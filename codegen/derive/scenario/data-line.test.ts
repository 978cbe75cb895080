import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../model/fixtures.ts';
import type { SourceRange } from '../../model/source.ts';
import { ALIGNED } from '../data-layout.ts';
import { dataLine } from './data-line.ts';

const at = (text: string): SourceRange => ({ ...NOWHERE, end: { line: 1, column: 1 + text.length } });
const layout = (text: string) => dataLine(text, at(text)).layout;

describe('data lines', () => {
  it('lay data out, from the start of its pages where they do not say more', () => {
    expect(layout('AT=200h LIST=FF8h PART=8')).toEqual({ ...ALIGNED, at: 0x200, list: 0xff8, part: 8 });
    expect(layout('PAGE=2 OFFSET=10h')).toEqual({ ...ALIGNED, shifted: { page: 2, offset: 0x10 } });
    expect(layout('UNMAPPED=LIST').missing).toBe('list');
    expect(layout('UNMAPPED=1').missing).toBe(1);
  });

  it.each([
    ['AT=1000h', 'Unexpected value of AT, expected a number up to FFFh'],
    ['LIST=LIST', 'Unexpected value of LIST, expected a number'],
    ['PAGE=1', 'expected PAGE and OFFSET together'],
    ['LISTS=1', 'Unexpected LISTS, expected one of AT, LIST'],
  ])('refuse %s', (text, message) => {
    expect(() => layout(text)).toThrow(message);
  });
});
