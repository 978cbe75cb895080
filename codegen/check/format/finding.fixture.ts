import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';

const at = { file: 'spec/a b.md', start: { line: 2, column: 5 }, end: { line: 2, column: 9 } };
const cause = { file: 'spec/c.md', start: { line: 1, column: 1 }, end: { line: 1, column: 4 } };

/** A finding with a cause, for the tests of the formats. */
export const FINDING: Diagnostic = diagnostic('bit-coverage', at, 'Unexpected gap, expected: 100% of\nthe bits', cause);
