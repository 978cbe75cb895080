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

/** All named faults, by subject. */
export const FAULTS: readonly Fault[] = [
  ...TAG_FAULTS,
  ...COMPLETION_FAULTS,
  ...DOORBELL_FAULTS,
  ...INTERRUPT_FAULTS,
  ...PRP_FAULTS,
  ...MEDIA_FAULTS,
  ...EVENT_FAULTS,
  ...LOG_FAULTS,
  ...QOS_FAULTS,
  ...REGISTER_FAULTS,
  ...RESET_FAULTS,
  ...TEARDOWN_FAULTS,
];
