import { TEARDOWN_FAULTS } from './teardown.ts';
import { RESET_FAULTS } from './resets.ts';
import { REGISTER_FAULTS } from './registers.ts';
import { QOS_FAULTS } from './qos.ts';
import { LOG_FAULTS } from './logs.ts';
import { EVENT_FAULTS } from './events.ts';
import { COMPLETION_FAULTS } from './completions.ts';
import { DOORBELL_FAULTS } from './doorbells.ts';
import type { Fault } from './fault.ts';
import { INTERRUPT_FAULTS } from './interrupts.ts';
import { MEDIA_FAULTS } from './media.ts';
import { PRP_FAULTS } from './prp.ts';
import { TAG_FAULTS } from './tags.ts';

/** The named faults by subject: a sample draws from each. */
export const FAULT_GROUPS: Readonly<Record<string, readonly Fault[]>> = {
  tags: TAG_FAULTS,
  completions: COMPLETION_FAULTS,
  doorbells: DOORBELL_FAULTS,
  interrupts: INTERRUPT_FAULTS,
  prp: PRP_FAULTS,
  media: MEDIA_FAULTS,
  events: EVENT_FAULTS,
  logs: LOG_FAULTS,
  qos: QOS_FAULTS,
  registers: REGISTER_FAULTS,
  resets: RESET_FAULTS,
  teardown: TEARDOWN_FAULTS,
};

/** All named faults, by subject. */
export const FAULTS: readonly Fault[] = Object.values(FAULT_GROUPS).flat();
