import { expect, it } from 'vitest';
import type { DeviceAdapter } from '../adapter.ts';
import { ScenarioContext } from '../context.ts';
import { model } from '../fixtures.ts';
import { executeStep } from './execute.ts';

const CONTENT = Uint8Array.of(0x41, 0x41, 0x42, 0x43, 0x44, 0, 0, 0);

async function look(value: number | string, width: number): Promise<void> {
  const adapter: Partial<DeviceAdapter> = {
    memoryMap: async () => undefined,
    memoryWrite: async () => undefined,
    memoryRead: async () => CONTENT,
  };
  const device = { adapter: adapter as DeviceAdapter, clock: 'virtual', limits: {}, model } as const;
  const context = new ScenarioContext(device, { guest: { tag: { kind: 'pasid', value: '0x2' } } });
  await context.place([{ name: 'data', space: 'guest', iova: '0x1000', size: 8 }]);
  context.bindings.set('name', 0x2020_4443_4241n);
  await executeStep({ op: 'mem.absent', mems: ['data'], values: [{ value, width }] }, context);
}

it('finds a value anywhere, without what fills it up', async () => {
  await expect(look('$name', 48)).rejects.toThrow('Buffer data of guest holds $name');
  await expect(look(0x4443_4241, 32)).rejects.toThrow('holds');
});

it('finds nothing that is not there, and nothing that is too short to tell', async () => {
  await look(0x4443_4240, 32);
  await look(0x43_4241, 24);
  await look(0x4142, 16);
});

it('is an error of the vector where a value has no whole bytes, or too many', async () => {
  await expect(look(1, 12)).rejects.toThrow('Unexpected width');
  await expect(look(1, 8 * 4097)).rejects.toThrow('Unexpected width');
});
