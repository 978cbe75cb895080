import { Numbered } from '../../codegen/model/numbered.ts';
import type { ServedController } from './served-controller.ts';

/** Whose doorbells a queue pair of the device has, and by which number its owner knows the queue. */
export interface DoorbellOwner {
  readonly served: ServedController;
  readonly qid: number;
}

/** XC-DBM-1: queue y of an extended controller has the doorbells of the pair that its map names. Kept up by what changes. */
export class DoorbellOwners {
  readonly #owners = new Numbered<DoorbellOwner>();
  readonly #pairs = new Map<ServedController, readonly number[]>();

  /** Gives a controller the pairs of its map, and takes all others away from it. */
  assign(served: ServedController, map: ReadonlyMap<number, number>): void {
    this.remove(served);
    for (const [qid, pair] of map) this.#owners.set(pair, { served, qid });
    if (map.size > 0) this.#pairs.set(served, [...map.values()]);
  }

  /** Takes all pairs away from a controller. */
  remove(served: ServedController): void {
    for (const pair of this.#pairs.get(served) ?? [])
      if (this.#owners.get(pair)?.served === served) this.#owners.delete(pair);
    this.#pairs.delete(served);
  }

  /** The owner of a pair, or `undefined`. */
  of(pair: number): DoorbellOwner | undefined {
    return this.#owners.get(pair);
  }

  /** Takes all pairs away from everybody. */
  clear(): void {
    this.#owners.clear();
    this.#pairs.clear();
  }
}
