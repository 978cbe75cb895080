import { expect, it } from 'vitest';
import { camelCase, kebabCase, pascalCase } from './ids.ts';

it.each([
  ['Create Extended Controller', 'createExtendedController', 'CreateExtendedController', 'create-extended-controller'],
  [
    'NVM Subsystem NVMe Qualified Name',
    'nvmSubsystemNVMeQualifiedName',
    'NvmSubsystemNVMeQualifiedName',
    'nvm-subsystem-nvme-qualified-name',
  ],
  ['I/O Completion Queue', 'iOCompletionQueue', 'IOCompletionQueue', 'i-o-completion-queue'],
  ["Controller's State", 'controllersState', 'ControllersState', 'controllers-state'],
  ['PRP Entry 1', 'prpEntry1', 'PrpEntry1', 'prp-entry-1'],
  ['2nd Name', '_2ndName', '_2ndName', '2nd-name'],
  ['XCCAP', 'xccap', 'Xccap', 'xccap'],
])('%s', (name, camel, pascal, kebab) => {
  expect(camelCase(name)).toBe(camel);
  expect(pascalCase(name)).toBe(pascal);
  expect(kebabCase(name)).toBe(kebab);
});
