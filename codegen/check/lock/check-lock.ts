import { type Diagnostic, diagnostic, type Severity } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import { sha256 } from '../../model/sha256.ts';
import type { SourceRange } from '../../model/source.ts';
import { LOCK_FILE, LockError, lockLine, parseLock, type Lock } from './lock.ts';
import { sentenceHashes } from './sentence-hash.ts';

const RULE = 'requirement-lock';

/**
 * Compares the requirements of a model with the text of the lock file; `null` where there is none, and then nothing is wrong.
 *
 * A requirement id means one thing for ever: devices, reports and other documents quote it. Bad: a row whose condition is
 * another than the one that the lock knows, a row that is gone, a new row under the id of a retired one. Good: a new row
 * `XC-CRE-?`, which `--assign-ids` gives a number, and a reworded or removed one that `--accept` lists.
 *
 * `hash` is SHA-256: the edge has a faster one.
 */
export function checkLock(model: Model, source: string | null, hash = sha256): readonly Diagnostic[] {
  if (source === null) return [];
  let lock: Lock;
  try {
    lock = parseLock(source);
  } catch (error) {
    if (!(error instanceof LockError)) throw error;
    return [finding(lockPlace(1), 'error', `Cannot read the lock, ${error.message}`)];
  }
  return [...ofText(model, lock, hash), ...vanished(model, lock, source)];
}

function ofText(model: Model, lock: Lock, hash: typeof sha256): Diagnostic[] {
  const hashes = sentenceHashes(model, hash);
  return model.requirementIndex.flatMap(({ id, at }) => {
    const known = lock.get(id);
    if (known === undefined)
      return finding(
        at,
        'warning',
        `Unexpected ${id}, expected an id of the lock; \`snvme check --assign-ids\` enters it (and gives ${id.replace(/[0-9]+$/, '?')} the next number)`,
      );
    if (known.state === 'retired')
      return finding(
        at,
        'error',
        `Unexpected ${id}, which is retired, expected an id that was never used; write ${id.replace(/[0-9]+$/, '?')} and run \`snvme check --assign-ids\``,
      );
    if (known.text === hashes.get(id)) return [];
    return finding(
      at,
      'warning',
      `${id} says something else under its old id, expected the sentence that the lock knows; where it means the same, run \`snvme check --accept ${id}\`, else give the row an id of its own and the old one up`,
    );
  });
}

function vanished(model: Model, lock: Lock, source: string): Diagnostic[] {
  const present = new Set(model.requirementIndex.map(({ id }) => id));
  return [...lock].flatMap(([id, { state }]) =>
    state === 'retired' || present.has(id)
      ? []
      : finding(
          lockPlace(lockLine(source, id)),
          'warning',
          `Unexpected end of ${id}, expected its row; where the requirement is withdrawn, run \`snvme check --accept ${id}\`, which retires the id`,
        ),
  );
}

function lockPlace(line: number): SourceRange {
  return { file: LOCK_FILE, start: { line, column: 1 }, end: { line, column: 1 } };
}

function finding(at: SourceRange, severity: Severity, message: string): Diagnostic {
  return { ...diagnostic(RULE, at, message), severity };
}
