import { expect, it } from 'vitest';
import { NOWHERE } from './fixtures.ts';
import type { Heading, Section } from './model.ts';
import { fieldLocation, sectionLink } from './place.ts';

const at = (
  bit: number,
  width: number,
  format: 'number' | 'list' = 'number',
): { bit: number; width: number; format: 'number' | 'list' } => ({ bit, width, format });

it.each([
  [fieldLocation(at(320, 16), 'Command Dword'), 'Command Dword 10 bits 15:00'],
  [fieldLocation(at(32, 32), 'Command Dword'), 'Command Dword 1'],
  [fieldLocation(at(192, 64), 'Command Dword'), 'bytes 31:24'],
  [fieldLocation(at(112, 1), 'Dword'), 'Dword 3 bit 16'],
  [fieldLocation(at(4, 3), null, true), 'bits 06:04'],
  [fieldLocation(at(0, 16), null), 'bytes 01:00'],
  [fieldLocation(at(40, 1), null), 'byte 05 bit 00'],
  [fieldLocation(at(113, 8), null), 'bytes 15:14 bits 08:01'],
  [fieldLocation(at(64, 64, 'list'), null), 'bytes 15:08 + 8i'],
])('%s', (location, expected) => expect(location).toBe(expected));

it('links to the nearest heading above that has an id', () => {
  const heading = (line: number, id: string | null): Heading => ({
    depth: 2,
    text: '',
    id,
    at: { ...NOWHERE, start: { line, column: 1 } },
  });
  const section: Section = {
    file: 'test.md',
    title: '',
    class: 'normative',
    order: 1,
    headings: [heading(1, 'top'), heading(5, 'middle'), heading(7, null), heading(20, 'end')],
    hash: '',
    size: 0,
  };
  expect(sectionLink([section], { ...NOWHERE, start: { line: 10, column: 1 } })).toBe('test.md#middle');
  expect(sectionLink([], NOWHERE)).toBe('test.md');
});
