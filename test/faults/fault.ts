import type { Tampering } from './tampering.ts';

/** A device that is the reference with one mistake in what moves data. */
export interface Fault {
  /** Kebab case, unique. */
  readonly name: string;
  /** What goes wrong for a user: one sentence without a full stop, its subject is the device. */
  readonly effect: string;
  /** The requirements that the device breaks: one of them has to be named by a vector that fails. */
  readonly requirements: readonly string[];
  /** Makes the mistake for one device; what it remembers belongs to that device. */
  readonly tamper: () => Tampering;
}
