import { describe, expect, it } from 'vitest';
import { readTraceLine, traceLine, TraceLineError } from './trace-line.ts';
import type { TraceEvent } from './trace.ts';

const EVENTS: readonly TraceEvent[] = [
  { seq: 1, kind: 'register-read', name: 'CAP', offset: 0, size: 8, value: 0xffff_ffff_ffff_ffffn, isLost: true },
  { seq: 2, kind: 'register-write', name: null, offset: 0x18, size: 4, value: 0n, isLost: false },
  { seq: 3, kind: 'doorbell', queue: 'cq', pair: 65535, value: 1, found: false },
  {
    seq: 4,
    kind: 'dma',
    direction: 'write',
    purpose: 'cqe',
    tag: { routingId: 0x105, pasid: 0xf_ffff },
    address: 2n ** 63n + 1n,
    length: 1,
    fault: false,
    bytes: '0a',
  },
  {
    seq: 5,
    kind: 'dma',
    direction: 'read',
    purpose: 'sqe',
    tag: null,
    address: 0n,
    length: 64,
    fault: true,
    bytes: '',
  },
  {
    seq: 6,
    kind: 'command',
    controller: { object: 'XC', key: 2 },
    sqid: 1,
    cid: 7,
    opcode: 2,
    entry: '02'.padEnd(128, '0'),
  },
  { seq: 7, kind: 'completion', controller: null, sqid: 0, cid: 7, status: '0h/02h', entry: '0'.repeat(32) },
  { seq: 8, kind: 'interrupt', vector: 9, address: 0xfee0_0000n, data: 9 },
  { seq: 9, kind: 'event', name: 'Quiesced', object: 'XC', key: null },
  {
    seq: 10,
    kind: 'bar-write',
    bar: 4,
    offset: 0x18,
    size: 8,
    value: 5n,
    isLost: false,
    place: { part: 'table', offset: 24 },
  },
  { seq: 11, kind: 'bar-read', bar: 2, offset: 0, size: 4, value: 0n, isLost: false, place: null },
  { seq: 12, kind: 'configuration-write', name: 'PCICMD', offset: 4, size: 4, value: 6n },
];

describe('a line of a trace', () => {
  it.each(EVENTS.map((event) => [event.kind, event] as const))('%s comes back as it was', (_, event) => {
    const line = traceLine(event);
    expect(line).not.toContain('\n');
    expect(readTraceLine(line)).toEqual(event);
  });

  it('holds 64-bit values as hexadecimal text, which no reader of JSON rounds', () => {
    expect(JSON.parse(traceLine(EVENTS[3] as TraceEvent))).toMatchObject({ address: '0x8000000000000001' });
  });

  it('may hold what later versions add', () => {
    expect(
      readTraceLine('{"seq":8,"kind":"interrupt","vector":9,"address":"0xfee00000","data":9,"function":1}'),
    ).toEqual(EVENTS[7]);
  });
});

describe('a broken line', () => {
  const interrupt = (rest: string): string => `{"seq":1,"kind":"interrupt"${rest}}`;
  it.each([
    ['{"seq":1,"kind":"inter', 'Unexpected text "{\\"seq\\":1,\\"kind\\":\\"inter", expected one JSON object a line'],
    ['[1]', 'Unexpected value [1], expected a JSON object'],
    [traceLine(EVENTS[2] as TraceEvent).replace('false', '0'), 'Unexpected found 0, expected true or false'],
    [
      traceLine(EVENTS[5] as TraceEvent).replace(/"controller":\{[^}]*\}/, '"controller":"XC 2"'),
      'Unexpected controller "XC 2", expected a controller such as',
    ],
    ['{"seq":1}', 'Unexpected kind nothing, expected one of register-read, register-write, bar-read, '],
    ['{"seq":1,"kind":"toString"}', 'Unexpected kind "toString", expected one of'],
    ['{"kind":"interrupt","vector":1}', 'Unexpected event without seq, expected a whole number from 1 on'],
    [interrupt(''), 'Unexpected event without vector, expected a whole number from 0 to 65535'],
    [interrupt(',"vector":65536'), 'Unexpected vector 65536, expected a whole number from 0 to 65535'],
    [
      traceLine(EVENTS[0] as TraceEvent).replace('"0xffffffffffffffff"', '18446744073709551615'),
      'Unexpected value 18446744073709552000, expected a 64-bit number such as "0x1000"',
    ],
    [traceLine(EVENTS[5] as TraceEvent).replace('"key":2', '"key":-1'), 'expected a controller such as'],
    [traceLine(EVENTS[5] as TraceEvent).replace('00"', '"'), 'expected 64 bytes in hexadecimal'],
    [traceLine(EVENTS[6] as TraceEvent).replace('0h/02h', '8h/02h'), 'expected a status such as "0h/02h"'],
  ])('%s says what is wrong', (line, message) => {
    expect(() => readTraceLine(line)).toThrow(message);
    expect(() => readTraceLine(line)).toThrow(TraceLineError);
  });

  it('cannot steer a terminal, nor can a name', () => {
    const escape = '\u001b[2J\u009b2J';
    const message = (text: string): string => {
      try {
        return JSON.stringify(readTraceLine(text));
      } catch (error) {
        return (error as Error).message;
      }
    };
    for (const text of [escape, `{"seq":1,"kind":${JSON.stringify(escape)}}`])
      expect(message(text)).not.toMatch(/\p{Cc}/u);
    const name = traceLine({ seq: 1, kind: 'event', name: escape, object: 'XC', key: null });
    expect(message(name)).toMatch(/^Unexpected name [^\p{Cc}]*, expected a name$/u);
  });
});
