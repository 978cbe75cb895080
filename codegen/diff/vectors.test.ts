import { expect, test } from 'vitest';
import type { Vector, VectorFile } from '../model/vector.ts';
import { diffVectors } from './vectors.ts';

const vector = (id: string, bytes: string, title = 't'): Vector => ({
  id,
  kind: 'codec',
  title,
  struct: 'S',
  direction: 'both',
  bytes,
  fields: {},
  result: 'valid',
  requirements: [],
});
const scenario: Vector = {
  id: 'run',
  kind: 'scenario',
  title: '',
  requirements: [],
  level: 'queue',
  topology: 'one',
  requires: [],
  effects: { destructive: false, scope: 'queue', cleanup: 'none' },
  memory: [],
  steps: [],
};
const file = (vectors: readonly Vector[], wait = 1): VectorFile => ({
  format: 'snvme-vectors/1',
  specification: { id: '', version: '', sourceHash: '' },
  generator: { name: '', version: '', seed: 0 },
  group: 'g',
  count: vectors.length,
  world: {},
  notes: {},
  spaces: {},
  topologies: { one: { memory: [], steps: [{ op: 'quiet', ms: wait, cqs: [] }] } },
  vectors,
});

test('vectors are compared by what they do, wherever they stand', () => {
  const a = [file([vector('gone', '00'), vector('same', '00', 'old words')]), file([vector('other', '00')])];
  const b = [file([vector('other', '01'), vector('new', '00'), vector('same', '00', 'new words')])];
  expect(diffVectors(a, b)).toEqual({ added: ['new'], removed: ['gone'], changed: ['other'] });
});

test('a set-up that changes, changes the vectors that begin with it', () => {
  expect(diffVectors([file([scenario])], [file([scenario])]).changed).toEqual([]);
  expect(diffVectors([file([scenario])], [file([scenario], 2)]).changed).toEqual(['run']);
});
