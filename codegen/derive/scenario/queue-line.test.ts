import { describe, expect, it } from 'vitest';
import { NOWHERE } from '../../model/fixtures.ts';
import { queueLine, queueMove } from './queue-line.ts';

describe('queue lines', () => {
  it('ring a doorbell, or take memory away, of the primary controller or of an extended one', () => {
    const ring = queueLine('ring', 'a queue 1 cq 7', NOWHERE);
    expect(ring).toMatchObject({ kind: 'ring', handle: 'a', queueId: 1, queue: 'cq', value: 7 });
    const unmap = queueLine('unmap', 'host queue 2 sq', NOWHERE);
    expect(unmap).toMatchObject({ kind: 'unmap', handle: null, queueId: 2, queue: 'sq' });
    expect(queueMove(unmap, { type: 'PC', key: 0 })).toEqual({
      kind: 'unmap',
      object: { object: 'PC', key: 0 },
      id: 2,
      queue: 'sq',
    });
  });

  it.each([
    ['ring', 'a queue 1 sq'],
    ['unmap', 'a queue 1 sq 3'],
    ['unmap', 'a 1 sq'],
    ['ring', 'a queue 1 tail 3'],
  ] as const)('refuse %s %s', (kind, text) => {
    expect(() => queueLine(kind, text, NOWHERE)).toThrow(`Unexpected line, expected ${kind} host or ${kind} HANDLE`);
  });
});
