import { registerCases } from './chapters/registers-and-resets.ts';
import type { SuiteCase } from './suite-case.ts';

/** The chapters of the suite. */
export const CHAPTERS: Readonly<Record<string, readonly SuiteCase[]>> = {
  'registers and resets': registerCases,
};
