import { expect, test } from 'vitest';
import { didYouMean, nearestName } from './suggest.ts';

test('finds the nearest known name', () => {
  expect(nearestName('NUMTS', ['NTAG', 'NUMT', 'NUMD'])).toBe('NUMT');
  expect(nearestName('NTGA', ['NTAG', 'NUMD'])).toBe('NTAG');
  expect(nearestName('statuscodes', ['Status codes', 'Effects'])).toBe('Status codes');
});

test('keeps silent where nothing is near', () => {
  expect(nearestName('Create Queue', ['Identify', 'Abort'])).toBeNull();
  expect(didYouMean('XYZ', [])).toBe('');
});

test('words the suggestion', () => {
  expect(didYouMean('Efects', ['Effects'])).toBe(' (did you mean Effects?)');
});
