import type { CodecValue, CodecVector } from '../../codegen/model/vector.ts';
import type { Model } from '../../codegen/model/model.ts';
import { functionName, macroName } from '../../codegen/emit/c/names.ts';
import type { Layout } from '../../codegen/model/layout.ts';
import { commandLayout } from '../../codegen/model/queue-entry.ts';
import { isPresent } from '../../codegen/model/selectors.ts';

/** A C program that packs and unpacks every codec vector with the generated header, and says which differ. */
export function codecProgram(model: Model, vectors: readonly CodecVector[]): string {
  const layouts = new Map<string, Layout>([
    ...model.structures.map((structure) => [structure.mnemonic, structure] as const),
    ...model.commands.map((command) => [command.name, commandLayout(command)] as const),
  ]);
  const checks = vectors.map((vector, i) => checkOf(vector, i, layouts.get(vector.struct) as Layout, layouts));
  return [
    '#include "snvme.h"',
    '#include <stdio.h>',
    '#include <string.h>',
    'static int failures = 0;',
    'static void check(int good, const char *vector, const char *what) { if (!good) { failures += 1; printf("%s: %s\\n", vector, what); } }',
    ...checks.map(({ text }) => text),
    'int main(void)',
    '{',
    ...checks.map(({ name }) => `    ${name}();`),
    `    printf("%d vectors, %d failures\\n", ${vectors.length}, failures);`,
    '    return failures == 0 ? 0 : 1;',
    '}',
    '',
  ].join('\n');
}

function checkOf(
  vector: CodecVector,
  index: number,
  layout: Layout,
  layouts: ReadonlyMap<string, Layout>,
): { readonly name: string; readonly text: string } {
  const name = `vector_${index}`;
  const lines: string[] = [];
  if (vector.result === 'invalid') lines.push(...invalid(vector, layout, layouts));
  else {
    const bytes = vector.bytes.match(/../g) ?? [];
    const size = Math.max(bytes.length, layout.size, 1);
    lines.push(`static const uint8_t expected[${size}] = {${bytes.map((byte) => `0x${byte}`).join(',') || '0'}};`);
    lines.push(`uint8_t made[${size}]; memset(made, 0, sizeof made); (void)made; (void)expected;`);
    for (const step of recordSteps(vector.fields, vector.struct, layout, layouts, 0)) {
      if (vector.direction !== 'encode') lines.push(...step.reads);
      if (vector.direction !== 'decode') lines.push(...step.writes);
    }
    if (vector.direction !== 'decode') lines.push(says(`memcmp(made, expected, sizeof made) == 0`, 'packs otherwise'));
  }
  return {
    name,
    text: `static void ${name}(void) { const char *id = "${vector.id}"; (void)id;\n${lines.join('\n')}\n}`,
  };
}

/** A value that does not fit, or bytes that are too few: the header says the width and the size. */
function invalid(vector: CodecVector, layout: Layout, layouts: ReadonlyMap<string, Layout>): string[] {
  const macro = `SNVME_${macroName(vector.struct)}`;
  if (vector.error === 'length') return [says(`${vector.bytes.length / 2}u < ${macro}_SIZE`, 'has the size')];
  const type = `snvme_${functionName(vector.struct)}`;
  const numbers = [...numbersOfRecord(vector.fields, vector.struct, layout, layouts)];
  if (numbers.length === 0) return [];
  const tooLarge = numbers.filter(({ value, width }) => BigInt(value as string | number) >> BigInt(width) !== 0n);
  if (tooLarge.length > 0) {
    const fits = tooLarge.map(({ name, value }) => `snvme_fits(${literal(value)}, ${name}_WIDTH)`);
    return [says(`!(${fits.join(' || ')})`, 'fits')];
  }
  // A field that the others make absent.
  const selected = layout.fields.filter((field) => field.selectors && vector.fields[field.mnemonic] !== undefined);
  const has = selected.map(
    ({ mnemonic }) => `${type}_has_${functionName(mnemonic)}((const ${type} *)(const void *)made)`,
  );
  return [
    `uint8_t made[${layout.size}]; memset(made, 0, sizeof made);`,
    ...recordSteps(vector.fields, vector.struct, layout, layouts, 0, true).flatMap((step) => step.writes),
    says(has.length === 0 ? '0' : `!(${has.join(' && ')})`, 'is taken'),
  ];
}

function* numbersOfRecord(
  fields: Readonly<Record<string, CodecValue>>,
  struct: string,
  layout: Layout,
  layouts: ReadonlyMap<string, Layout>,
): Generator<{ readonly name: string; readonly value: CodecValue; readonly width: number }> {
  for (const field of layout.fields) {
    const value = fields[field.mnemonic];
    if (value === undefined) continue;
    if (field.format === 'list') {
      const entry = layouts.get(field.entry ?? '');
      if (!entry || typeof value !== 'object') continue;
      for (const record of value) yield* numbersOfRecord(record as never, field.entry ?? '', entry, layouts);
    } else if (field.format === 'number' && field.width <= 64)
      yield { name: `SNVME_${macroName(struct)}_${macroName(field.mnemonic)}`, value, width: field.width };
  }
}

interface Steps {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** What reads and writes each field of a record that begins at a byte. */
function recordSteps(
  fields: Readonly<Record<string, CodecValue>>,
  struct: string,
  layout: Layout,
  layouts: ReadonlyMap<string, Layout>,
  base: number,
  areAllWritten = false,
): Steps[] {
  const [macro, type] = [`SNVME_${macroName(struct)}`, `snvme_${functionName(struct)}`];
  return layout.fields.flatMap((field): Steps[] => {
    const value = fields[field.mnemonic];
    if (value === undefined || (!areAllWritten && !isPresent(field, fields))) return [];
    const name = `${macro}_${macroName(field.mnemonic)}`;
    if (field.format === 'list') {
      const entry = layouts.get(field.entry ?? '');
      if (!entry || typeof value !== 'object') return [];
      const first = base + field.bit / 8;
      return value.flatMap((record, i) =>
        recordSteps(record as never, field.entry ?? '', entry, layouts, first + i * (field.width / 8)),
      );
    }
    if (field.format === 'number' && field.width <= 64) {
      const access = functionName(field.mnemonic);
      return [
        {
          reads: [
            says(
              `${type}_get_${access}((const ${type} *)(const void *)&expected[${base}]) == ${literal(value)}`,
              `${field.mnemonic} is read otherwise`,
            ),
          ],
          writes: [`${type}_set_${access}((${type} *)(void *)&made[${base}], ${literal(value)});`],
        },
      ];
    }
    // Texts and bytes are copied as they stand in the vector.
    const size = field.width / 8;
    return [
      { reads: [], writes: [`memcpy(&made[${base}u + ${name}_BYTE], &expected[${base}u + ${name}_BYTE], ${size}u);`] },
    ];
  });
}

function says(condition: string, what: string): string {
  return `check(${condition}, id, "${what}");`;
}

function literal(value: CodecValue): string {
  const number = BigInt(value as string | number);
  return `0x${number.toString(16)}${number > 0xffff_ffffn ? 'ull' : 'u'}`;
}
