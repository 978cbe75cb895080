import type { SourceRange } from './source.ts';

/** Every row with a requirement id: where it stands, for links and for the check that an id has one meaning. */
export interface RequirementIndexEntry {
  readonly id: string;
  readonly section: string;
  readonly table: string;
  /** The kind of the table: `Status conditions`, `Requirements` … */
  readonly kind: string;
  /** The id's own place. */
  readonly at: SourceRange;
}

/** A place in prose that names a table (`@tbl:create-status`), a section (`@sec:limits`) or its figure (`@fig:limits`), a requirement (`XC-CRE-1`) or, as a link, a file. */
export interface Mention {
  readonly kind: 'table' | 'section' | 'requirement' | 'file';
  /** The table's id, `tbl:create-status`, the requirement's, or the target of the link as written: `../limits.md#limits`. */
  readonly name: string;
  readonly section: string;
  readonly at: SourceRange;
}

/** A Terminology row: what a word or an abbreviation of the prose means. */
export interface TerminologyEntry {
  readonly name: string;
  /** `PASID` of `Process Address Space Identifier (PASID)`. */
  readonly abbreviation: string | null;
  readonly definition: string;
  readonly section: string;
  /** The place of the name. */
  readonly at: SourceRange;
}

/** Every captioned table, for links and for the figures of the site. */
export interface TableIndexEntry {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly section: string;
  readonly at: SourceRange;
  readonly captionAt: SourceRange;
}
