import type { TableKind } from './kind.ts';
import { allowedCommands } from './kinds/allowed-commands.ts';
import { asynchronousEvents } from './kinds/asynchronous-events.ts';
import { attributes } from './kinds/attributes.ts';
import { bits } from './kinds/bits.ts';
import { command } from './kinds/command.ts';
import { commandDword } from './kinds/command-dword.ts';
import { commonConditions } from './kinds/common-conditions.ts';
import { completionDword } from './kinds/completion-dword.ts';
import { dataStructure } from './kinds/data-structure.ts';
import { effects } from './kinds/effects.ts';
import { event } from './kinds/event.ts';
import { informative } from './kinds/informative.ts';
import { invariants } from './kinds/invariants.ts';
import { limits } from './kinds/limits.ts';
import { profile } from './kinds/profile.ts';
import { registerMap } from './kinds/register-map.ts';
import { register } from './kinds/register.ts';
import { requirements } from './kinds/requirements.ts';
import { resetMatrix } from './kinds/reset-matrix.ts';
import { returnedData } from './kinds/returned-data.ts';
import { stateKinds } from './kinds/state-kinds.ts';
import { stateTransitions } from './kinds/state-transitions.ts';
import { statusConditions } from './kinds/status-conditions.ts';
import { statusValues } from './kinds/status-values.ts';
import { otherEvidence } from './kinds/other-evidence.ts';
import { terminology } from './kinds/terminology.ts';
import { terms } from './kinds/terms.ts';
import { values } from './kinds/values.ts';

/** Every kind of table, in the order of the contributor guide. */
export const KINDS: readonly TableKind[] = [
  command,
  commandDword,
  completionDword,
  statusConditions,
  effects,
  returnedData,
  dataStructure,
  bits,
  values,
  attributes,
  limits,
  stateTransitions,
  stateKinds,
  resetMatrix,
  event,
  asynchronousEvents,
  invariants,
  terms,
  terminology,
  otherEvidence,
  commonConditions,
  allowedCommands,
  requirements,
  profile,
  statusValues,
  registerMap,
  register,
  informative,
];
