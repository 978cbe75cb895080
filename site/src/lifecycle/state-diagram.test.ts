import { expect, it } from 'vitest';
import { parseStateDiagram } from './state-diagram.ts';

it('parseStateDiagram reads states in their order, creation and removal', () => {
  expect(
    parseStateDiagram('stateDiagram-v2\n [*] --> A: Create\n A --> B: Stop, now\n B --> [*]: Delete\n', 'X'),
  ).toEqual({
    object: 'X',
    states: ['A', 'B'],
    arrows: [
      { from: null, to: 'A', causes: ['Create'] },
      { from: 'A', to: 'B', causes: ['Stop, now'] },
      { from: 'B', to: null, causes: ['Delete'] },
    ],
  });
});

it('parseStateDiagram leaves other diagrams alone', () => {
  expect(parseStateDiagram('sequenceDiagram\n a->>b: X', 'X')).toBeNull();
  expect(parseStateDiagram('stateDiagram-v2\n A --> B', 'X')).toBeNull();
});
