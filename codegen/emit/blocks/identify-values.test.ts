import { expect, test } from 'vitest';
import { parseExpression } from '../../language/parse.ts';
import { NOWHERE, command, field, model, structure } from '../../model/fixtures.ts';
import type { ReturnedRow } from '../../model/command.ts';
import { identifyValues } from './identify-values.ts';

function returned(id: string, name: string, value: string, when: string | null): ReturnedRow {
  const parsed = (text: string): ReturnedRow['value'] => {
    const result = parseExpression(text, NOWHERE);
    if (result.ok) return result.expression;
    throw new Error(`the test's expression ${text} is sound`);
  };
  return {
    id,
    when: when === null ? null : parsed(when),
    structure: { name: 'IDC', at: NOWHERE },
    field: { name, at: NOWHERE },
    value: parsed(value),
    at: NOWHERE,
  };
}

const rows = [
  returned('XC-IDX-2', 'SN', 'this.SN', 'CNS = 1 and this != PC'),
  returned('NB-IDC-2', 'SN', 'PC.SN', 'CNS = 1 and this = PC'),
  returned('NB-IDC-3', 'VID', 'PC.VID', 'CNS = 1'),
  returned('XC-IDX-4', 'NN', '2', 'this != PC and this.N = 1 or this.N = 2'),
];
const spec = model({
  commands: [{ ...command('Identify', []), returned: rows }, command('Other', [])],
  structures: [structure('IDC', 8, [field('VID', 0, 16), field('NN', 16, 16), field('SN', 32, 32)])],
});

test('shows what extended controllers return, in the order of the fields, and leaves out what is about the primary controller', () => {
  const lines = identifyValues(spec, 'x.md').split('\n').slice(4);
  expect(lines.map((line) => line.split(' | ').slice(0, 3).join(' ; '))).toEqual([
    '| IDC.VID ; PC.VID ; CNS = 1',
    '| IDC.NN ; 2 ; this != PC and this.N = 1 or this.N = 2',
    '| IDC.SN ; this.SN ; CNS = 1',
  ]);
});

test('is empty without such a command', () => {
  expect(identifyValues(model({}), 'x.md')).toBe('');
});
