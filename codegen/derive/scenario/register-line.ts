import type { RegisterBits, RegisterPoll, RegisterWrite } from '../../model/register-step.ts';
import type { Register } from '../../model/layout.ts';
import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Model } from '../../model/model.ts';
import { stopsOnly } from '../aftermath.ts';
import type { Catalog } from '../catalog.ts';
import type { Move } from '../move.ts';
import { bitsOf, hexadecimal } from '../stimulus-steps.ts';
import { READY } from '../topology.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';

/** `register write CC EN=0`, `register expect CSTS RDY=1 or RDY=0 CFS=1`, `register expect in halves ASQ ASQB=7` */
export interface RegisterLine {
  readonly kind: 'register';
  readonly act: 'write' | 'expect';
  readonly register: string;
  /** Whether the register is accessed in 32 bits at a time. */
  readonly inHalves: boolean;
  readonly fields: readonly Argument[];
  /** What is expected in place of that where devices are free. */
  readonly others: readonly (readonly Argument[])[];
  readonly at: SourceRange;
}

const OR = ' or ';

/** Reads what stands behind the word `register`. */
export function registerLine(text: string, at: SourceRange): RegisterLine {
  const [head, act, halves, register = ''] = /^(write|expect) (in halves )?([A-Z0-9]+) /.exec(text) ?? [''];
  if (act !== 'write' && act !== 'expect')
    throw new ScenarioFault(at, 'Unexpected line, expected register write REGISTER FIELD=VALUE, or register expect');
  const parts = text.slice(head.length).split(OR);
  const [fields = [], ...others] = parts.map((part, i) => {
    const from = head.length + parts.slice(0, i).join(OR).length + (i > 0 ? OR.length : 0);
    const found = readArguments(new Cursor(text.slice(0, from + part.length), from, at));
    if (found.length > 0) return found;
    throw new ScenarioFault(at, 'Unexpected end of the line, expected a field and its value');
  });
  if (act === 'write' && others.length > 0)
    throw new ScenarioFault(at, 'Unexpected or, expected it in a line that begins with register expect');
  const place = within(at, 0, text.length);
  return { kind: 'register', act, register, inHalves: halves !== undefined, fields, others, at: place };
}

/**
 * The step of a line. What is written are the named fields, the others keep what they have; what is expected is waited for as
 * long as CAP.TO can ask a host to.
 */
export function registerStep(
  { act, register, inHalves, fields, others, at }: RegisterLine,
  catalog: Catalog,
): RegisterWrite | RegisterPoll {
  const { registers } = catalog.model;
  const found = registers.find(({ mnemonic }) => mnemonic === register);
  if (found === undefined) {
    const known = registers.map(({ mnemonic }) => mnemonic);
    throw new ScenarioFault(
      at,
      `Unexpected register ${register}, expected one of the Register tables${didYouMean(register, known)}`,
    );
  }
  const width = inHalves ? ({ halves: 1 } as const) : {};
  if (act === 'write') return { op: 'reg.write', reg: register, ...bitsIn(found, fields), ...width };
  const or = others.map((each) => bitsIn(found, each));
  const step = { op: 'reg.poll', reg: register, ...bitsIn(found, fields), ...width, within: READY.within } as const;
  return or.length > 0 ? { ...step, or } : step;
}

/** The bits that fields have, and what stands in them. */
function bitsIn({ mnemonic: register, fields: known }: Register, written: readonly Argument[]): RegisterBits {
  let [mask, value] = [0n, 0n];
  for (const { name, nameAt, value: given } of written) {
    const field = known.find(({ mnemonic }) => mnemonic === name);
    if (field === undefined) {
      const names = known.map(({ mnemonic }) => mnemonic);
      throw new ScenarioFault(nameAt, `Unexpected ${name}, expected a field of ${register}${didYouMean(name, names)}`);
    }
    const number = given.kind === 'word' ? numberOf(given.text) : null;
    if (number === null || number >> BigInt(field.width) !== 0n)
      throw new ScenarioFault(given.at, `Unexpected value of ${name}, expected a number of ${field.width} bits`);
    mask |= bitsOf(field.bit, field.width);
    value |= number << BigInt(field.bit);
  }
  return { mask: hexadecimal(mask), value: hexadecimal(value) };
}

/** Lines that the tables need not follow. */
const AFTER_WRITES: readonly string[] = ['register', 'bar', 'ring', 'unmap', 'shows', 'given'];

/**
 * The tables do not follow what comes of a register that the host has written, unless it only stops the function for a while, or of memory that it has taken away.
 * @throws ScenarioFault for a line that they would have to follow after it.
 */
export function requireFollowed(
  { kind, at }: { readonly kind: string; readonly at: SourceRange },
  moves: readonly Move[],
  model: Model,
): void {
  if (AFTER_WRITES.includes(kind) || !moves.some((move) => isUnfollowed(move, model))) return;
  throw new ScenarioFault(
    at,
    `Unexpected line, expected only ${AFTER_WRITES.join(', ')} after a register write or unmap`,
  );
}

function isUnfollowed(move: Move, model: Model): boolean {
  if (move.kind === 'unmap') return true;
  if (move.kind !== 'register' || move.step.op !== 'reg.write') return false;
  const { reg, mask = '' } = move.step;
  const register = model.registers.find(({ mnemonic }) => mnemonic === reg);
  const written = register?.fields.filter(({ bit, width }) => (BigInt(mask) & bitsOf(bit, width)) !== 0n) ?? [];
  return written.length === 0 || !written.every(({ mnemonic }) => stopsOnly(model, reg, mnemonic));
}

/** A number as it stands in a scenario: `12`, `2h`, `101b`; `null` for anything else. */
export function numberOf(text: string): bigint | null {
  if (/^[0-9]+$/.test(text)) return BigInt(text);
  if (/^[01]+b$/.test(text)) return BigInt(`0b${text.slice(0, -1)}`);
  return /^[0-9A-F]+h$/.test(text) ? BigInt(`0x${text.slice(0, -1)}`) : null;
}
