import { abortAndEventCases } from './chapters/abort-and-events.ts';
import { bootCases } from './chapters/boot.ts';
import { errorCases } from './chapters/errors.ts';
import { featureCases } from './chapters/features.ts';
import { healthCases } from './chapters/health.ts';
import { identifyCases } from './chapters/identify.ts';
import { interruptCases } from './chapters/interrupts.ts';
import { ioCases } from './chapters/io.ts';
import { logCases } from './chapters/logs.ts';
import { namespaceCases } from './chapters/namespaces.ts';
import { prpCases } from './chapters/prp.ts';
import { queueCases } from './chapters/queues.ts';
import { registerCases } from './chapters/registers.ts';
import { resetCases } from './chapters/resets.ts';
import { ringCases } from './chapters/rings.ts';
import type { SuiteCase } from './suite-case.ts';

/** The chapters of the suite. */
export const CHAPTERS: Readonly<Record<string, readonly SuiteCase[]>> = {
  registers: registerCases,
  resets: resetCases,
  queues: queueCases,
  rings: ringCases,
  'data pointers': prpCases,
  interrupts: interruptCases,
  identify: identifyCases,
  'log pages': logCases,
  'error log': errorCases,
  health: healthCases,
  features: featureCases,
  'abort and events': abortAndEventCases,
  namespaces: namespaceCases,
  'I/O': ioCases,
  boot: bootCases,
};
