import { expect, it } from 'vitest';
import { ReplyReader, replyValue } from './replies.ts';

it('leaves interrupt lines out, wherever they come', () => {
  const reader = new ReplyReader();
  expect(reader.push('IRQ raise 20\nOK 0x')).toEqual([]);
  expect(reader.push('10\nIRQ lower 20\nOK\n')).toEqual(['OK 0x10', 'OK']);
});

it('reads values of 64 bits', () => {
  expect(replyValue('readq 0x0', 'OK 0x004018200f0107ff')).toBe(0x4018200f0107ffn);
  expect(replyValue('writel 0x0 0x0', 'OK')).toBe(0n);
});

it('tells what QEMU refused', () => {
  expect(() => replyValue('clock_step', 'FAIL Unknown command')).toThrow('to "clock_step", expected OK');
});

it('does not gather a line that never ends', () => {
  expect(() => new ReplyReader().push('x'.repeat(2 ** 21))).toThrow('Unexpected line');
});
