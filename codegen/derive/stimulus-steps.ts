import type { Stimulus } from '../model/stimulus.ts';
import type { Step } from '../model/vector.ts';
import type { Catalog } from './catalog.ts';

/** What a host does so that an event happens, where it does it through registers or from outside. */
export function stimulusSteps(stimulus: Stimulus, catalog: Catalog): Step[] {
  if (stimulus.kind === 'reset') return [{ op: 'reset', kind: stimulus.reset }];
  if (stimulus.kind !== 'write') return [];
  const { register, field, values } = stimulus;
  const { bit, width } = catalog.registerField(register.name, field.name);
  const mask = hexadecimal(bitsOf(bit, width));
  return values.map((value) => ({
    op: 'reg.write',
    reg: register.name,
    mask,
    value: hexadecimal(BigInt(value) << BigInt(bit)),
  }));
}

/** So many bits from that one on, all set to 1b. */
export function bitsOf(bit: number, width: number): bigint {
  return ((1n << BigInt(width)) - 1n) << BigInt(bit);
}

export function hexadecimal(value: bigint): string {
  return `0x${value.toString(16)}`;
}
