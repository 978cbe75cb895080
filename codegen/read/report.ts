import type { SourceRange } from '../model/source.ts';

/** Takes a finding: its rule, place and message, and the other place of a conflict. */
export type Report = (rule: string, at: SourceRange, message: string, cause?: SourceRange) => void;
