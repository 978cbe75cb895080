import { beforeAll, describe, expect, it } from 'vitest';
import { CodecError } from '../../codegen/model/codec-error.ts';
import type { CodecSet } from './codec-set.ts';
import { modelCodecs } from './codec-set.ts';
import { model } from './fixtures.ts';
import { generatedCodecs } from './generated-codecs.ts';

let generated: CodecSet;

beforeAll(async () => {
  generated = await generatedCodecs(model);
});

describe('generatedCodecs', () => {
  it('read and write as the model does', async () => {
    const bytes = Uint8Array.from({ length: 352 }, (_, i) => (i * 37) % 251);
    for (const struct of ['CECD', 'XCPROP', 'XCLIST', 'CQE', 'Create Extended Controller', 'Identify']) {
      const codec = generated.codec(struct);
      const layout = modelCodecs(model).codec(struct);
      const fields = await layout?.decode(bytes);
      expect(codec?.decode(bytes), struct).toEqual(fields);
      expect(codec?.encode(fields ?? {}), struct).toEqual(layout?.encode(fields ?? {}));
    }
  });

  it('report errors as the model does, and lack what was never generated', () => {
    expect(() => generated.codec('CECD')?.decode(new Uint8Array(3))).toThrow(CodecError);
    expect(() => generated.codec('CECD')?.encode({ ECNTLID: 0x1_0000 })).toThrow(CodecError);
    expect(generated.codec('NONE')).toBeNull();
  });
});
