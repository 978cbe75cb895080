import { expect, test } from 'vitest';
import { didYouMean, nearestName } from './suggest.ts';

test('finds the nearest known name', () => {
  expect(nearestName('NUMTS', ['NTAG', 'NUMT', 'NUMD'])).toBe('NUMT');
  expect(nearestName('NTGA', ['NTAG', 'NUMD'])).toBe('NTAG');
  expect(nearestName('statuscodes', ['Status codes', 'Effects'])).toBe('Status codes');
});

test('of names equally near it takes the one that begins the same, else the first', () => {
  expect(nearestName('XCC', ['PCC', 'XCA', 'XC'])).toBe('XCA');
  expect(nearestName('XCX', ['YC', 'XC', 'XD'])).toBe('XC');
});

test('keeps silent where nothing is near', () => {
  expect(nearestName('Create Queue', ['Identify', 'Abort'])).toBeNull();
  expect(didYouMean('XYZ', [])).toBe('');
});

test('words the suggestion', () => {
  expect(didYouMean('Efects', ['Effects'])).toBe(' (did you mean Effects?)');
});
