/** Which controllers have which vectors of the function. */
export class VectorUsers {
  readonly #vectors = new Map<object, ReadonlySet<number>>();
  /** By vector: how many controllers have it. */
  readonly #counts = new Map<number, number>();

  /** The vectors that a controller has from now on, in place of those that it had. */
  assign(controller: object, vectors: Iterable<number>): void {
    this.remove(controller);
    const assigned = new Set(vectors);
    this.#vectors.set(controller, assigned);
    for (const vector of assigned) this.#counts.set(vector, (this.#counts.get(vector) ?? 0) + 1);
  }

  remove(controller: object): void {
    for (const vector of this.#vectors.get(controller) ?? []) {
      const left = (this.#counts.get(vector) ?? 1) - 1;
      if (left > 0) this.#counts.set(vector, left);
      else this.#counts.delete(vector);
    }
    this.#vectors.delete(controller);
  }

  /** Whether several controllers have a vector (XC-INT-5). */
  isShared(vector: number): boolean {
    return (this.#counts.get(vector) ?? 0) > 1;
  }
}
