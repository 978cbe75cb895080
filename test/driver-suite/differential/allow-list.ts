import { returnedValues } from '../../../codegen/emit/blocks/returned-values.ts';
import { opcodeOf } from '../../../codegen/model/lookup.ts';
import type { Model } from '../../../codegen/model/model.ts';
import { takenCommands } from '../../../codegen/model/taken-commands.ts';
import type { Command } from './random-commands.ts';
import type { Outcome } from './side.ts';

/** What a rule allows to differ: the status, the results, or the data as a whole. */
export interface Allowance {
  readonly reason: string;
  readonly applies: (command: Command) => boolean;
  /** The statuses that the extended controller answers with instead. */
  readonly statuses?: readonly string[];
  readonly data?: true;
  readonly result?: true;
  /** The primary controller has to refuse the command as well. */
  readonly isRefusal?: true;
}

const low = ({ dwords }: Command): number => (dwords[0] ?? 0) & 0xff;
const [IDENTIFY, LOG, GET, SET] = [0x06, 0x02, 0x0a, 0x09] as const;
const [CREATE_SQ, CREATE_CQ] = [0x01, 0x05] as const;
const TEMPERATURE = 0x04;

/** Where an extended controller differs from the primary one, each with the requirement that says so. */
export const ALLOWANCES: readonly Allowance[] = [
  {
    reason: 'XC-IDX-16: no answer about the resources of others',
    applies: (command) => command.opcode === IDENTIFY && [0x14, 0x15].includes(low(command)),
    statuses: ['Invalid Field in Command'],
  },
  {
    reason: 'NB-IDN-21: what is allocated is what is attached',
    applies: (command) => command.opcode === IDENTIFY && [0x10, 0x11].includes(low(command)),
    data: true,
  },
  {
    reason: 'the log page of changed controllers belongs to the primary controller',
    applies: (command) => command.opcode === LOG && low(command) === 0xd0,
    statuses: ['Invalid Log Page', 'Invalid Field in Command'],
  },
  {
    reason: 'the order of checks is free where an address is wrong and something else is as well',
    applies: ({ opcode, pointers: [pointer] }) => [CREATE_SQ, CREATE_CQ].includes(opcode as 1) && pointer !== 0,
    statuses: [
      'PRP Offset Invalid',
      'Invalid Queue Identifier',
      'Invalid Queue Size',
      'Invalid Interrupt Vector',
      'Completion Queue Invalid',
      'Invalid Field in Command',
    ],
    isRefusal: true,
  },
  {
    reason:
      'NB-ERR-1: each controller records the errors of its own commands, of which some differ by the lines of this list',
    applies: (command) => command.opcode === LOG && low(command) === 0x01,
    data: true,
  },
  {
    reason: 'NB-FEA-85: the temperature is that of the device',
    applies: (command) => [GET, SET].includes(command.opcode as 0x0a) && low(command) === TEMPERATURE,
    statuses: ['Feature Not Changeable', 'Invalid Field in Command', 'Successful Completion'],
    result: true,
  },
];

/** The structures whose fields are compared one by one: by opcode, choice and whole size. */
const STRUCTURES: readonly (readonly [opcode: number, choice: number, size: number, name: string])[] = [
  [IDENTIFY, 1, 4096, 'IDC'],
  [LOG, 0, 1024, 'SLPD'],
  [LOG, 2, 512, 'HLTH'],
  [LOG, 5, 4096, 'CSED'],
];

/** Fields that count errors: those of a controller's own commands (NB-ERR-1). */
const COUNTS: ReadonlySet<string> = new Set(['HLTH.NEILE']);

/** The opcodes of a queue that extended controllers take. */
export function takenOpcodes(model: Model, queue: 'admin' | 'io'): ReadonlySet<number> {
  return new Set(takenCommands(model, 'XC', queue).map((command) => opcodeOf(model, command)));
}

/** The fields whose values differ in the generated table of what both kinds of controllers return. */
export function differingFields(model: Model): ReadonlySet<string> {
  const rows = returnedValues(model)
    .split('\n')
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  return new Set(rows.filter((cells) => cells.length > 4 && cells[3] !== cells[4]).map((cells) => cells[1] ?? ''));
}

/** How two outcomes of the same command differ beyond what is allowed; `null` where they do not. */
export function difference(
  command: Command,
  [primary, extended]: readonly [Outcome, Outcome],
  {
    fields,
    decode,
  }: {
    readonly fields: ReadonlySet<string>;
    readonly decode: (structure: string, data: Uint8Array) => Readonly<Record<string, unknown>>;
  },
): string | null {
  const allowance = ALLOWANCES.find(({ applies }) => applies(command));
  if (primary.status !== extended.status) {
    const isAllowed = extended.status !== null && allowance?.statuses?.includes(extended.status) === true;
    if (isAllowed && !(allowance.isRefusal && primary.status === 'Successful Completion')) return null;
    return `status ${extended.status}, expected ${primary.status}`;
  }
  if (!allowance?.result && (primary.dw0 !== extended.dw0 || primary.dw1 !== extended.dw1))
    return `results ${extended.dw0} and ${extended.dw1}, expected ${primary.dw0} and ${primary.dw1}`;
  if (allowance?.data || Buffer.compare(primary.data, extended.data) === 0) return null;
  const structure = STRUCTURES.find(([opcode, choice]) => opcode === command.opcode && choice === low(command));
  if (!structure) return 'other data';
  const [, , size, name] = structure;
  const whole = (data: Uint8Array): Uint8Array => Uint8Array.from({ length: size }, (_, i) => data[i] ?? 0);
  const [one, other] = [decode(name, whole(primary.data)), decode(name, whole(extended.data))];
  const wrong = Object.keys(one).filter(
    (field) =>
      !fields.has(`${name}.${field}`) &&
      !COUNTS.has(`${name}.${field}`) &&
      JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );
  return wrong.length === 0 ? null : `other values of ${wrong.map((field) => `${name}.${field}`).join(', ')}`;
}
