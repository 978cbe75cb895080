import type { Register, ValuesTable } from '../../model/layout.ts';
import { opcodeOf } from '../../model/lookup.ts';
import type { Model } from '../../model/model.ts';
import { comment, literal, macroName } from './names.ts';

/** Opcodes, statuses, offsets and fields of registers, and what the values of fields mean, as macros. */
export function constantTexts(model: Model): string[] {
  return [
    group(
      'Opcodes',
      model.commands.map((command) => [
        `${macroName(command.queue)}_OPC_${macroName(command.name)}`,
        opcodeOf(model, command),
      ]),
    ),
    group(
      'Statuses: Status Code Type by 256, and Status Code',
      model.statuses.map(({ name, value }) => [`STATUS_${macroName(name)}`, value]),
    ),
    ...model.registers.map(registerText),
    ...model.values.map(valuesText),
  ];
}

function group(title: string, values: readonly (readonly [string, number])[]): string {
  return [comment(`${title}.`), ...values.map(([name, value]) => `#define SNVME_${name} ${literal(value)}`), ''].join(
    '\n',
  );
}

/** A register's offset, and mask and shift of each field in its value. */
function registerText({ name, mnemonic, offset, space, fields }: Register): string {
  const macro = `SNVME_REG_${macroName(mnemonic)}`;
  const where = space === 'configuration' ? 'configuration space' : 'controller registers';
  return [
    comment(`${name} (${mnemonic}) in the ${where}.`),
    `#define ${macro}_OFFSET ${literal(offset)}`,
    ...fields.flatMap(({ mnemonic: field, bit, width }) => {
      const mask = ((1n << BigInt(width)) - 1n) << BigInt(bit);
      return [
        `#define ${macro}_${macroName(field)}_SHIFT ${bit}u`,
        `#define ${macro}_${macroName(field)}_MASK ${literal(mask)}`,
      ];
    }),
    '',
  ].join('\n');
}

function valuesText({ name, table, values }: ValuesTable): string {
  const macro = macroName(table.replace(/^tbl:/, ''));
  const named = values.flatMap(({ enumerator, value }) =>
    enumerator === null ? [] : ([[`${macro}_${macroName(enumerator)}`, value]] as const),
  );
  return group(`Values of ${name}`, named);
}
