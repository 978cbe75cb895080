import type { Diagnostic } from '../codegen/model/diagnostic.ts';
import type { SourceFile } from '../codegen/model/source.ts';

/** Fixes make room for others: a text is looked at so many times. */
const ROUNDS = 5;

/**
 * Makes the fixes that findings come with, and writes the files, each as a whole. What the fixes lead to is checked before
 * anything is written: a text with as many findings as before stays as it is. Returns the files as they are now.
 */
export async function fixFiles(
  folder: string,
  files: readonly SourceFile[],
  check: (files: readonly SourceFile[]) => Promise<readonly Diagnostic[]>,
): Promise<readonly SourceFile[]> {
  const { fixed } = await import('../codegen/check/fix.ts');
  const { writeOutputs } = await import('../codegen/io/write.ts');
  let [now, made] = [files, 0];
  let findings = await check(files);
  for (let round = 0; round < ROUNDS && findings.some(({ fix }) => fix !== undefined); round += 1) {
    const next = fixed(now, findings);
    const left = next.made === 0 ? findings : await check(next.files);
    if (left.length >= findings.length) break;
    [now, made, findings] = [next.files, made + next.made, left];
  }
  const changed = now.filter((file, index) => file !== files[index]);
  if (changed.length > 0)
    writeOutputs(
      folder,
      changed.map(({ path, text }) => ({ path, text })),
    );
  process.stderr.write(
    `${made} ${made === 1 ? 'fix' : 'fixes'} made in ${changed.length} ${changed.length === 1 ? 'file' : 'files'}\n`,
  );
  return now;
}
