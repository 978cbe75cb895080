import type { Command } from '../model/command.ts';
import type { Catalog } from './catalog.ts';
import { reachable, type Surroundings } from './reach.ts';
import type { ChoiceRanges } from './symbols.ts';

/** The numbers that the device may choose when it carries out a command. */
export function choiceRanges({ creates, choices }: Command, catalog: Catalog, around: Surroundings): ChoiceRanges {
  const ranges = new Map<string, readonly [number, number]>();
  const key = creates && catalog.object(creates.object.name).key?.range;
  if (key?.kind === 'key') ranges.set('new', [key.low, key.high]);
  for (const { name, type } of choices) {
    if (type.kind === 'like') continue;
    const [low] = reachable(type.low, new Map(), around);
    const [high] = reachable(type.high, new Map(), around);
    if (typeof low === 'number' && typeof high === 'number') ranges.set(name, [low, high]);
  }
  return ranges;
}
