import type { Facts } from './facts.ts';
import type { SourceTable } from './markdown/table.ts';
import type { Report } from './report.ts';

/** What a kind's reader works with: where facts and findings go, and which tables the whole text has. */
export interface ReadContext {
  readonly facts: Facts;
  /** The captioned tables of all files: a cell that names one may stand before it. */
  readonly tables: readonly SourceTable[];
  readonly report: Report;
}
