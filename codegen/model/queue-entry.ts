import type { FieldRecord } from './codec.ts';
import type { Command } from './command.ts';
import type { Layout } from './layout.ts';
import type { Model } from './model.ts';
import { gaps, isPresent, overlaps } from './selectors.ts';

/** Size of a submission queue entry in bytes. */
export const SUBMISSION_ENTRY_SIZE = 64;
/** Bytes of a completion queue entry. */
export const COMPLETION_ENTRY_SIZE = 16;

/** The mnemonic of the structure of a submission queue entry whose command is not known. */
export const SUBMISSION_ENTRY = 'SQE';

/** The mnemonic of the structure of a completion queue entry. */
export const COMPLETION_ENTRY = 'CQE';

/**
 * The layout of a command's submission queue entry: what no field takes is reserved. Fields with selectors may overlap.
 */
export function commandLayout(command: Command): Layout {
  return {
    size: SUBMISSION_ENTRY_SIZE,
    fields: command.fields,
    reserved: gaps(command.fields, SUBMISSION_ENTRY_SIZE * 8),
  };
}

/**
 * The layout of a command's completion queue entry: the CQE structure, where the command's result fields take the place
 * of the command specific dwords that they lie in. `request`: the fields of the command that completes; without them, result
 * fields for different requests may overlap.
 */
export function completionLayout(
  model: Pick<Model, 'structures'>,
  command: Command,
  request: Readonly<Record<string, unknown>> | null = null,
): Layout {
  const entry = model.structures.find((structure) => structure.mnemonic === COMPLETION_ENTRY);
  if (!entry) throw new Error(`Unexpected specification without the data structure ${COMPLETION_ENTRY}`);
  const result = request === null ? command.result : command.result.filter((field) => isPresent(field, request));
  const kept = entry.fields.filter((field) => !result.some((other) => overlaps(field, other)));
  const fields = [...result, ...kept].sort((a, b) => a.bit - b.bit);
  return { size: entry.size, fields, reserved: gaps(fields, entry.size * 8) };
}

/** The status of a decoded completion, `SCT << 8 | SC`; `null` where the layout has no such fields. */
export function completionStatus(fields: FieldRecord): number | null {
  const { SCT, SC } = fields;
  return typeof SCT === 'number' && typeof SC === 'number' ? (SCT << 8) | SC : null;
}
