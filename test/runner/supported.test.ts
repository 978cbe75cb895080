import { expect, it } from 'vitest';
import type { SubmitStep } from '../../codegen/model/vector.ts';
import { model } from './fixtures.ts';
import { unsupportedCommand } from './supported.ts';

const step = (command?: string): SubmitStep => ({
  op: 'sqe',
  sq: 'asq',
  slot: 0,
  bytes: '',
  ...(command !== undefined && { command }),
});
const [IDENTIFY, FLUSH] = [0x06, 0x00];
const commands = { admin: new Set([IDENTIFY]), io: new Set([FLUSH]) };

it('finds the command that a device does not list, on the queue of its kind', () => {
  const steps = [step('Identify'), step('Flush'), step('Abort'), step('Write')];
  expect(unsupportedCommand({ steps }, { commands, model })).toBe('Abort');
  expect(unsupportedCommand({ steps: steps.slice(0, 2) }, { commands, model })).toBeNull();
});

it('lets opcodes through that have no command, and all of a device that lists nothing', () => {
  expect(unsupportedCommand({ steps: [step()] }, { commands, model })).toBeNull();
  expect(unsupportedCommand({ steps: [step('Abort')] }, { model })).toBeNull();
});
