import { readBits } from '../../codegen/model/bits.ts';
import type { Model } from '../../codegen/model/model.ts';
import { QUEUE } from '../../codegen/model/vocabulary.ts';
import type { Fetch } from './outstanding.ts';
import type { Snapshot } from './snapshot.ts';
import { spaceKey } from './spaces.ts';

/**
 * The address spaces in which a command hands over memory for a queue: those of the tag that it names, and not the one of
 * the queue that it came from. None where it hands over no memory. The tag may have been bound anew in the step.
 */
export function spacesOfNewQueue(
  { queue: { owner }, name, entry }: Fetch,
  { model, before, after }: { readonly model: Model; readonly before: Snapshot; readonly after: Snapshot },
): readonly string[] {
  const command = model.commands.find((each) => each.name === name);
  const index = command?.fields.find(({ mnemonic }) => mnemonic === QUEUE.tagIndex);
  if (!command || !index || owner === null || command.memory.length === 0) return [];
  const number = Number(readBits(entry, index.bit, index.width));
  return [...before.controllers, ...after.controllers].flatMap(({ object, tags }) => {
    const tag = object === owner ? tags.get(number) : undefined;
    return tag === undefined ? [] : [spaceKey(tag)];
  });
}
