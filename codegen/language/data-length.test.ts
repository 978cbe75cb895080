import { describe, expect, it } from 'vitest';
import type { Command, CommonRow } from '../model/command.ts';
import { NOWHERE } from '../model/fixtures.ts';
import { commonRowsOf, dataLength } from './data-length.ts';
import { print } from './print.ts';
import { expression, sampleModel } from './sample.ts';

const row: CommonRow = {
  id: 'NB-COM-9',
  when: null,
  stage: 'transfer',
  condition: expression('LENGTH > 4 * 2 ^ 3'),
  status: { name: 'Invalid Field in Command', at: NOWHERE },
  at: NOWHERE,
};

function moving(transfer: Partial<Command['transfer']>): Command {
  const [command] = sampleModel().commands;
  if (command === undefined) throw new Error('the sample has commands');
  const none = {
    direction: 'none',
    structure: null,
    list: null,
    length: null,
    from: null,
    definedWhen: null,
    at: NOWHERE,
  } as const;
  return { ...command, transfer: { ...none, ...transfer } };
}

describe('rows about the length of data', () => {
  it('are no rows of commands that move none', () => {
    expect(commonRowsOf([row], moving({}))).toEqual([]);
    expect(commonRowsOf([{ ...row, condition: expression('3 > 2') }], moving({}))).toHaveLength(1);
  });

  it('hold where the data is defined', () => {
    const definedWhen = expression('FID = 2');
    const [found] = commonRowsOf([row], moving({ direction: 'host-to-controller', definedWhen }));
    expect(found?.when).toBe(definedWhen);
  });
});

it('dataLength is what the Data property says', () => {
  const length = expression('(NUMD + 1) * 4');
  const found = dataLength(moving({ direction: 'controller-to-host', length }), new Map(), NOWHERE);
  expect(found && print(found)).toBe('(NUMD + 1) * 4');
  expect(dataLength(moving({}), new Map(), NOWHERE)).toBeNull();
});
