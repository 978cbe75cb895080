import type { BarExpect, BarWrite } from '../../model/bar-step.ts';
import type { SourceRange } from '../../model/source.ts';
import { within } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';
import type { Catalog } from '../catalog.ts';
import { bitsOf, hexadecimal } from '../stimulus-steps.ts';
import { Cursor, readArguments, type Argument } from './arguments.ts';
import { ScenarioFault } from './fault.ts';
import { numberOf } from './register-line.ts';

/** `bar write MSIXT AT=20h SIZE=8 VALUE=FEE00000h`, `bar expect MSIXP AT=0 MASK=100b VALUE=100b` */
export interface BarLine {
  readonly kind: 'bar';
  readonly act: 'write' | 'expect';
  /** The register of the configuration space that says where the memory is. */
  readonly area: string;
  readonly fields: readonly Argument[];
  readonly at: SourceRange;
}

const [WORD, PAIR] = [4, 8] as const;
/** No area is larger than what the offset in its register can reach. */
const LAST_OFFSET = 0xffff_ffffn;

/** Reads what stands behind the word `bar`. */
export function barLine(text: string, at: SourceRange): BarLine {
  const [head, act, area = ''] = /^(write|expect) ([A-Z0-9]+) /.exec(text) ?? [''];
  if (act !== 'write' && act !== 'expect')
    throw new ScenarioFault(at, 'Unexpected line, expected bar write AREA AT=OFFSET VALUE=NUMBER, or bar expect');
  return {
    kind: 'bar',
    act,
    area,
    fields: readArguments(new Cursor(text, head.length, at)),
    at: within(at, 0, text.length),
  };
}

/** The step of a line: 4 bytes unless SIZE says 8, and all bits of them unless MASK says which. */
export function barStep(
  { act, area, fields, at }: BarLine,
  catalog: Catalog,
  evaluate: (text: string, at: SourceRange) => unknown,
): BarWrite | BarExpect {
  const areas = catalog.model.registers.filter(({ space }) => space === 'configuration');
  if (!areas.some(({ mnemonic }) => mnemonic === area)) {
    const known = areas.map(({ mnemonic }) => mnemonic);
    throw new ScenarioFault(
      at,
      `Unexpected ${area}, expected a register of the PCI configuration space${didYouMean(area, known)}`,
    );
  }
  const names = act === 'write' ? ['AT', 'SIZE', 'VALUE'] : ['AT', 'SIZE', 'MASK', 'VALUE'];
  const given = new Map<string, bigint>();
  for (const { name, nameAt, value } of fields) {
    if (!names.includes(name))
      throw new ScenarioFault(nameAt, `Unexpected ${name}, expected one of ${names.join(', ')}`);
    const number = numberIn(value, evaluate);
    if (number === null) throw new ScenarioFault(value.at, `Unexpected value of ${name}, expected a number`);
    given.set(name, number);
  }
  const size = Number(given.get('SIZE') ?? WORD);
  if (size !== WORD && size !== PAIR) throw new ScenarioFault(at, `Unexpected SIZE ${size}, expected 4 or 8 bytes`);
  const all = bitsOf(0, 8 * size);
  const [offset, value, mask] = [given.get('AT'), given.get('VALUE'), given.get('MASK') ?? all];
  if (offset === undefined || offset > LAST_OFFSET || offset % BigInt(size) !== 0n)
    throw new ScenarioFault(at, `Unexpected line without AT, a multiple of the ${size} bytes that are accessed`);
  if (value === undefined || value > all || mask > all)
    throw new ScenarioFault(at, `Unexpected line, expected VALUE, a number of ${size} bytes, and MASK no larger`);
  const place = { area, at: Number(offset), size, value: hexadecimal(value) } as const;
  return act === 'write' ? { op: 'bar.write', ...place } : { op: 'bar.expect', ...place, mask: hexadecimal(mask) };
}

/** A number as it stands, or one that the limits of the device give. */
function numberIn(value: Argument['value'], evaluate: (text: string, at: SourceRange) => unknown): bigint | null {
  if (value.kind === 'word') return numberOf(value.text);
  const found = value.kind === 'expression' ? evaluate(value.text, value.at) : null;
  return typeof found === 'number' && Number.isInteger(found) && found >= 0 ? BigInt(found) : null;
}

/** The limits that the numbers of a line depend on. */
export function barLimits({ fields }: BarLine, { model }: Catalog): readonly string[] {
  const words = fields.flatMap(({ value }) =>
    value.kind === 'expression' ? (value.text.match(/[A-Z][A-Z0-9]*/g) ?? []) : [],
  );
  return model.limits.flatMap(({ mnemonic }) => (words.includes(mnemonic) ? [mnemonic] : []));
}
