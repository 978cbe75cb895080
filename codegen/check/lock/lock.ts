import { compareRequirementIds, REQUIREMENT_ID } from '../../model/requirement-id.ts';

/** The file of the lock, below the specification folder. */
export const LOCK_FILE = 'requirements.lock.json';
/** The greatest size of a lock file in bytes: some fifty thousand requirements. */
export const MAXIMUM_LOCK_SIZE = 4 * 1024 * 1024;
const FORMAT = 'snvme-lock/1';

/**
 * What became of a requirement: it stands as it was first written, somebody accepted another wording under its id, or it is
 * gone for good.
 */
export type LockState = 'active' | 'reworded' | 'retired';

export interface LockEntry {
  readonly state: LockState;
  /** The hash of the sentence, `sentenceHash`; of a retired one the last that it had. */
  readonly text: string;
}

/** Every requirement id that was ever given out. */
export type Lock = ReadonlyMap<string, LockEntry>;

/** A lock file that cannot be read; the message says what is wrong with it. */
export class LockError extends Error {
  override readonly name = 'LockError';
}

const ENTRY =
  /^ {4}"(?<id>[^"]+)": \{ "state": "(?<state>active|reworded|retired)", "text": "(?<text>[0-9a-f]{16})" \},?$/;

/**
 * Reads a lock file. Its form is narrower than JSON: one id a line, so that a merge shows each id that two branches gave out.
 * @throws LockError for anything else than what `formatLock` writes, but for the order of the ids.
 */
export function parseLock(source: string): Lock {
  if (source.length > MAXIMUM_LOCK_SIZE)
    throw new LockError(`Unexpected ${source.length} characters, expected at most ${MAXIMUM_LOCK_SIZE}`);
  const lines = source.split(/\r?\n/);
  const head = ['{', `  "format": "${FORMAT}",`, '  "requirements": {'];
  for (const [index, line] of head.entries())
    if (lines[index] !== line) throw unexpected(lines[index], index, line.trim());
  const entries = new Map<string, LockEntry>();
  let index = head.length;
  for (; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (/^ {2}\}$/.test(line)) break;
    const { id = '', state, text } = ENTRY.exec(line)?.groups ?? {};
    if (!REQUIREMENT_ID.test(id) || text === undefined || !isState(state))
      throw unexpected(line, index, '"ID": { "state": "active", "text": "16 hexadecimal digits" }');
    if (entries.has(id)) throw new LockError(`line ${index + 1}: Unexpected second ${id}, expected each id once`);
    entries.set(id, { state, text });
  }
  if (lines[index] === undefined || lines[index + 1] !== '}')
    throw unexpected(lines[index + 1], index, 'the end of the list, }');
  return entries;
}

/** Writes a lock: sorted, one id a line. */
export function formatLock(lock: Lock): string {
  const lines = [...lock]
    .sort(([a], [b]) => compareRequirementIds(a, b))
    .map(([id, { state, text }]) => `    "${id}": { "state": "${state}", "text": "${text}" }`);
  return `{\n  "format": "${FORMAT}",\n  "requirements": {\n${lines.join(',\n')}${lines.length > 0 ? '\n' : ''}  }\n}\n`;
}

/** The line of an id in the text of a lock, from 1. */
export function lockLine(source: string, id: string): number {
  const before = source.slice(0, Math.max(0, source.indexOf(`"${id}"`)));
  return before.split('\n').length;
}

function isState(text: string | undefined): text is LockState {
  return text === 'active' || text === 'reworded' || text === 'retired';
}

function unexpected(line: string | undefined, index: number, expected: string): LockError {
  const found = line === undefined ? 'end of the file' : line.trim().slice(0, 80) || 'empty line';
  return new LockError(`line ${index + 1}: Unexpected ${found}, expected ${expected}`);
}
