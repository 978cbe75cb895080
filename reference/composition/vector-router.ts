/** The masks of the function's MSI-X table, as its owner writes them. */
export interface VectorMasks {
  mask(vector: number): void;
  unmask(vector: number): void;
  /** The Pending Bit of an entry. */
  isPending(vector: number): boolean;
}

interface Connection {
  readonly vectors: readonly number[];
  readonly listener: (vector: number) => void;
}

/**
 * The host's side of the function's one MSI-X table: which controller's vectors stand behind an entry. A message of the
 * device goes to every vector that has the entry (XC-INT-3); a guest never programs an entry.
 */
export class VectorRouter {
  readonly #masks: VectorMasks;
  readonly #connections = new Map<object, Connection>();

  constructor(masks: VectorMasks) {
    this.#masks = masks;
  }

  /** Gives entries of the function's table to the vectors of a controller: entry `vectors[i]` is its vector i. */
  connect(owner: object, vectors: readonly number[], listener: (vector: number) => void): void {
    this.#connections.set(owner, { vectors, listener });
  }

  /** Takes all entries away from a controller. */
  disconnect(owner: object): void {
    this.#connections.delete(owner);
  }

  /** A message of the device for an entry has arrived. */
  deliver(entry: number): void {
    for (const { vectors, listener } of this.#connections.values())
      vectors.forEach((each, vector) => {
        if (each === entry) listener(vector);
      });
  }

  /** Masks the entry behind a vector. One that several vectors share stays: only software can mask it (XC-CMP-16). */
  mask(owner: object, vector: number, isMasked: boolean): void {
    const entry = this.#connections.get(owner)?.vectors[vector];
    if (entry === undefined || this.#users(entry) > 1) return;
    if (isMasked) this.#masks.mask(entry);
    else this.#masks.unmask(entry);
  }

  /** Whether the entry behind a vector keeps a message back. */
  isPending(owner: object, vector: number): boolean {
    const entry = this.#connections.get(owner)?.vectors[vector];
    return entry !== undefined && this.#masks.isPending(entry);
  }

  #users(entry: number): number {
    return [...this.#connections.values()].flatMap(({ vectors }) => vectors).filter((each) => each === entry).length;
  }
}
