import { describe, expect, it } from 'vitest';
import type { Field, Lanes } from './field.ts';
import { bitLanes, byteLanes } from './lanes.ts';

function field(high: number, low: number, mnemonic: string | null, stride: number | null = null): Field {
  return { high, low, stride, name: mnemonic ?? 'Reserved', mnemonic, reserved: mnemonic === null };
}

/** `shape low-high: MNEM from-to …`, with `<` and `>` where a field goes on and `*` at its main part. */
function print({ lanes }: Lanes): string[] {
  return lanes.map(({ shape, low, high, segments }) => {
    const parts = segments.map(
      (s) =>
        `${s.opensLeft ? '<' : ''}${s.field.mnemonic ?? 'R'} ${s.from}-${s.to}${s.opensRight ? '>' : ''}${s.main ? '*' : ''}`,
    );
    return `${shape} ${low}-${high}: ${parts.join(' ')}`;
  });
}

describe('bitLanes', () => {
  it('puts the highest bit at the left', () => {
    expect(print(bitLanes([field(31, 16, null), field(15, 0, 'NTAG')]))).toEqual(['row 0-31: R 0-15* NTAG 16-31*']);
  });

  it('is as wide as the register', () => {
    expect(bitLanes([field(7, 1, null), field(0, 0, 'SHARE')]).columns).toBe(8);
    expect(bitLanes([field(15, 0, 'STAT')]).columns).toBe(16);
  });

  it('cuts 64 bits into two lanes, and a field that lies in both', () => {
    expect(print(bitLanes([field(63, 12, 'ASQB'), field(11, 0, null)]))).toEqual([
      'row 32-63: ASQB 0-31>*',
      'row 0-31: <ASQB 0-19 R 20-31*',
    ]);
  });
});

describe('byteLanes', () => {
  it('puts the lowest byte at the left and cuts fields at the end of a lane', () => {
    expect(print(byteLanes([field(7, 0, 'A'), field(27, 8, 'SN'), field(31, 28, null)]))).toEqual([
      'row 0-15: A 0-7* SN 8-15>',
      'row 16-31: <SN 0-11* R 12-15*',
    ]);
  });

  it('shows a long field as one lane', () => {
    expect(print(byteLanes([field(15, 0, 'A'), field(271, 16, 'SUBNQN'), field(287, 272, 'B')]))).toEqual([
      'row 0-15: A 0-15*',
      'collapsed 16-271: SUBNQN 0-15*',
      'row 272-287: B 0-15*',
    ]);
  });

  it('ends with the further entries of a list', () => {
    expect(print(byteLanes([field(7, 0, 'N'), field(15, 8, 'E', 8)]))).toEqual([
      'row 0-15: N 0-7* E 8-15*',
      'repeat 8-15: <E 0-15>*',
    ]);
  });
});
