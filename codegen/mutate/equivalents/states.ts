import { stateAttribute } from '../../language/transitions.ts';
import { World } from '../../language/world.ts';
import type { EffectRow } from '../../model/command.ts';
import type { EventType, Model, TransitionRow } from '../../model/model.ts';

/** The life cycle of one object type, as far as the tables can take it. */
export interface LifeCycle {
  /** The attribute that holds the state. */
  readonly attribute: string;
  /** The states that an object may come to, by enumerator: at least all that it does come to. */
  readonly reachable: ReadonlySet<string>;
}

/** The life cycle that a row of a matrix is about; `null` where a table gives the state in a way that does not name it. */
export function lifeCycle(model: Model, row: TransitionRow): LifeCycle | null {
  const { attribute } = stateAttribute(new World(model), row);
  const object = model.objects.find(({ mnemonic }) => mnemonic === row.object);
  const initial = object?.attributes.find(({ mnemonic }) => mnemonic === attribute)?.initial ?? null;
  const reachable = new Set<string>();
  if (initial !== null) {
    if (initial.kind !== 'name') return null;
    reachable.add(initial.name);
  }
  for (const { place, value } of effectsOf(model)) {
    if (place.kind !== 'member' || place.name !== attribute) continue;
    if (value.kind !== 'name' || !(value.name in row.cells)) return null;
    reachable.add(value.name);
  }
  const rows = model.transitions.filter((each) => each.object === row.object);
  for (let size = -1; size !== reachable.size;) {
    size = reachable.size;
    for (const { cells } of rows)
      for (const [state, cell] of Object.entries(cells))
        if (cell.kind === 'state' && reachable.has(state)) reachable.add(cell.state);
  }
  return { attribute, reachable };
}

type WithEffects = EventType & { readonly effects?: readonly EffectRow[] };

/** The effects of all commands and events. */
export function effectsOf(model: Model): readonly EffectRow[] {
  const events: readonly WithEffects[] = model.events;
  return [...model.commands.flatMap(({ effects }) => effects), ...events.flatMap(({ effects = [] }) => effects)];
}
