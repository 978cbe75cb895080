import { expect, it } from 'vitest';
import { commandNames, fieldName, importPath, registerNames, structureNames, valuesNames } from './names.ts';

it('names files and declarations', () => {
  expect(commandNames({ name: 'Create Extended Controller' })).toEqual({
    path: 'create-extended-controller.ts',
    type: 'CreateExtendedController',
    constant: 'CREATE_EXTENDED_CONTROLLER',
  });
  expect(structureNames({ mnemonic: 'XCCAP' })).toEqual({
    path: 'structures/xccap.ts',
    type: 'Xccap',
    constant: 'XCCAP',
  });
  expect(registerNames({ mnemonic: 'CC' }).path).toBe('registers/cc.ts');
  expect(valuesNames({ table: 'tbl:receive-sel', name: 'Select' })).toEqual({
    path: 'values/receive-sel.ts',
    type: 'Select',
  });
  expect(fieldName('NTAG')).toBe('ntag');
});

it('finds the way from one file to another', () => {
  expect(importPath('a.ts', 'checks.ts')).toBe('./checks.ts');
  expect(importPath('structures/a.ts', 'structures/b.ts')).toBe('./b.ts');
  expect(importPath('structures/a.ts', 'checks.ts')).toBe('../checks.ts');
});
