import type { Limits } from './worlds.ts';

/** A run that once failed. */
export interface KnownSeed {
  readonly seed: number;
  readonly steps: number;
  /** Limits that the mistake needed. */
  readonly limits?: Limits;
}

/** Runs that once failed, with what they found. A change of the generator makes other runs of them; they stay cheap. */
export const KNOWN_SEEDS: readonly KnownSeed[] = [
  // Set Features on a primary controller with FEQID = 1 threw, since it has -1 I/O queues: FEQID is 2 or more now.
  { seed: 5, steps: 1500 },
  // CC.SHN written while a reset waited for the media: CSTS.SHST stayed set after the next enable.
  { seed: 18, steps: 1500 },
  { seed: 24, steps: 1500 },
  // The namespaces of an extended controller had the bounds of those of the primary one: NSID was undefined above NN.
  { seed: 2001, steps: 3000 },
  { seed: 2003, steps: 3000 },
  // Two rings of a host lay over each other with their heads at one address: the host's model took the fetch of one for the other's.
  { seed: 23, steps: 3800 },
  // The same once more: the doorbell of the other ring had been written.
  { seed: 1158, steps: 2116 },
  // A command read its data from its own ring, and the host's model took that for another command.
  { seed: 342, steps: 4885 },
  // Where the media takes time the host's model did not see that a reset had ended and that the controller was enabled anew.
  { seed: 29, steps: 971 },
  // Flushes of shutdowns were taken for writes that nobody had asked for, or that outlived their controller.
  { seed: 500, steps: 1136 },
  { seed: 33, steps: 1001 },
  // They stopped once, late in a long life. The host draws otherwise since then, so they are other runs of the same kind.
  { seed: 7, steps: 5000 },
  { seed: 1007, steps: 5000 },
  { seed: 20048, steps: 5000 },
];
