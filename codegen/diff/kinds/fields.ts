import type { Field } from '../../model/layout.ts';
import type { ChangeKind, Found, Impact } from '../change.ts';
import { type FieldPairs, fieldPairs, isFree, placeOf } from '../layouts.ts';

/** A new field in bits that were reserved before, or behind the old end. Old hosts clear them, old devices do not look. */
export const fieldAdded: ChangeKind = {
  kind: 'field-added',
  find: (versions) =>
    fieldPairs(versions).flatMap(({ before, after, fresh }) =>
      fresh.map((field) => {
        const free = isFree(before, field.bit, field.width);
        return {
          impact: free ? ('compatible' as const) : ('breaking' as const),
          message: `${after.name} ${field.mnemonic} is new: ${placeOf(after, field)}, ${free ? 'which held nothing' : 'which held another field'}`,
          at: field.at,
          version: 'b' as const,
        };
      }),
    ),
};

/** A field that is gone. */
export const fieldRemoved: ChangeKind = {
  kind: 'field-removed',
  find: (versions) =>
    fieldPairs(versions).flatMap(({ before, gone }) =>
      gone.map((field) => ({
        impact: 'breaking' as const,
        message: `${before.name} ${field.mnemonic} is gone: ${placeOf(before, field)}`,
        at: field.at,
        version: 'a' as const,
      })),
    ),
};

/** A field that begins at another bit. */
export const fieldMoved = ofPairs('field-moved', ([before, after], { before: old, after: now }) =>
  before.bit === after.bit ? null : ['breaking', `stood in ${placeOf(old, before)}, now in ${placeOf(now, after)}`],
);

/** A field that grew. Into bits that held nothing, the values of before mean the same. */
export const fieldWidened = ofPairs('field-widened', ([before, after], { before: old }) => {
  if (before.bit !== after.bit || after.width <= before.width) return null;
  const free = isFree(old, before.bit + before.width, after.width - before.width) && before.format === after.format;
  return [free ? 'compatible' : 'breaking', `had ${before.width} bits, now ${after.width}`];
});

/** A field that has fewer bits: some values of before cannot be said any more. */
export const fieldNarrowed = ofPairs('field-narrowed', ([before, after]) =>
  before.bit !== after.bit || after.width >= before.width
    ? null
    : ['breaking', `had ${before.width} bits, now ${after.width}`],
);

/** How the bytes of a field are read: as a number, a 0's based one, a text, a list of other entries, or by a Values table. */
export const fieldMeaningChanged = ofPairs('field-meaning-changed', ([before, after]) => {
  const [old, now] = [meaning(before), meaning(after)];
  return old === now ? null : ['breaking', `was ${old}, now ${now}`];
});

/** Another mnemonic at the same place. */
export const fieldRenamed: ChangeKind = {
  kind: 'field-renamed',
  find: (versions) =>
    fieldPairs(versions).flatMap(({ after, renamed }) =>
      renamed.map(([old, now]) => ({
        impact: meaning(old) === meaning(now) ? ('editorial' as const) : ('breaking' as const),
        message: `${after.name} ${old.mnemonic} is ${now.mnemonic} now: ${placeOf(after, now)}`,
        at: now.at,
        version: 'b' as const,
      })),
    ),
};

function ofPairs(
  kind: string,
  say: (fields: readonly [Field, Field], layouts: FieldPairs) => readonly [Impact, string] | null,
): ChangeKind {
  return {
    kind,
    find: (versions) =>
      fieldPairs(versions).flatMap((layouts) =>
        layouts.both.flatMap((fields): readonly Found[] => {
          const said = say(fields, layouts);
          if (said === null) return [];
          const [impact, text] = said;
          const [, { mnemonic, at }] = fields;
          return [{ impact, message: `${layouts.after.name} ${mnemonic} ${text}`, at, version: 'b' }];
        }),
      ),
  };
}

function meaning({ format, zeroBased, values, entry }: Field): string {
  if (values !== undefined) return 'an enumeration';
  if (entry !== undefined) return `a list of ${entry}`;
  return zeroBased
    ? "a 0's based number"
    : { number: 'a number', list: 'a list', bytes: 'bytes', ascii: 'ASCII text', nqn: 'an NQN' }[format];
}
