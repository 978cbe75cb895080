import { expect, it } from 'vitest';
import type { Vector } from '../model/vector.ts';
import { mutantOf, statusRow, switches } from './fixtures.ts';
import { ordered } from './order.ts';

function candidate(
  id: string,
  group: string,
  ...requirements: string[]
): { vector: Vector; group: string; index: number } {
  const vector: Vector = {
    id,
    kind: 'codec',
    title: '',
    struct: '',
    direction: 'both',
    bytes: '',
    fields: {},
    result: 'valid',
    requirements,
  };
  return { vector, group, index: 0 };
}

it('tries vectors of the row first, then those of its command, then the rest', () => {
  const mutant = mutantOf(switches({}, { conditions: [statusRow('C-1', 'NUM > 3')] }), 'C-1:drop');
  const all = [
    candidate('other', 'erase', 'D-1'),
    candidate('command', 'make-list', 'C-2'),
    candidate('broad', 'scenarios', 'C-3', 'C-1', 'C-2'),
    candidate('close', 'make', 'C-1'),
  ];
  expect(ordered(all, mutant).map(({ vector }) => vector.id)).toEqual(['close', 'broad', 'command', 'other']);
});
