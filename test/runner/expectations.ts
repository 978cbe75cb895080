import { readFileSync, statSync } from 'node:fs';
import type { VectorResult } from './result.ts';
import { UsageError } from './request.ts';

/** A departure of a device that is known. */
export interface Expectation {
  /** The id of the vector. */
  readonly vector: string;
  /** What the device does, and what the text says. */
  readonly reason: string;
  /** Where the departure is described or followed up. */
  readonly link?: string;
  /** The last day on which it counts, `YYYY-MM-DD`; absent: every day. */
  readonly expires?: string;
}

/** The greatest file of expectations, in bytes. */
const GREATEST_FILE = 4 * 1024 * 1024;
const MEMBERS: readonly string[] = ['vector', 'reason', 'link', 'expires'];

/** Reads a file of expectations: a JSON array. @throws UsageError where it cannot be read or says something else. */
export function loadExpectations(path: string): readonly Expectation[] {
  try {
    if (statSync(path).size > GREATEST_FILE) throw new Error(`it has more than ${GREATEST_FILE} bytes`);
    return parseExpectations(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`Unexpected expectations ${path}: ${(error as Error).message}`);
  }
}

/** @throws Error for text that is no list of expectations. */
export function parseExpectations(text: string): readonly Expectation[] {
  const all: unknown = JSON.parse(text);
  if (!Array.isArray(all)) throw new Error('Unexpected value, expected an array');
  const seen = new Set<string>();
  for (const [place, each] of all.entries()) {
    const problem = problemOf(each as unknown);
    if (problem !== null) throw new Error(`Unexpected entry ${place}, expected ${problem}`);
    const { vector } = each as Expectation;
    if (seen.has(vector)) throw new Error(`Unexpected second entry of ${vector}, expected one`);
    seen.add(vector);
  }
  return all as Expectation[];
}

function problemOf(entry: unknown): string | null {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) return 'an object';
  const members = Object.entries(entry);
  if (members.some(([name, value]) => !MEMBERS.includes(name) || typeof value !== 'string' || value === ''))
    return `texts with the names ${MEMBERS.join(', ')}`;
  const { vector, reason, expires } = entry as Partial<Expectation>;
  if (vector === undefined || reason === undefined) return 'a vector and a reason';
  const isDay = expires === undefined || /^\d{4}-\d{2}-\d{2}$/.test(expires);
  return isDay ? null : 'a day YYYY-MM-DD in expires';
}

/**
 * Results with what was expected: a failure of a vector that is listed is a `deviation`, and a pass of one is an
 * `unexpected-pass`, so that no entry outlives what it is about. `today`: `YYYY-MM-DD`; an entry that has expired says nothing.
 */
export function withExpectations(
  results: readonly VectorResult[],
  expectations: readonly Expectation[],
  today: string,
): VectorResult[] {
  const listed = new Map(
    expectations
      .filter(({ expires }) => expires === undefined || expires >= today)
      .map((expectation) => [expectation.vector, expectation]),
  );
  return results.map((result) => {
    const expectation = listed.get(result.id);
    if (!expectation) return result;
    const known = expectation.link ? `${expectation.reason} (${expectation.link})` : expectation.reason;
    // What the run says itself, such as that a vector is unsteady, stays.
    const reason = result.reason === undefined ? known : `${known}; ${result.reason}`;
    if (result.verdict === 'fail' || result.verdict === 'timeout') return { ...result, verdict: 'deviation', reason };
    if (result.verdict === 'pass') return { ...result, verdict: 'unexpected-pass', reason };
    return result;
  });
}
