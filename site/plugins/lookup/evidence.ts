import type { Vector, VectorFile } from '../../../codegen/index.ts';

/** A vector with the name of its file. */
export interface FiledVector {
  readonly vector: Vector;
  readonly file: string;
}

/** The vectors that carry each requirement, by its id. */
export type Evidence = ReadonlyMap<string, readonly FiledVector[]>;

export function evidenceOf(files: ReadonlyMap<string, VectorFile>): Evidence {
  const found = new Map<string, FiledVector[]>();
  for (const [file, { vectors }] of files) {
    for (const vector of vectors) {
      for (const id of new Set(vector.requirements)) {
        const list = found.get(id);
        if (list) list.push({ vector, file });
        else found.set(id, [{ vector, file }]);
      }
    }
  }
  return found;
}

/** Whether a command of the vector shall end with the status (`SCT << 8 | SC`), alone or as one of several. */
export function expectsStatus(vector: Vector, value: number): boolean {
  if (vector.kind !== 'scenario') return false;
  return vector.steps.some((step) => step.op === 'cqe' && expectedStatuses(step.status).includes(value));
}

/**
 * The vectors that a reader understands best come first: scenarios that a person wrote, then those with one outcome only, then
 * the short ones.
 */
export function clearestFirst(vectors: readonly FiledVector[]): FiledVector[] {
  return vectors
    .map((filed) => ({ filed, rank: effort(filed) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ filed }) => filed);
}

function effort({ vector }: FiledVector): number {
  if (vector.kind === 'codec') return 0;
  if (/-s\d+$/u.test(vector.id)) return 0;
  const open = vector.steps.some((step) => step.op === 'cqe' && 'anyOf' in step.status);
  return vector.steps.length + (open ? 1000 : 0);
}

type ExpectedStatus = Extract<Extract<Vector, { kind: 'scenario' }>['steps'][number], { readonly op: 'cqe' }>['status'];

/** The statuses that a completion may have, as `SCT << 8 | SC`. */
export function expectedStatuses(status: ExpectedStatus): number[] {
  const names = 'want' in status ? [status.want] : status.anyOf;
  return names.map((name) => Number.parseInt(name.replace('/', ''), 16));
}

/** A status as the specification writes it: `1h/C1h`. */
export function statusCode(value: number): string {
  return `${(value >> 8).toString(16).toUpperCase()}h/${(value & 0xff).toString(16).toUpperCase().padStart(2, '0')}h`;
}
