import { describe, expect, it } from 'vitest';
import { GREATEST_LINE, LineReader } from './lines.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('LineReader', () => {
  it('gives whole lines, however the stream is cut, also within a character', () => {
    const stream = bytes('{"a":"é"}\n\r\n{"b":1}\r\nrest');
    for (let size = 1; size <= stream.length; size += 1) {
      const reader = new LineReader();
      const lines: string[] = [];
      for (let at = 0; at < stream.length; at += size) lines.push(...reader.push(stream.subarray(at, at + size)));
      expect(lines).toEqual(['{"a":"é"}', '', '{"b":1}']);
      expect(reader.rest).toBe('rest');
    }
  });

  it('keeps its own copy of a chunk that the stream uses again', () => {
    const reader = new LineReader();
    const chunk = bytes('abc');
    reader.push(chunk);
    chunk.fill(120);
    expect(reader.push(bytes('\n'))).toEqual(['abc']);
  });

  it('does not collect a line without an end for ever', () => {
    const reader = new LineReader();
    const part = new Uint8Array(GREATEST_LINE / 2).fill(65);
    reader.push(part);
    reader.push(part);
    expect(() => reader.push(bytes('A'))).toThrow('expected one JSON message a line');
  });
});
