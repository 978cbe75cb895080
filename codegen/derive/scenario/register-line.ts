import type { RegisterPoll, RegisterWrite } from '../../model/register-step.ts';
import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
import type { Move } from '../move.ts';
import { bitsOf, hexadecimal } from '../stimulus-steps.ts';
import { READY } from '../topology.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';

/** `register write CC EN=0`, `register expect CSTS RDY=0 CFS=1`, `register expect in halves ASQ ASQB=7` */
export interface RegisterLine {
  readonly kind: 'register';
  readonly act: 'write' | 'expect';
  readonly register: string;
  /** Whether the register is accessed in 32 bits at a time. */
  readonly inHalves: boolean;
  readonly fields: readonly Argument[];
  readonly at: SourceRange;
}

/** Reads what stands behind the word `register`. */
export function registerLine(text: string, at: SourceRange): RegisterLine {
  const [head, act, halves, register = ''] = /^(write|expect) (in halves )?([A-Z0-9]+) /.exec(text) ?? [''];
  if (act !== 'write' && act !== 'expect')
    throw new ScenarioFault(at, 'Unexpected line, expected register write REGISTER FIELD=VALUE, or register expect');
  const fields = readArguments(new Cursor(text, head.length, at));
  if (fields.length === 0) throw new ScenarioFault(at, 'Unexpected end of the line, expected a field and its value');
  return { kind: 'register', act, register, inHalves: halves !== undefined, fields, at: within(at, 0, text.length) };
}

/**
 * The step of a line. What is written are the named fields, the others keep what they have; what is expected is waited for as
 * long as CAP.TO can ask a host to.
 */
export function registerStep(
  { act, register, inHalves, fields, at }: RegisterLine,
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
  let [mask, value] = [0n, 0n];
  for (const { name, nameAt, value: written } of fields) {
    const field = found.fields.find(({ mnemonic }) => mnemonic === name);
    if (field === undefined) {
      const known = found.fields.map(({ mnemonic }) => mnemonic);
      throw new ScenarioFault(nameAt, `Unexpected ${name}, expected a field of ${register}${didYouMean(name, known)}`);
    }
    const number = written.kind === 'word' ? numberOf(written.text) : null;
    if (number === null || number >> BigInt(field.width) !== 0n)
      throw new ScenarioFault(written.at, `Unexpected value of ${name}, expected a number of ${field.width} bits`);
    mask |= bitsOf(field.bit, field.width);
    value |= number << BigInt(field.bit);
  }
  const width = inHalves ? ({ halves: 1 } as const) : {};
  const bits = { reg: register, mask: hexadecimal(mask), value: hexadecimal(value), ...width };
  return act === 'write' ? { op: 'reg.write', ...bits } : { op: 'reg.poll', ...bits, within: READY.within };
}

/** Lines that the tables need not follow. */
const AFTER_WRITES: readonly string[] = ['register', 'bar', 'ring', 'unmap', 'shows', 'given'];

/**
 * The tables do not follow what comes of a register that the host has written, or of memory that it has taken away.
 * @throws ScenarioFault for a line that they would have to follow after it.
 */
export function requireFollowed(
  { kind, at }: { readonly kind: string; readonly at: SourceRange },
  moves: readonly Move[],
): void {
  if (AFTER_WRITES.includes(kind) || !moves.some(isUnfollowed)) return;
  throw new ScenarioFault(
    at,
    `Unexpected line, expected only ${AFTER_WRITES.join(', ')} after a register write or unmap`,
  );
}

function isUnfollowed(move: Move): boolean {
  return move.kind === 'unmap' || (move.kind === 'register' && move.step.op === 'reg.write');
}

/** A number as it stands in a scenario: `12`, `2h`, `101b`; `null` for anything else. */
export function numberOf(text: string): bigint | null {
  if (/^[0-9]+$/.test(text)) return BigInt(text);
  if (/^[01]+b$/.test(text)) return BigInt(`0b${text.slice(0, -1)}`);
  return /^[0-9A-F]+h$/.test(text) ? BigInt(`0x${text.slice(0, -1)}`) : null;
}
