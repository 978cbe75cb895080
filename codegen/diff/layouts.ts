import type { Field, Layout } from '../model/layout.ts';
import type { Model } from '../model/model.ts';
import { type DwordStyle, fieldLocation } from '../model/place.ts';
import type { SourceRange } from '../model/source.ts';
import type { Versions } from './change.ts';
import { pairs, type Pairs } from './pairs.ts';

/** Everything that has fields: commands, their completions, data structures, registers. */
export interface LayoutFact extends Layout {
  /** What names it in messages: "Make Thing", "XCCAP". */
  readonly name: string;
  readonly style: DwordStyle;
  readonly bits: boolean;
  readonly at: SourceRange;
}

/** The layouts of a model. Fields that all commands have in common are those of their structure alone. */
export function layoutsOf(model: Model): readonly LayoutFact[] {
  return [
    ...model.commands.flatMap(({ name, section, fields, result, at }) => [
      { name, style: 'Command Dword' as const, bits: false, at, ...own(fields, section) },
      { name: `${name} completion`, style: 'Dword' as const, bits: false, at, ...own(result, section) },
    ]),
    ...model.structures.map((structure) => ({ ...structure, name: structure.mnemonic, style: null, bits: false })),
    ...model.registers.map((register) => ({ ...register, name: register.mnemonic, style: null, bits: true })),
  ];
}

function own(fields: readonly Field[], section: string): Layout {
  return { size: 64, fields: fields.filter(({ at }) => at.file === section), reserved: [] };
}

/** The fields of one layout that both versions have, paired by mnemonic. */
export interface FieldPairs extends Pairs<Field> {
  readonly before: LayoutFact;
  readonly after: LayoutFact;
  /** Fields with another mnemonic at the same place: a new name. */
  readonly renamed: readonly (readonly [Field, Field])[];
}

/** The fields of all layouts that both versions have. */
export function fieldPairs({ a, b }: Versions): readonly FieldPairs[] {
  return pairs(layoutsOf(a), layoutsOf(b), ({ name }) => name).both.map(([before, after]) => {
    const { both, gone, fresh } = pairs(before.fields, after.fields, ({ mnemonic }) => mnemonic);
    const place = pairs(gone, fresh, ({ bit, width }) => `${bit}+${width}`);
    return { before, after, both, gone: place.gone, fresh: place.fresh, renamed: place.both };
  });
}

/** Where a field of a layout stands, in words. */
export function placeOf({ style, bits }: LayoutFact, field: Field): string {
  return fieldLocation(field, style, bits);
}

/** Whether a run of bits held no field. */
export function isFree({ fields }: LayoutFact, bit: number, width: number): boolean {
  return fields.every((field) => field.bit >= bit + width || field.bit + field.width <= bit);
}
