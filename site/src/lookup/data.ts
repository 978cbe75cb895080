/** What the pages to look things up are made from. Plugins write it, components show it. */

/** A link to a page of the site. */
export interface PageLink {
  readonly label: string;
  readonly to: string;
}

/** A line of the index of statuses. */
export interface StatusSummary {
  readonly name: string;
  /** `1h/C1h`: status code type and status code. */
  readonly code: string;
  readonly to: string;
  readonly description: string;
  /** Whether NVM Express has assigned the value. */
  readonly assigned: boolean;
  /** Who returns it. */
  readonly by: readonly PageLink[];
}

/** The page of a status. */
export interface StatusData extends StatusSummary {
  /** Where the value is defined. */
  readonly defined: PageLink;
  /** Whether it is the one that a command without an error has. */
  readonly success: boolean;
  readonly returns: readonly ReturnRow[];
}

/** A requirement that returns a status. */
export interface ReturnRow {
  readonly by: PageLink;
  readonly requirement: PageLink;
  /** The requirement in words. */
  readonly sentence: string;
  /** How many vectors carry the requirement. */
  readonly vectors: number;
  /** Those of them that expect the status. */
  readonly showing: readonly PageLink[];
  /** The page with all of them. */
  readonly all: string;
}

/** A line of the index of requirements. */
export interface RequirementSummary {
  readonly id: string;
  readonly to: string;
  readonly sentence: string;
  /** How many vectors carry it. */
  readonly vectors: number;
}

/** Requirements with the same first parts of their ids. */
export interface RequirementArea {
  readonly area: string;
  readonly requirements: readonly RequirementSummary[];
}

/** The page of a requirement. */
export interface RequirementData {
  readonly id: string;
  readonly sentence: string;
  /** The kind of its table. */
  readonly kind: string;
  readonly normative: boolean;
  /** The row in the specification. */
  readonly row: PageLink;
  /** The statuses with which it ends a command. */
  readonly statuses: readonly PageLink[];
  readonly groups: readonly VectorGroup[];
}

export interface VectorGroup {
  readonly title: string;
  readonly vectors: readonly VectorEntry[];
}

/** A vector in a list; with its steps where there is room for them. */
export interface VectorEntry {
  readonly id: string;
  readonly title: string;
  /** Its JSON file. */
  readonly file: string;
  /** Its place on the page of the file. */
  readonly to: string;
  readonly lines: readonly VectorLine[] | null;
}

/** What a vector does, line by line. */
export interface VectorLine {
  /** What the line is for. */
  readonly note: string | null;
  readonly action: string;
  /** What is expected; `null` where nothing is. */
  readonly outcome: string | null;
}

/** A line of the index of vectors. */
export interface VectorFileSummary {
  readonly file: string;
  readonly to: string;
  readonly count: number;
  /** Limits, `TAGMAX = 3`; in the index only those that most files have otherwise. */
  readonly world: readonly string[];
}

/** The page of a file of vectors. */
export interface VectorFileData extends VectorFileSummary {
  readonly notes: readonly { readonly name: string; readonly description: string; readonly effect: string | null }[];
  readonly vectors: readonly VectorCard[];
}

export interface VectorCard {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly PageLink[];
  readonly flags: readonly string[];
  readonly lines: readonly VectorLine[];
}

/** What every page may know: small, because it is part of each. */
export interface SiteFacts {
  readonly commands: readonly PageLink[];
  readonly requirements: number;
  readonly vectors: number;
  /** The id of a requirement that has vectors, for examples. */
  readonly example: string | null;
}
