/** A row of a layout table, as far as a figure needs it. Positions are bits or bytes. */
export interface Field {
  readonly high: number;
  readonly low: number;
  /** For a list, the distance of its entries; `high` and `low` are those of entry 0. */
  readonly stride: number | null;
  readonly name: string;
  readonly mnemonic: string | null;
  readonly reserved: boolean;
}

/** The part of a field that lies in one lane. */
export interface Segment {
  readonly field: Field;
  /** Columns of the lane from the left, the last one inclusive. */
  readonly from: number;
  readonly to: number;
  /** Whether the field goes on beyond this side. */
  readonly opensLeft: boolean;
  readonly opensRight: boolean;
  /** Whether this is the widest part of its field: the one that carries the full label. */
  readonly main: boolean;
}

/** One line of a figure. */
export interface Lane {
  /** `row`: as wide as it says; `collapsed`: several lines of one field; `repeat`: the further entries of a list. */
  readonly shape: 'row' | 'collapsed' | 'repeat';
  /** The lowest and highest bit or byte; for `repeat` that of entry 0. */
  readonly low: number;
  readonly high: number;
  readonly segments: readonly Segment[];
}

/** A layout cut into lanes. */
export interface Lanes {
  /** Columns of a lane. */
  readonly columns: number;
  readonly lanes: readonly Lane[];
}

/** The short form of a field's name. */
export function fieldLabel(field: Field): string {
  if (field.reserved) return 'Reserved';
  const label = field.mnemonic ?? field.name;
  return field.stride === null ? label : `${label}[0]`;
}

/** Bits or bytes as the table writes them. */
export function fieldRange(field: Field): string {
  const range = field.high === field.low ? `${field.high}` : `${field.high}:${field.low}`;
  return field.stride === null ? range : `${range} + ${field.stride}i`;
}

/** Bits or bytes, name and mnemonic: what a tooltip says. */
export function fieldTitle(field: Field, unit: 'bits' | 'bytes'): string {
  const one = unit === 'bits' ? 'Bit' : 'Byte';
  const where = `${field.high === field.low ? one : `${one}s`} ${fieldRange(field)}`;
  return `${where}: ${field.name}${field.mnemonic ? ` (${field.mnemonic})` : ''}`;
}
