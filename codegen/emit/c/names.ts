import { kebabCase } from '../../model/ids.ts';

/** A name as a part of a macro: `Create I/O Completion Queue` becomes `CREATE_I_O_COMPLETION_QUEUE`. */
export function macroName(name: string): string {
  return kebabCase(name).replaceAll('-', '_').toUpperCase();
}

/** A name as a part of a function or a type. */
export function functionName(name: string): string {
  return macroName(name).toLowerCase();
}

/** A number as C has it, unsigned: `0x1Fu`, and with 64 bits where it needs them. */
export function literal(value: number | bigint): string {
  const digits = value.toString(16).toUpperCase();
  return `0x${digits}${BigInt(value) > 0xffff_ffffn ? 'ull' : 'u'}`;
}

/** A sentence as a comment: nothing in it ends the comment, and no escape or trigraph means anything in it. */
export function comment(text: string): string {
  return `/* ${text.replaceAll('*/', '* /').replaceAll('/*', '/ *').replaceAll('??', '? ?').replaceAll('\\', '/').replaceAll(/\s+/g, ' ').trim()} */`;
}
