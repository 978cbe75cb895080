import type { Model } from '../../codegen/model/model.ts';
import type { VectorFile } from '../../codegen/model/vector.ts';
import type { Judgement } from './judgement.ts';

/** What a worker is started with. Both are plain data: a copy costs a tenth of reading them again. */
export interface WorkerInput {
  readonly model: Model;
  readonly files: readonly VectorFile[];
  /** Run every vector on every mutant. */
  readonly all: boolean;
}

/** The id of the mutant to judge next. */
export type WorkerRequest = string;

export interface WorkerAnswer {
  readonly id: string;
  readonly judgement: Judgement;
  readonly milliseconds: number;
}
