import type { Topology, Vector, VectorFile } from '../model/vector.ts';
import { pairs } from './pairs.ts';

/** The vectors that differ between two versions, by their ids in alphabetical order. */
export interface VectorChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** The same id, and another thing to do or to expect. */
  readonly changed: readonly string[];
}

interface Placed {
  readonly vector: Vector;
  /** The set-up that runs first. */
  readonly topology: Topology | null;
}

/** Compares the vectors of two versions; titles and lists of requirements are words and do not count. */
export function diffVectors(a: readonly VectorFile[], b: readonly VectorFile[]): VectorChanges {
  const { both, gone, fresh } = pairs(placed(a), placed(b), ({ vector }) => vector.id);
  return {
    added: idsOf(fresh),
    removed: idsOf(gone),
    changed: idsOf(both.filter(([before, after]) => content(before) !== content(after)).map(([, after]) => after)),
  };
}

function placed(files: readonly VectorFile[]): readonly Placed[] {
  return files.flatMap(({ vectors, topologies }) =>
    vectors.map((vector) => ({
      vector,
      topology: vector.kind === 'scenario' ? (topologies[vector.topology] ?? null) : null,
    })),
  );
}

function content({ vector, topology }: Placed): string {
  return JSON.stringify([{ ...vector, title: '', requirements: [] }, topology]);
}

function idsOf(placed: readonly Placed[]): string[] {
  return placed.map(({ vector }) => vector.id).sort();
}
