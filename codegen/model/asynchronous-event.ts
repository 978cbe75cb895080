import type { Expression } from './expression.ts';
import type { SourceRange } from './source.ts';

/** A row of Asynchronous events: what a controller reports in the completion of a request, while the condition holds. */
export interface AsynchronousEvent {
  readonly id: string;
  readonly name: string;
  /** Asynchronous Event Type, 0 to 7. */
  readonly type: number;
  /** Asynchronous Event Information, 0 to FFh. */
  readonly information: number;
  /** The identifier of the log page whose reading lets events of the type be reported again. */
  readonly logPage: number;
  /** `this` is any controller. */
  readonly condition: Expression;
  readonly section: string;
  readonly table: string;
  readonly at: SourceRange;
}
