import { registerCases } from './chapters/registers.ts';
import { resetCases } from './chapters/resets.ts';
import type { SuiteCase } from './suite-case.ts';

/** The chapters of the suite. */
export const CHAPTERS: Readonly<Record<string, readonly SuiteCase[]>> = {
  registers: registerCases,
  resets: resetCases,
};
