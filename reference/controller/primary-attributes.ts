import { asciiValue, nqnValue } from '../../codegen/language/text.ts';
import type { Value } from '../../codegen/language/values.ts';
import type { Attribute, Model } from '../../codegen/model/model.ts';
import { readBits } from '../../codegen/model/bits.ts';
import type { ControllerConfiguration } from './configuration.ts';
import { namespaceAttributes } from './namespace-configuration.ts';
import type { Registers } from './registers.ts';

/**
 * The attributes of the primary controller that its manufacturer gives, as values of the condition language. An attribute
 * with the name of a register has the value that the register has after reset.
 */
export function primaryAttributes(
  model: Pick<Model, 'objects'>,
  configuration: ControllerConfiguration,
  registers: Registers,
): Record<string, Value> {
  const primary = model.objects.find((object) => object.key === null);
  const given: Record<string, Value> = { ...namespaceAttributes(configuration.namespaces) };
  for (const attribute of primary?.attributes ?? []) {
    const value = attribute.initial === null ? givenValue(attribute, configuration, registers) : null;
    if (value !== null) given[attribute.mnemonic] = value;
  }
  return given;
}

function givenValue(
  { mnemonic, range }: Attribute,
  configuration: ControllerConfiguration,
  registers: Registers,
): Value {
  if (registers.has(mnemonic)) {
    const bytes = registers.bytes(mnemonic);
    return readBits(bytes, 0, bytes.length * 8);
  }
  const value = Object.hasOwn(configuration, mnemonic)
    ? configuration[mnemonic as keyof ControllerConfiguration]
    : null;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || range.kind !== 'bytes') return null;
  return range.format === 'nqn' ? nqnValue(value, range.size) : asciiValue(value, range.size);
}
