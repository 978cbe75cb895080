import { describe, expect, it, vi } from 'vitest';
import { AdapterError, DeviceError, UnsupportedError } from '../../runner/adapter.ts';
import { Calls } from './calls.ts';
import type { Channel, ChannelListener } from './channel.ts';

/** A channel whose other side is the test. */
function session(timeout = 1000): {
  calls: Calls;
  sent: string[];
  say: (line: string) => void;
  end: (reason: string) => void;
  killed: () => boolean;
  interrupts: number[];
} {
  const sent: string[] = [];
  const interrupts: number[] = [];
  let listener: ChannelListener | null = null;
  let killed = false;
  const channel: Channel = {
    name: 'test',
    listen: (to) => void (listener = to),
    send: (line) => void sent.push(line),
    close: async () => undefined,
    kill: () => void (killed = true),
  };
  const calls = new Calls(channel, {
    timeout,
    answer: (method) =>
      method === 'dma.read' ? { result: { bytes: 'ab' } } : { error: { code: 'fault', message: 'nothing is mapped' } },
    interrupted: (vector) => void interrupts.push(vector),
  });
  const to = (): ChannelListener => listener as unknown as ChannelListener;
  return {
    ...{ calls, sent, interrupts, killed: () => killed },
    say: (line) => to().line(line),
    end: (reason) => to().end(reason),
  };
}

describe('Calls', () => {
  it('serves the memory that the runner holds while a call waits, and hears interrupts', async () => {
    const { calls, sent, say, interrupts } = session();
    const reply = calls.call('reg.write', { off: 0x1000, size: 4, value: '0x1' });
    say('{"id":"d1","method":"dma.read","params":{"tag":null,"iova":"0x1000","size":1}}');
    say(
      '{"id":"d2","method":"dma.write","params":{"tag":{"kind":"pasid","value":"0x5"},"iova":"0x1000","bytes":"00"}}',
    );
    say('{"event":"irq","params":{"vector":3}}');
    say('{"id":1,"result":{}}');
    await expect(reply).resolves.toEqual({});
    expect(sent.slice(1)).toEqual([
      '{"id":"d1","result":{"bytes":"ab"}}',
      '{"id":"d2","error":{"code":"fault","message":"nothing is mapped"}}',
    ]);
    expect(interrupts).toEqual([3]);
  });

  it.each([
    ['unsupported', UnsupportedError],
    ['device', DeviceError],
    ['adapter', AdapterError],
  ] as const)('tells an error %s from others', async (code, kind) => {
    const { calls, say } = session();
    const reply = calls.call('settle', { ns: 0 });
    say(`{"id":1,"error":{"code":"${code}","message":"why"}}`);
    await expect(reply).rejects.toThrow(kind);
    await expect(reply).rejects.toThrow('why');
    expect(calls.alive).toBe(true);
  });

  it.each([
    ['hello world', 'Unexpected line "hello world"'],
    ['[1]', 'expected a JSON object'],
    ['{"id":7,"result":{}}', 'expected one to a call that waits'],
    ['{"id":1,"result":{"value":5}}', 'Unexpected reply to reg.read: result/value must be string'],
    ['{"id":1,"result":{"value":"0x5","more":1}}', 'additional properties, found more'],
    ['{"id":1,"error":{"code":"oops"}}', 'expected an error with a code of'],
    ['{"id":2,"result":{"passed":0}}', 'before one to reg.read, expected replies in the order of the calls'],
    ['{"id":"d","method":"reg.read","params":{}}', 'is no call of an adapter'],
    ['{"id":"d","method":"dma.read","params":{"tag":null,"iova":"4096","size":1}}', 'params/iova must match'],
    ['{"event":"irq","params":{"vector":-1}}', 'expected irq with a vector'],
  ])('ends with the first breach: %s', async (line, why) => {
    const { calls, say, killed } = session();
    const replies = [calls.call('reg.read', { off: 0, size: 8 }), calls.call('settle', { ns: 0 })];
    say(line);
    for (const reply of replies) await expect(reply).rejects.toThrow(why);
    expect(killed()).toBe(true);
    await expect(calls.call('settle', { ns: 0 })).rejects.toThrow(why);
  });

  it('waits for no reply for ever', async () => {
    vi.useFakeTimers();
    try {
      const { calls, killed } = session(50);
      const reply = calls.call('settle', { ns: 0 });
      vi.advanceTimersByTime(51);
      await expect(reply).rejects.toThrow('it did not answer settle within 50 ms');
      expect(killed()).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says why the other side is gone', async () => {
    const { calls, end } = session();
    const reply = calls.call('settle', { ns: 0 });
    end('it exited with 7');
    await expect(reply).rejects.toThrow('The adapter test failed: it is gone: it exited with 7');
  });
});
