import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { METHODS } from './methods.ts';
import { misfit, protocolSchema } from './schema.ts';

const ajv = new Ajv2020({ allowUnionTypes: true });
const validate = ajv.compile(protocolSchema());

describe('protocolSchema', () => {
  it('is what is published (npx vitest run test/adapters/protocol/schema.test.ts -u writes it)', async () => {
    await expect(`${JSON.stringify(protocolSchema(), null, 2)}\n`).toMatchFileSnapshot('snvme-dut.schema.json');
  });

  it.each([
    { id: 1, method: 'reg.read', params: { off: 0, size: 8 } },
    { id: 1, result: { value: '0x1' } },
    { id: 'd1', method: 'dma.read', params: { tag: { kind: 'pasid', value: '0x15' }, iova: '0x1000', size: 64 } },
    { id: 2, error: { code: 'unsupported', message: 'why' } },
    { event: 'irq', params: { vector: 1 } },
  ])('takes %j', (line) => {
    expect(validate(line)).toBe(true);
  });

  it.each([
    { id: 1, method: 'reg.read', params: { off: 0, size: 2 } },
    { id: 1, method: 'reg.peek', params: {} },
    { id: 1, method: 'mem.write', params: { space: { name: 'g', tag: null }, iova: 4096, bytes: '00' } },
    { id: 2, error: { code: 'broken', message: 'why' } },
    { event: 'irq', params: {} },
  ])('refuses %j', (line) => {
    expect(validate(line)).toBe(false);
  });
});

describe('misfit', () => {
  it('says what is wrong with a result, and where', () => {
    const hello = METHODS['hello'];
    if (!hello) throw new Error('no hello');
    const good = {
      protocol: 'snvme-dut/1',
      dut: { name: 'n', vendor: 'v', version: '1' },
      level: 'codec',
      memory: 'runner',
      clock: 'real',
      features: ['codec'],
    };
    expect(misfit(hello, 'result', good)).toBeNull();
    expect(misfit(hello, 'result', { ...good, level: 'all' })).toContain('result/level must be equal to one of');
    expect(misfit(hello, 'result', { ...good, features: ['speed'] })).toContain('result/features/0');
  });
});

describe('the guide', () => {
  it('names every method, by who calls it', () => {
    const guide = readFileSync(new URL('../../../.github/contributing/adapters.md', import.meta.url), 'utf8');
    for (const method of Object.keys(METHODS)) expect(guide, method).toContain(`\`${method}\``);
  });
});
