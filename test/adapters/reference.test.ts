import { beforeEach, describe, expect, it } from 'vitest';
import { AdapterError, UnsupportedError } from '../runner/adapter.ts';
import { model } from '../runner/fixtures.ts';
import { ReferenceAdapter } from './reference.ts';

const limits = Object.fromEntries(model.limits.map(({ mnemonic, minimum }) => [mnemonic, minimum]));
const host = { name: 'host', tag: null };
const guest = { name: 'guest', tag: { kind: 'pasid', value: '0x2' } } as const;
let adapter: ReferenceAdapter;

beforeEach(() => {
  adapter = new ReferenceAdapter(model, limits);
});

describe('ReferenceAdapter', () => {
  it('reports its limits, and takes others', async () => {
    expect((await adapter.capabilities())['EXT.MAXXC']).toBe(1);
    expect(await adapter.configure({ ...limits, MAXXC: 5 })).toBe(true);
    expect((await adapter.capabilities())['EXT.MAXXC']).toBe(5);
    expect(await adapter.hello()).toMatchObject({ name: 'reference', level: 'tagged', clock: 'virtual' });
  });

  it.each([1, 64, 4096])('holds %i bytes at one address of two spaces, across a page', async (size) => {
    for (const [space, value] of [
      [host, 1],
      [guest, 2],
    ] as const) {
      await adapter.memoryMap(space, 4095, size);
      await adapter.memoryWrite(space, 4095, new Uint8Array(size).fill(value));
    }
    expect((await adapter.memoryRead(host, 4095, size)).every((byte) => byte === 1)).toBe(true);
    expect((await adapter.memoryRead(guest, 4095, size)).every((byte) => byte === 2)).toBe(true);
  });

  it('resets the controller, its power, or all', async () => {
    await adapter.memoryMap(host, 0, 1);
    await adapter.registerWrite(0x24, 4, 0x1_0001n);
    await adapter.reset('controller');
    expect(await adapter.registerRead(0x24, 4)).toBe(0x1_0001n);
    await adapter.reset('power');
    expect(await adapter.registerRead(0x24, 4)).toBe(0n);
    await adapter.memoryRead(host, 0, 1);
    await adapter.reset('model');
    await expect(adapter.memoryRead(host, 0, 1)).rejects.toThrow('expected memory that was mapped before');
    await expect(adapter.reset('subsystem')).rejects.toThrow(UnsupportedError);
  });

  it('says what it cannot do', async () => {
    await expect(adapter.memoryMap({ name: 'x', tag: { kind: 'opaque', value: '0x1' } }, 0, 1)).rejects.toThrow(
      UnsupportedError,
    );
    await expect(new ReferenceAdapter(model).registerRead(0, 8)).rejects.toThrow(AdapterError);
  });
});
