import { enumerateFunction, isPending, maskVector, type MessageHost } from '../host/message-setup.ts';
import type { VectorMasks } from './vector-router.ts';

/**
 * The entries of a function's MSI-X table in the hands of the host: it programs them with messages of its own, masks them for
 * guests, and does both again after a reset of the function, which forgets them.
 */
export class FunctionVectors implements VectorMasks {
  readonly #controller: MessageHost;
  readonly #masked = new Set<number>();

  constructor(controller: MessageHost) {
    this.#controller = controller;
    this.program();
  }

  /** Switches the function on and programs its entries, as after a reset. Masks of guests are put back. */
  program(): void {
    enumerateFunction(this.#controller);
    for (const vector of this.#masked) maskVector(this.#controller, vector, true);
  }

  mask(vector: number): void {
    this.#masked.add(vector);
    maskVector(this.#controller, vector, true);
  }

  unmask(vector: number): void {
    this.#masked.delete(vector);
    maskVector(this.#controller, vector, false);
  }

  isPending(vector: number): boolean {
    return isPending(this.#controller, vector);
  }
}
