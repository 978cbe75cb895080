import { describe, expect, it } from 'vitest';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { field, structure, structureMap } from '../../codegen/model/fixtures.ts';
import type { CodecVector } from '../../codegen/model/vector.ts';
import type { CodecSet } from './codec-set.ts';
import { runCodecVector } from './codec-runner.ts';

const entry = structure('ENT', 1, [field('ID', 0, 8)]);
const list = structure('LST', 9, [
  field('NUM', 0, 8),
  field('BIG', 8, 64),
  field('ENTRIES', 72, 8, { format: 'list', entry: 'ENT' }),
]);
const good: CodecSet = {
  name: 'model',
  codec: (struct) => (struct === 'LST' ? layoutCodec(list, structureMap(entry)) : null),
};

const valid: CodecVector = {
  id: 'v',
  kind: 'codec',
  title: '',
  struct: 'LST',
  direction: 'both',
  bytes: '02ffffffffffffffff0708',
  fields: { NUM: 2, BIG: '0xffffffffffffffff', ENTRIES: [{ ID: 7 }, { ID: 8 }] },
  result: 'valid',
  requirements: [],
};

describe('runCodecVector', () => {
  it('passes where bytes and fields are the same thing', async () => {
    expect(await runCodecVector(valid, [good])).toEqual({ verdict: 'pass' });
  });

  it('tells which field another codec reads differently, and whose codec it is', async () => {
    const wrong: CodecSet = {
      name: 'wrong',
      codec: () => ({
        decode: () => ({ NUM: 3, BIG: 2n ** 64n - 1n, ENTRIES: [{ ID: 7 }, { ID: 8 }] }),
        encode: () => new Uint8Array(1),
      }),
    };
    const { verdict, failure } = await runCodecVector(valid, [good, wrong]);
    expect(verdict).toBe('fail');
    expect(failure).toMatchObject({
      step: 1,
      operation: 'both (wrong)',
      differences: [{ field: 'NUM', expected: '2', actual: '3' }],
    });
    expect((await runCodecVector({ ...valid, direction: 'encode' }, [wrong])).failure).toMatchObject({
      expected: valid.bytes,
      actual: '00',
    });
  });

  it('expects the error of an invalid vector', async () => {
    const short: CodecVector = { ...valid, direction: 'decode', bytes: '02', result: 'invalid', error: 'length' };
    expect((await runCodecVector(short, [good])).verdict).toBe('pass');
    expect((await runCodecVector({ ...short, error: 'range' }, [good])).failure?.message).toBe(
      'The codec reports another error',
    );
    expect((await runCodecVector({ ...short, bytes: valid.bytes }, [good])).failure?.message).toBe(
      'The codec takes what is invalid',
    );
    expect(
      (
        await runCodecVector(
          { ...valid, direction: 'encode', fields: { NUM: 256 }, result: 'invalid', error: 'range' },
          [good],
        )
      ).verdict,
    ).toBe('pass');
  });

  it('fails where another codec refuses what is valid', async () => {
    const longer = structure('LST', 10, [field('NUM', 72, 8)]);
    const set: CodecSet = { name: 'longer', codec: () => layoutCodec(longer, structureMap(entry)) };
    const { verdict, failure } = await runCodecVector({ ...valid, bytes: valid.bytes.slice(0, 18) }, [set]);
    expect(verdict).toBe('fail');
    expect(failure?.message).toBe('The codec refuses what is valid');
  });

  it('fails without a codec, and does not take a fault of the codec for an answer', async () => {
    expect((await runCodecVector({ ...valid, struct: 'NO' }, [good])).failure?.message).toBe('There is no codec of NO');
    expect(await runCodecVector({ ...valid, bytes: 'x' }, [good])).toMatchObject({ verdict: 'error' });
    const broken: CodecSet = {
      name: 'broken',
      codec: () => ({
        decode: () => {
          throw new TypeError('broken');
        },
        encode: () => new Uint8Array(),
      }),
    };
    await expect(runCodecVector(valid, [broken])).rejects.toThrow('broken');
  });
});
