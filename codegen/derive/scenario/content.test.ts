import { expect, it } from 'vitest';
import { command, NOWHERE } from '../../model/fixtures.ts';
import { expression } from '../../language/sample.ts';
import { rawContent } from './content.ts';

const { transfer } = command('Write', []);
const data = [{ name: 'DATA', nameAt: NOWHERE, value: { kind: 'text' as const, text: 'AB', at: NOWHERE } }];

it('is what a command writes or has to read, again and again up to the end of the data', () => {
  const length = expression('4');
  expect(rawContent(data, { ...transfer, direction: 'host-to-controller', length }).content(4)).toEqual({
    content: '41424142',
  });
  expect(rawContent(data, { ...transfer, direction: 'controller-to-host', length }).content(4)).toEqual({
    reads: '41424142',
  });
});

it('belongs to commands whose data has no structure', () => {
  const structure = { name: 'LIST', at: NOWHERE };
  expect(() => rawContent(data, { ...transfer, structure, length: expression('4') })).toThrow('data has no structure');
});
