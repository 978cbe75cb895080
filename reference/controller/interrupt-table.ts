/** The masks and pending interrupts of a function. */
export interface SavedInterrupts {
  readonly masked: readonly number[];
  readonly pending: readonly (readonly [vector: number, owners: readonly (string | null)[]])[];
  readonly isFunctionMasked: boolean;
}

/**
 * What a function's MSI-X table and pending bits say: a mask for each vector and one for the function. An interrupt of a
 * masked vector stays pending until the mask is taken away. A host does not reach the table through registers yet.
 */
export class InterruptTable {
  readonly #deliver: (vector: number) => void;
  readonly #masked = new Set<number>();
  /** By vector: whose interrupts wait for the mask to go. Several owners may share a vector. */
  readonly #pending = new Map<number, Set<object>>();
  #isFunctionMasked = false;

  constructor(deliver: (vector: number) => void) {
    this.#deliver = deliver;
  }

  /** Sends an interrupt of a controller, or keeps it pending. */
  raise(vector: number, owner: object): void {
    if (!this.#isFunctionMasked && !this.#masked.has(vector)) {
      this.#deliver(vector);
      return;
    }
    const owners = this.#pending.get(vector) ?? new Set();
    this.#pending.set(vector, owners.add(owner));
  }

  mask(vector: number): void {
    this.#masked.add(vector);
  }

  /** Takes the mask of a vector away and sends what is pending for it. */
  unmask(vector: number): void {
    this.#masked.delete(vector);
    this.#deliverPending();
  }

  maskFunction(): void {
    this.#isFunctionMasked = true;
  }

  /** Takes the mask of the function away and sends what is pending for vectors without a mask of their own. */
  unmaskFunction(): void {
    this.#isFunctionMasked = false;
    this.#deliverPending();
  }

  /** The Pending Bit of a vector. */
  isPending(vector: number): boolean {
    return this.#pending.has(vector);
  }

  /** Forgets what is pending for one controller: the next owner of its vectors shall not get its interrupts. */
  forget(owner: object): void {
    for (const [vector, owners] of this.#pending) {
      owners.delete(owner);
      if (owners.size === 0) this.#pending.delete(vector);
    }
  }

  /** Forgets everything that is pending. */
  forgetAll(): void {
    this.#pending.clear();
  }

  /** Masks and pending interrupts, each with the names of its owners, for `load`. */
  save(nameOf: (owner: object) => string | null): SavedInterrupts {
    return {
      masked: [...this.#masked],
      pending: [...this.#pending].map(([vector, owners]) => [vector, [...owners].map(nameOf)]),
      isFunctionMasked: this.#isFunctionMasked,
    };
  }

  /** Brings masks and pending interrupts back; `ownerOf` gives the owner of today for a name. */
  load({ masked, pending, isFunctionMasked }: SavedInterrupts, ownerOf: (name: string) => object | null): void {
    this.reset();
    for (const vector of masked) this.#masked.add(vector);
    for (const [vector, names] of pending) {
      const owners = names.flatMap((name) => (name === null ? [] : (ownerOf(name) ?? [])));
      if (owners.length > 0) this.#pending.set(vector, new Set(owners));
    }
    this.#isFunctionMasked = isFunctionMasked;
  }

  /** The state after a conventional reset: no mask, nothing pending. */
  reset(): void {
    this.#masked.clear();
    this.#pending.clear();
    this.#isFunctionMasked = false;
  }

  #deliverPending(): void {
    if (this.#isFunctionMasked) return;
    for (const vector of [...this.#pending.keys()]) {
      if (this.#masked.has(vector)) continue;
      this.#pending.delete(vector);
      this.#deliver(vector);
    }
  }
}
