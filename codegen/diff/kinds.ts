import type { ChangeKind } from './change.ts';
import { attributeAdded, attributeChanged, attributeRemoved, objectAdded, objectRemoved } from './kinds/attributes.ts';
import { commandAdded, commandPropertyChanged, commandRemoved } from './kinds/commands.ts';
import { descriptionChanged } from './kinds/descriptions.ts';
import { effectKinds } from './kinds/effects.ts';
import { enumeratorAdded, enumeratorChanged, enumeratorRemoved, enumeratorRenamed } from './kinds/enumerators.ts';
import { eventAdded, eventChanged, eventRemoved } from './kinds/events.ts';
import {
  fieldAdded,
  fieldMeaningChanged,
  fieldMoved,
  fieldNarrowed,
  fieldRemoved,
  fieldRenamed,
  fieldWidened,
} from './kinds/fields.ts';
import { invariantKinds } from './kinds/invariants.ts';
import { limitAdded, limitChanged, limitRemoved } from './kinds/limits.ts';
import { numberAdded, numberAssigned, numberChanged, numberRemoved } from './kinds/numbers.ts';
import { factChanged } from './kinds/other-facts.ts';
import { documentChanged, sectionAdded, sectionRemoved } from './kinds/prose.ts';
import {
  registerAccessChanged,
  registerAdded,
  registerMoved,
  registerRemoved,
  registerResetChanged,
} from './kinds/registers.ts';
import { requirementAdded, requirementRetired, requirementReworded } from './kinds/requirements.ts';
import { returnedDataKinds } from './kinds/returned-data.ts';
import { scenarioAdded, scenarioChanged, scenarioRemoved } from './kinds/scenarios.ts';
import { statusCodeAdded, statusCodeChanged, statusCodeRemoved } from './kinds/status-codes.ts';
import { statusRowKinds } from './kinds/status-rows.ts';
import { structureAdded, structureRemoved, structureResized } from './kinds/structures.ts';
import { termChanged } from './kinds/terms.ts';
import { transitionKinds } from './kinds/transitions.ts';

/** Every kind of change but that of prose, which is told only where there is no other. */
export const KINDS: readonly ChangeKind[] = [
  commandAdded,
  commandRemoved,
  commandPropertyChanged,
  numberAdded,
  numberRemoved,
  numberChanged,
  numberAssigned,
  statusCodeAdded,
  statusCodeRemoved,
  statusCodeChanged,
  structureAdded,
  structureRemoved,
  structureResized,
  registerAdded,
  registerRemoved,
  registerMoved,
  registerAccessChanged,
  registerResetChanged,
  fieldAdded,
  fieldRemoved,
  fieldMoved,
  fieldWidened,
  fieldNarrowed,
  fieldMeaningChanged,
  fieldRenamed,
  enumeratorAdded,
  enumeratorRemoved,
  enumeratorChanged,
  enumeratorRenamed,
  limitAdded,
  limitRemoved,
  limitChanged,
  objectAdded,
  objectRemoved,
  attributeAdded,
  attributeRemoved,
  attributeChanged,
  ...statusRowKinds,
  ...effectKinds,
  ...returnedDataKinds,
  ...transitionKinds,
  eventAdded,
  eventRemoved,
  eventChanged,
  ...invariantKinds,
  termChanged,
  requirementAdded,
  requirementRetired,
  requirementReworded,
  descriptionChanged,
  scenarioAdded,
  scenarioRemoved,
  scenarioChanged,
  factChanged,
  documentChanged,
  sectionAdded,
  sectionRemoved,
];
