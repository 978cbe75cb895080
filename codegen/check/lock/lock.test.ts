import { expect, test } from 'vitest';
import { formatLock, type Lock, lockLine, parseLock } from './lock.ts';

const TEXT = '0123456789abcdef';
const LOCK: Lock = new Map([
  ['XC-CRE-10', { state: 'retired', text: TEXT }],
  ['XC-CRE-2', { state: 'reworded', text: TEXT }],
  ['NB-COM-1', { state: 'active', text: TEXT }],
]);

test('a lock has one id a line, sorted, and is JSON', () => {
  const text = formatLock(LOCK);
  expect(text.split('\n').slice(3, 6)).toEqual([
    `    "NB-COM-1": { "state": "active", "text": "${TEXT}" },`,
    `    "XC-CRE-2": { "state": "reworded", "text": "${TEXT}" },`,
    `    "XC-CRE-10": { "state": "retired", "text": "${TEXT}" }`,
  ]);
  expect(JSON.parse(text)).toEqual({ format: 'snvme-lock/1', requirements: Object.fromEntries(LOCK) });
  expect(parseLock(text)).toEqual(LOCK);
  expect(parseLock(text.replaceAll('\n', '\r\n'))).toEqual(LOCK);
  expect(lockLine(text, 'XC-CRE-2')).toBe(5);
});

test('a lock may be empty', () => {
  expect(parseLock(formatLock(new Map()))).toEqual(new Map());
});

test.each([
  ['', 'line 1: Unexpected empty line, expected {'],
  [formatLock(LOCK).replace('lock/1', 'lock/2'), 'line 2: Unexpected "format": "snvme-lock/2",'],
  [formatLock(LOCK).replace('"retired"', '"gone"'), 'line 6: Unexpected "XC-CRE-10"'],
  [formatLock(LOCK).replace('XC-CRE-2', '__proto__'), 'line 5: Unexpected "__proto__"'],
  [formatLock(LOCK).replace('XC-CRE-2', 'NB-COM-1'), 'line 5: Unexpected second NB-COM-1, expected each id once'],
  [formatLock(LOCK).replace('  }\n}\n', ''), 'line 7: Unexpected empty line'],
  [formatLock(LOCK).replace('{ "state"', '{\n"state"'), 'line 4: '],
  ['x'.repeat(4 * 1024 * 1024 + 1), 'characters, expected at most'],
])('what is no lock is told with its line: %#', (text, message) => {
  expect(() => parseLock(text)).toThrow(message);
});
