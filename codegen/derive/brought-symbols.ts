import type { Value } from '../language/values.ts';
import type { Machine } from './machine.ts';
import type { Symbols } from './symbols.ts';

/** A symbol, and the register that holds its value. */
export interface BroughtRegister {
  readonly name: string;
  readonly register: string;
}

/** Gives symbols to what the device brings with it. Returns the registers that hold such values, by the value. */
export function bringSymbols(symbols: Symbols, { catalog, plane }: Machine): ReadonlyMap<Value, BroughtRegister> {
  const registers = new Map<Value, BroughtRegister>();
  for (const object of catalog.model.objects) {
    if (object.key) continue;
    for (const attribute of object.attributes) {
      const value = plane.state[object.mnemonic]?.get(0)?.attributes[attribute.mnemonic];
      if (attribute.initial || (typeof value !== 'number' && typeof value !== 'string')) continue;
      const name = symbols.bring(object.mnemonic, attribute.mnemonic, value);
      if (catalog.model.registers.some(({ mnemonic }) => mnemonic === attribute.mnemonic))
        registers.set(value, { name, register: attribute.mnemonic });
    }
  }
  return registers;
}
