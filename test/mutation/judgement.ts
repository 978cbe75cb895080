/**
 * - `killed`: a vector fails on the mutant device
 * - `survived`: no vector fails, and no rule says why
 * - `equivalent`: a rule shows that no host can tell the mutant from the text
 * - `ill-formed`: the changed text breaks the language's obligations: it would never be accepted, so it is no device
 * - `error`: the toolkit failed, or the mutant ran out of time
 */
export type MutantVerdict = 'killed' | 'survived' | 'equivalent' | 'ill-formed' | 'error';

/** What became of one mutant. */
export interface Judgement {
  readonly verdict: MutantVerdict;
  /** `killed`: the first vector that failed. */
  readonly by?: string;
  /** `killed`: the requirement of the vector that it is about: that of the mutated row where the vector carries it. */
  readonly requirement?: string;
  /** `killed`: how a device has to use its freedom for the fault to show, where it does not with the usual one. */
  readonly habit?: string;
  /** `equivalent`: the rule's name. */
  readonly rule?: string;
  /** Why: the rule's sentence for this mutant, the refusal, the error. */
  readonly reason?: string;
  /** With `all`: every vector that fails. */
  readonly killers?: readonly string[];
  /** How many vectors were run. */
  readonly ran: number;
}

export interface JudgeOptions {
  /** Run every vector, to learn all that fail; else the first failure ends it. */
  readonly all: boolean;
}
