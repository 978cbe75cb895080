import type { Step } from '../model/vector.ts';
import type { Buffers } from './buffers.ts';
import type { Catalog } from './catalog.ts';
import type { Symbols } from './symbols.ts';

/** What is written of one vector so far. */
export interface Draft {
  readonly catalog: Catalog;
  readonly steps: Step[];
  readonly buffers: Buffers;
  readonly symbols: Symbols;
  /** Names of the symbols whose values the steps have learnt. */
  readonly bound: Set<string>;
}
