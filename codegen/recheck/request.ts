import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { SourceFile } from '../model/source.ts';
import type { Hash } from './digests.ts';
import type { Memory, Store } from './memory.ts';

/** What a check again works with. */
export interface RecheckRequest {
  readonly files: readonly SourceFile[];
  /** What is remembered of the last sound state; `null` where nothing is. */
  readonly memory: Memory | null;
  readonly store: Store;
  readonly hash: Hash;
  readonly beside: Beside;
}

/** A file beside the text that is compared with the model, such as the lock of the requirements. */
export interface Beside {
  /** Changes with the content of that file. */
  readonly key: string;
  readonly check: (model: Model) => readonly Diagnostic[];
}

/** What a check again found. */
export interface Rechecked {
  /** The model, perhaps without rows and prose. */
  readonly model: Model;
  readonly findings: readonly Diagnostic[];
  readonly reached: 'reading' | 'tables' | 'scenarios';
  /** What to remember: of this state where it is sound, else of the one before. */
  readonly memory: Memory | null;
}
