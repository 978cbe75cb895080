import type { FieldReading, Reading } from './decode.ts';

/** The longest value that is shown as a whole, in characters. */
const LONGEST = 20;

/** Which fields a summary shows beside those whose value is not 0 or means something. */
export interface SummaryOptions {
  /** Mnemonics of fields that are shown whatever their value. */
  readonly always?: ReadonlySet<string>;
  /** Mnemonics of fields that are not shown. */
  readonly never?: ReadonlySet<string>;
}

/**
 * The fields of a reading on one line: `CNTLID=0005h, SEL=04h: Tags`. Fields whose value is 0 and means nothing are left
 * out; reserved bits that are set come last. Empty where nothing is left.
 */
export function summarize({ fields, reserved }: Reading, { always, never }: SummaryOptions = {}): string {
  const shown = fields.filter(
    (field) =>
      never?.has(field.mnemonic) !== true &&
      (always?.has(field.mnemonic) === true || !isZero(field) || hasMeaning(field)),
  );
  return [
    ...shown.map(fieldText),
    ...reserved.map(({ location, value }) => `reserved bits are set: ${location} = ${value}`),
  ].join(', ');
}

function isZero({ value }: FieldReading): boolean {
  return /^0*[hb]?$/.test(value);
}

/** Whether a value of 0 says something: an enumerator or a 0's based number, not a text that is absent. */
function hasMeaning({ meaning }: FieldReading): boolean {
  return meaning !== null && meaning !== 'not given';
}

function fieldText({ mnemonic, value, meaning }: FieldReading): string {
  const short = value.length <= LONGEST ? value : `${value.slice(0, LONGEST)}…`;
  return `${mnemonic}=${short}${meaning === null ? '' : `: ${meaning}`}`;
}
