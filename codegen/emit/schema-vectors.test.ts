import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { packFile } from '../model/wire/pack.ts';
import { VECTORS } from './fixtures.ts';
import { manifestSchema, vectorsSchema } from './schema-vectors.ts';

/** The fixture as it is written. */
const WRITTEN = packFile(VECTORS);
const ajv = new Ajv2020({ strict: true });
const validVectors = ajv.compile(vectorsSchema());
const validManifest = ajv.compile(manifestSchema());

/** The fixture with the value at a path replaced; `undefined` takes the key away. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(WRITTEN) as unknown;
  let place = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(place, last);
  else place[last] = value;
  return copy;
}

it('takes a file of vectors', () => {
  expect(validVectors(WRITTEN), JSON.stringify(validVectors.errors)).toBe(true);
});

describe('refuses', () => {
  it.each<[string, (string | number)[], unknown]>([
    ['another format', ['format'], 'snvme-vectors/2'],
    ['an unknown key', ['extra'], 1],
    ['no group', ['group'], undefined],
    ['an unknown operation', ['vectors', 1, 'steps', 0, 'op'], 'reset'],
    ['an unknown key of a step', ['vectors', 1, 'steps', 0, 'extra'], 1],
    ['a run of nothing', ['vectors', 1, 'steps', 0, 'bytes'], '00*0'],
    ['a run of two bytes', ['vectors', 1, 'steps', 0, 'bytes'], '0001*4'],
    ['an unknown default', ['defaults', 'memory'], []],
    ['a shared step that names another', ['shared', 'a'], 'b'],
    ['two kinds of status', ['vectors', 1, 'steps', 1, 'status'], { want: '00/00', anyOf: ['00/00'], why: '' }],
    ['half a byte', ['vectors', 0, 'bytes'], '123'],
    ['an expression of four', ['defaults', 'requires', 0], ['>=', 1, 2, 3]],
    ['an unknown note', ['notes', 'edge', 'kind'], 'odd'],
    ['no vectors', ['vectors'], []],
  ])('%s', (_, path, value) => expect(validVectors(changed(path, value))).toBe(false));
});

it('takes a manifest and refuses an unknown key', () => {
  const manifest = {
    format: 'snvme-manifest/1',
    specification: VECTORS.specification,
    files: [{ path: 'a.json', sha256: '0'.repeat(64), count: 1 }],
    uncovered: ['XC-CRE-1'],
  };
  expect(validManifest(manifest)).toBe(true);
  expect(validManifest({ ...manifest, more: 1 })).toBe(false);
  expect(validManifest({ ...manifest, files: [{ path: 'a.json' }] })).toBe(false);
});
