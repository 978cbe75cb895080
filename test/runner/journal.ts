import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { isResult } from '../reports/result-schema.ts';
import type { DeviceDescription } from './adapter.ts';
import type { VectorResult } from './result.ts';

/** What chooses the vectors of a run, what changes the device, and for how long a vector waits. */
export interface Selected {
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly shard: string | null;
  readonly mutant: string | null;
  /** Milliseconds that a vector may wait for a device with a real clock; `null`: as its steps say. */
  readonly vectorTimeout: number | null;
}

/** What a run is of. A journal is gone on with by a run with an equal head alone. */
export interface JournalHead {
  /** The hash of the set of vectors. */
  readonly vectors: string;
  readonly device: DeviceDescription;
  readonly options: Selected;
}

/** The journal cannot be used. The message says why and what to do. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
}

const MARK = '{"format":"snvme-journal/1"';
const END = '{"end":true}';
/** The greatest journal that is read, in bytes. */
const MAXIMUM = 256 * 1024 * 1024;
/** How long results may stand in the system's cache alone, in milliseconds. They outlive a process that is killed all the same. */
const SYNC = 1000;

interface Read {
  readonly head: string | null;
  readonly results: readonly VectorResult[];
  readonly isEnded: boolean;
  /** How many bytes stand before a torn last line. */
  readonly length: number;
}

/**
 * The results of a run on disk, a line each, written as they come: a process that is killed loses none but that of the vector
 * that it was at. The file is readable for its owner alone, since it may hold what a device said.
 */
export class Journal {
  /** The results that stood in the journal, by vector. */
  readonly known: ReadonlyMap<string, VectorResult>;
  readonly #file: number;
  #synced = performance.now();

  private constructor(file: number, known: ReadonlyMap<string, VectorResult>) {
    this.#file = file;
    this.known = known;
  }

  /**
   * Begins a journal, or with `resume` goes on with one where the file holds one.
   * @throws JournalError where the file is no journal, holds an unfinished run that shall not be gone on with, or one of other
   * vectors, of another device, or with other options.
   */
  static open(path: string, head: JournalHead, resume: boolean): Journal {
    const first = `${MARK},"head":${JSON.stringify(head)}}`;
    const old = read(path);
    if (!resume && old.head !== null && !old.isEnded)
      throw new JournalError(
        `${path}: Unexpected journal of a run that did not end, expected --resume; remove the file to begin anew`,
      );
    const goesOn = resume && old.head !== null;
    if (goesOn && old.head !== first)
      throw new JournalError(
        `${path}: Unexpected journal of another run (${difference(old.head, first)}), expected the same vectors, device and options`,
      );
    const file = openForAppend(path);
    ftruncateSync(file, goesOn ? old.length : 0);
    const journal = new Journal(file, new Map(goesOn ? old.results.map((result) => [result.id, result]) : []));
    if (!goesOn) journal.#write(first);
    return journal;
  }

  /** Writes a result down, unless it came from here. */
  add(result: VectorResult): void {
    if (this.known.has(result.id)) return;
    this.#write(JSON.stringify({ result }));
    if (performance.now() - this.#synced < SYNC) return;
    fsyncSync(this.#file);
    this.#synced = performance.now();
  }

  /** The run came to its end: all its results stand here. */
  end(): void {
    this.#write(END);
  }

  close(): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
  }

  #write(line: string): void {
    writeSync(this.#file, `${line}\n`);
  }
}

function openForAppend(path: string): number {
  try {
    return openSync(path, 'a', 0o600);
  } catch (error) {
    throw new JournalError(`${path}: Unexpected failure to open the journal: ${(error as Error).message}`);
  }
}

function read(path: string): Read {
  if (!existsSync(path)) return { head: null, results: [], isEnded: false, length: 0 };
  const status = statSync(path);
  if (!status.isFile()) throw foreign(path);
  if (status.size > MAXIMUM)
    throw new JournalError(`${path}: Unexpected ${status.size} bytes, expected a journal of at most ${MAXIMUM}`);
  const bytes = readFileSync(path);
  const length = bytes.lastIndexOf(10) + 1;
  const start = bytes.toString('utf8', 0, MARK.length);
  if (!start.startsWith(MARK) && !MARK.startsWith(start)) throw foreign(path);
  const [head = null, ...lines] = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
  const isEnded = lines.at(-1) === END;
  const results = lines.flatMap((line, i) => (line === END ? [] : [resultOf(line, `${path}:${i + 2}`)]));
  // A run that ended may be begun again from what it has: its end is written again.
  return { head, results, isEnded, length: isEnded ? length - END.length - 1 : length };
}

function foreign(path: string): JournalError {
  return new JournalError(`${path}: Unexpected content, expected a journal (snvme-journal/1) or no file`);
}

function resultOf(line: string, place: string): VectorResult {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  if (typeof value === 'object' && value !== null && 'result' in value && isResult(value.result)) return value.result;
  throw new JournalError(`${place}: Unexpected line, expected the result of a vector; remove the file to begin anew`);
}

/** Which parts of two heads differ. */
function difference(old: string | null, now: string): string {
  const [a, b] = [old, now].map(headOf);
  const parts = (['vectors', 'device', 'options'] as const).filter(
    (part) => JSON.stringify(a?.[part]) !== JSON.stringify(b?.[part]),
  );
  return parts.length > 0 ? `other ${parts.join(', ')}` : 'another form';
}

function headOf(line: string | null): Partial<JournalHead> | null {
  try {
    return (JSON.parse(line ?? 'null') as { head?: Partial<JournalHead> } | null)?.head ?? null;
  } catch {
    return null;
  }
}
