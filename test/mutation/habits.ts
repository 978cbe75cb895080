import { CHOOSERS } from '../../codegen/derive/choosers.ts';
import { ascending, type Chooser } from '../../codegen/language/choose.ts';
import type { Value } from '../../codegen/language/values.ts';
import { asciiValue, nqnValue } from '../../codegen/language/text.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { ConfigurationInput } from '../../reference/controller/configuration.ts';

/**
 * A way for a device to use the freedom that the text leaves. All of them conform as long as the text is whole; what a mutant
 * allows too much shows only with a device that makes use of it.
 */
export interface Habit {
  readonly name: string;
  readonly configuration: ConfigurationInput;
  readonly chooser?: Chooser;
  /** The text as this device reads it: where several rows hold, any may answer. */
  read(model: Model): Model;
}

const TEXTS = { SN: 'SAME', SUBNQN: 'nqn.2026-01.example:same' } as const;
const CNTLID = 0;
/** The ends of the range of temperatures that a device may have, in kelvins. */
const [COLDEST, WARMEST] = [1, 0x156];

/** Proposes again and again what is taken: the primary controller's own values, the last ones, the lowest ones. */
const stubborn: Chooser = {
  *key(object, range, free) {
    if (range.low <= CNTLID) yield CNTLID;
    yield* ascending.key(object, range, free);
  },
  *value(name, type, last) {
    if (type.kind === 'number') for (let value = Number(type.low); value <= type.high; value += 1) yield value;
    if (type.kind !== 'bytes') return;
    if (type.format === 'ascii') yield asciiValue(TEXTS.SN, type.size);
    if (type.format === 'nqn') yield nqnValue(TEXTS.SUBNQN, type.size);
    yield* last === undefined ? [] : [last satisfies Value];
    yield* ascending.value(name, type, last);
  },
  several: (name, type, last) => ascending.several(name, type, last),
};

const asWritten = (model: Model): Model => model;

/** The first is the reference as it comes. */
export const HABITS: readonly Habit[] = [
  { name: 'usual', configuration: {}, read: asWritten },
  { name: 'last row answers', configuration: {}, read: lastRowFirst },
  { name: 'stubborn', configuration: { CNTLID, CTEMP: COLDEST, ...TEXTS }, chooser: stubborn, read: asWritten },
  ...CHOOSERS.slice(1, 2).map((chooser) => ({
    name: 'from the end',
    configuration: { CNTLID, CTEMP: WARMEST },
    chooser,
    read: asWritten,
  })),
];

/** The order of rows has no meaning where precedence is `any`; the reference answers with the first. */
export function lastRowFirst(model: Model): Model {
  return {
    ...model,
    common: model.common.toReversed(),
    commands: model.commands.map((command) =>
      command.precedence === 'any' ? { ...command, conditions: command.conditions.toReversed() } : command,
    ),
  };
}
