import type { Direction } from '../../model/command.ts';
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { byteText } from '../number-format.ts';

const LOW_BITS: Readonly<Record<Direction, string>> = {
  none: '00',
  'host-to-controller': '01',
  'controller-to-host': '10',
};

/**
 * Bits 1:0 of an opcode state the direction of the data: 00b none, 01b host to controller, 10b controller to host.
 *
 * A command that hands over memory counts the address as data or not: both are in use. The base annex leaves out data
 * that this document does not need.
 *
 * Bad: opcode E1h with data from controller to host. Good: E2h.
 */
export function opcodeDirection(model: Model): readonly Diagnostic[] {
  return model.commands.flatMap(({ class: kind, opcode, queue, transfer, memory }) => {
    const entry = model.profile.find(
      (candidate) => candidate.name === opcode.name && candidate.space === `${queue}-opcode`,
    );
    if (entry === undefined) return [];
    const bits = (entry.value & 3).toString(2).padStart(2, '0');
    const expected = LOW_BITS[transfer.direction];
    if (bits === expected) return [];
    if (transfer.direction === 'none' && (kind === 'base' || memory.length > 0)) return [];
    const message = `Unexpected direction for opcode ${byteText(entry.value)}, whose bits 1:0 are ${bits}b, expected an opcode that ends in ${expected}b (${transfer.direction.replaceAll('-', ' ')}); change the Data property or the number in the Profile`;
    return diagnostic('opcode-direction', transfer.at, message, entry.at);
  });
}
