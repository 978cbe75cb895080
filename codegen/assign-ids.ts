import { type Assignment, assignments, withIds } from './check/lock/assign.ts';
import { formatLock, LOCK_FILE, parseLock } from './check/lock/lock.ts';
import { accept, withNewIds } from './check/lock/update.ts';
import type { SourceFile } from './model/source.ts';
import { readSpecification } from './read/specification.ts';

/** What is to be entered into the lock. */
export interface LockRequest {
  /** The files of the specification. */
  readonly files: readonly SourceFile[];
  /** The text of the lock file; `null` where there is none yet. */
  readonly lock: string | null;
  /** Whether placeholders get numbers and new ids are entered. */
  readonly assign: boolean;
  /** Which requirements may say something else from now on, or be gone. */
  readonly accepts: (id: string) => boolean;
}

/** What becomes of the files: those to write, the lock among them; none where `refused`, since not all tables can be read. */
export interface LockChange {
  /** The whole text with its new ids. */
  readonly text: readonly SourceFile[];
  readonly refused: boolean;
  readonly files: readonly SourceFile[];
  readonly assigned: readonly Assignment[];
  readonly entered: number;
  readonly reworded: readonly string[];
  readonly retired: readonly string[];
}

const NOTHING = { files: [], assigned: [], entered: 0, reworded: [], retired: [] };

/**
 * Gives each row that was written with a placeholder such as `XC-CRE-?` a number that was never used, and brings the lock up
 * to date. Nothing is written while tables cannot be read: one of them could hold the greatest number.
 * @throws LockError for a lock that cannot be read.
 */
export function assignIds({ files, lock: source, assign, accepts }: LockRequest): LockChange {
  const known = source === null ? new Map() : parseLock(source);
  const assigned = assign ? assignments(readSpecification(files).model, known) : [];
  const replaced = withIds(files, assigned);
  const texts = new Map(replaced.map(({ path, text }) => [path, text]));
  const text = files.map(({ path, text: old }) => ({ path, text: texts.get(path) ?? old }));
  const { model, diagnostics } = readSpecification(text);
  if (diagnostics.length > 0) return { ...NOTHING, text, refused: true };
  const { lock, reworded, retired } = accept(known, model, accepts);
  const next = assign ? withNewIds(lock, model) : lock;
  const written = formatLock(next);
  const same = written === source || (source === null && next.size === 0);
  return {
    text,
    refused: false,
    files: same ? replaced : [...replaced, { path: LOCK_FILE, text: written }],
    assigned,
    entered: next.size - known.size,
    reworded,
    retired,
  };
}
