import { join } from 'node:path';
import type { LockChange } from '../codegen/assign-ids.ts';
import type { SourceFile } from '../codegen/model/source.ts';
import type { Beside } from '../codegen/recheck/request.ts';

/** The lock beside the text, which is compared with a model that could be read. */
export async function lockBeside(folder: string): Promise<Beside> {
  const { checkLock } = await import('../codegen/check/lock/check-lock.ts');
  const { LOCK_FILE, MAXIMUM_LOCK_SIZE } = await import('../codegen/check/lock/lock.ts');
  const { optionalText } = await import('../codegen/io/optional-text.ts');
  const { sha256 } = await import('../codegen/io/check-cache.ts');
  const text = optionalText(join(folder, LOCK_FILE), MAXIMUM_LOCK_SIZE);
  return { key: text === null ? 'none' : sha256(text), check: (model) => checkLock(model, text, sha256) };
}

/** What the user asked for: numbers for placeholders, or ids (with `*`) whose change is accepted. */
export interface LockOptions {
  readonly assignIds: boolean;
  readonly accept: readonly string[];
}

/** `--assign-ids` and `--accept`: writes the files and the lock, or nothing while tables cannot be read. */
export async function updateLock(
  folder: string,
  files: readonly SourceFile[],
  { assignIds: assign, accept }: LockOptions,
): Promise<LockChange> {
  const { assignIds } = await import('../codegen/assign-ids.ts');
  const { LOCK_FILE, MAXIMUM_LOCK_SIZE } = await import('../codegen/check/lock/lock.ts');
  const { optionalText } = await import('../codegen/io/optional-text.ts');
  const { writeOutputs } = await import('../codegen/io/write.ts');
  const change = assignIds({
    files,
    lock: optionalText(join(folder, LOCK_FILE), MAXIMUM_LOCK_SIZE),
    assign,
    accepts: (id) => accept.some((pattern) => matches(id, pattern)),
  });
  writeOutputs(folder, change.files);
  return change;
}

/** What was done, a line each. */
export function describeChange(change: LockChange, folder: string): string {
  const { assigned, entered, reworded, retired, files, refused } = change;
  if (refused) return 'Nothing was written: first the tables have to be readable\n';
  const lines = [
    ...assigned.map(({ id, at }) => `${join(folder, at.file)}:${at.start.line}  ${id}`),
    ...reworded.map((id) => `${id}  reworded`),
    ...retired.map((id) => `${id}  retired`),
    `${assigned.length} numbers given, ${entered} ids entered, ${reworded.length} reworded, ${retired.length} retired; ${files.length} files changed`,
  ];
  return `${lines.join('\n')}\n`;
}

function matches(id: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return id === pattern;
  const end = rest.at(-1) ?? '';
  return rest.length === 1 && id.length >= start.length + end.length && id.startsWith(start) && id.endsWith(end);
}
