import type { EventType, Model } from '../model/model.ts';
import type { PreparedEffect } from './effects.ts';
import { prepareEffect, runEffects } from './effects.ts';
import type { Environment } from './environment.ts';
import type { Change } from './operation.ts';
import type { Preparation } from './prepare.ts';
import { print } from './print.ts';
import type { PreparedReset } from './resets.ts';
import { prepareResets, resetRowsOf, runResets } from './resets.ts';
import type { Scopes } from './scope.ts';
import type { PreparedTransition } from './transitions.ts';
import { prepareTransitions, rowsOf, runTransitions } from './transitions.ts';
import type { ObjectInstance, State } from './values.ts';
import type { World } from './world.ts';
import { Writes } from './writes.ts';

/** An event with its effects and its rows of the matrices, ready to happen. */
export interface PreparedEvent {
  readonly event: EventType;
  readonly transitions: readonly PreparedTransition[];
  readonly resets: readonly PreparedReset[];
  /** Effects that name `this`: for each object that the event concerns. */
  readonly own: readonly PreparedEffect[];
  /** All other effects: once. */
  readonly general: readonly PreparedEffect[];
}

/** Makes the events of a model ready. */
export function prepareEvents(
  model: Model,
  scopes: Scopes,
  preparation: Preparation,
): ReadonlyMap<string, PreparedEvent> {
  return new Map(
    model.events.map((event) => {
      const scope = scopes.event(event);
      const prepare = (own: boolean): PreparedEffect[] =>
        event.effects
          .filter(
            (row) => [row.place, row.value, row.when].some((part) => part && /\bthis\b/.test(print(part))) === own,
          )
          .map((row) => prepareEffect(row, scope, preparation));
      const transitions = prepareTransitions(rowsOf(model, event.name, true), scopes, preparation);
      const resets = prepareResets(resetRowsOf(model, event.name, true), scopes, preparation);
      return [event.name, { event, transitions, resets, own: prepare(true), general: prepare(false) }];
    }),
  );
}

/** Every object type that an event has rows for. */
function typesOf({ event, transitions, resets }: PreparedEvent): ReadonlySet<string> {
  return new Set([event.appliesTo.name, ...[...transitions, ...resets].map(({ row }) => row.object)]);
}

/** What an event changes: for one object of its type, the one under `key`, and for all objects of others. */
export function runEvent(
  prepared: PreparedEvent,
  { state, key, world }: { readonly state: State; readonly key: number | undefined; readonly world: World },
  outside: (target?: ObjectInstance) => Environment,
): readonly Change[] {
  const writes = new Writes();
  const undefinedRows: string[] = [];
  const results = { result: {}, undefinedRows };
  const { event, transitions, resets, own, general } = prepared;
  const objectsOf = (type: string): readonly ObjectInstance[] => {
    const objects = state[type];
    if (event.scope === 'each' || type !== event.appliesTo.name) return [...(objects?.values() ?? [])];
    const one = key === undefined ? undefined : objects?.get(key);
    return one === undefined ? [] : [one];
  };
  for (const type of typesOf(prepared)) {
    const effects = type === event.appliesTo.name ? own : [];
    const moves = transitions.filter(({ row }) => row.object === type);
    const losses = resets.filter(({ row }) => row.object === type);
    for (const object of objectsOf(type)) {
      const environment = outside(object);
      runEffects(effects, environment, writes, { world, results });
      runTransitions(moves, object, environment, writes);
      runResets(losses, object, environment, writes);
    }
  }
  runEffects(general, outside(), writes, { world, results });
  if (undefinedRows.length > 0)
    throw new Error(`Unexpected undefined ${undefinedRows.join(', ')}, expected effects of an event that can be read`);
  return writes.changes;
}
