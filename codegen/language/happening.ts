import type { EventType, Model } from '../model/model.ts';
import type { PreparedEffect } from './effects.ts';
import { prepareEffect, runEffects } from './effects.ts';
import type { Environment } from './environment.ts';
import type { Change } from './operation.ts';
import type { Preparation } from './prepare.ts';
import { print } from './print.ts';
import type { Scopes } from './scope.ts';
import type { PreparedTransition } from './transitions.ts';
import { prepareTransitions, rowsOf, runTransitions } from './transitions.ts';
import type { ObjectInstance } from './values.ts';
import type { World } from './world.ts';
import { Writes } from './writes.ts';

/** An event with its effects and its rows of the matrices, ready to happen. */
export interface PreparedEvent {
  readonly event: EventType;
  readonly transitions: readonly PreparedTransition[];
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
      return [event.name, { event, transitions, own: prepare(true), general: prepare(false) }];
    }),
  );
}

/** What an event changes for the objects that it concerns. All rows read the state before. */
export function runEvent(
  { transitions, own, general }: PreparedEvent,
  objects: Iterable<ObjectInstance>,
  outside: (target?: ObjectInstance) => Environment,
  world: World,
): readonly Change[] {
  const writes = new Writes();
  const undefinedRows: string[] = [];
  const results = { result: {}, undefinedRows };
  for (const object of objects) {
    const environment = outside(object);
    runEffects(own, environment, writes, { world, results });
    runTransitions(transitions, object, environment, writes);
  }
  runEffects(general, outside(), writes, { world, results });
  if (undefinedRows.length > 0)
    throw new Error(`Unexpected undefined ${undefinedRows.join(', ')}, expected effects of an event that can be read`);
  return writes.changes;
}
