import { expect, test } from 'vitest';
import { sampleModel } from './sample.ts';
import { Scopes } from './scope.ts';
import { unknownCommand } from './unknown-command.ts';

test('an unknown command has what every queue entry has, and nothing to do', () => {
  const command = unknownCommand(new Scopes(sampleModel()).world.structures, 'io', 'any');
  expect(command.fields.map(({ mnemonic }) => mnemonic)).toEqual(['OPC', 'FUSE', 'NSID']);
  expect(command).toMatchObject({ queue: 'io', receiver: 'any', target: null, effects: [], completes: null });
});

test('a model without a queue entry cannot tell what an unknown command is', () => {
  const model = sampleModel();
  const structures = model.structures.filter(({ mnemonic }) => mnemonic !== 'SQE');
  expect(() => unknownCommand(new Scopes({ ...model, structures }).world.structures, 'admin', 'primary')).toThrow(
    'expected the data structure SQE',
  );
});
