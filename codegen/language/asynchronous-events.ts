import type { AsynchronousEvent } from '../model/asynchronous-event.ts';
import type { Model } from '../model/model.ts';
import { EVENT, EVENT_MASKS, EVENT_REQUESTS } from '../model/vocabulary.ts';
import type { Closure } from './closure.ts';
import type { ControlPlane } from './control-plane.ts';
import type { ControlPlaneOptions } from './control-plane-options.ts';
import { environmentOf } from './environment.ts';
import type { Change, Outcome } from './operation.ts';
import { Preparation } from './prepare.ts';
import { Scopes } from './scope.ts';
import type { ObjectInstance, Value } from './values.ts';
import { UNDEFINED } from './values.ts';

/** An event that a controller reports: one request of it completes. */
export interface EventReport {
  readonly event: AsynchronousEvent;
  readonly object: string;
  readonly key: number;
  /** Values for the fields of the completion. */
  readonly result: Outcome['result'];
  readonly changes: readonly Change[];
}

/** Reports the asynchronous events of all controllers of a control plane. */
export class EventReporter {
  readonly #plane: ControlPlane;
  readonly #limits: Readonly<Record<string, number>>;
  readonly #rows: readonly { readonly event: AsynchronousEvent; readonly holds: Closure }[];

  constructor(
    model: Model,
    plane: ControlPlane,
    { limits, evaluator }: Pick<ControlPlaneOptions, 'limits' | 'evaluator'>,
  ) {
    const scope = new Scopes(model).asynchronousEvent();
    const preparation = new Preparation(evaluator);
    this.#plane = plane;
    this.#limits = limits;
    this.#rows = model.asynchronousEvents.map((event) => ({
      event,
      holds: preparation.condition(event.condition, scope, event.id),
    }));
  }

  /**
   * Lets a controller report what it has to report now, the first row that holds and whose type is not masked; `null`
   * without a request or without such a row. It takes one request, and masks the type until the log page is read.
   */
  report(object: string, key: number): EventReport | null {
    const controller = this.#plane.state[object]?.get(key);
    const requests = controller === undefined ? 0 : requestsOf(controller);
    if (controller === undefined || requests === 0) return null;
    const environment = environmentOf({
      fields: {},
      data: UNDEFINED,
      limits: this.#limits,
      state: this.#plane.state,
      target: controller,
    });
    const masked = new Set(mapOf(controller, EVENT_MASKS).values());
    const row = this.#rows.find(({ event, holds }) => !masked.has(event.type) && holds(environment) === true);
    if (row === undefined) return null;
    const report = reportOf(row.event, controller, requests);
    this.#plane.commit({ changes: report.changes, chosen: {} });
    return report;
  }

  /** The reports of all controllers that changes concern, as long as one has something to report. */
  reportAll(changes: readonly Pick<Change, 'object' | 'key'>[]): readonly EventReport[] {
    const reports: EventReport[] = [];
    const controllers = new Map(changes.map(({ object, key }) => [`${object} ${key}`, { object, key }]));
    for (const { object, key } of controllers.values()) {
      for (let report = this.report(object, key); report !== null; report = this.report(object, key))
        reports.push(report);
    }
    return reports;
  }
}

/** How many requests of a controller are outstanding. */
export function requestsOf(controller: ObjectInstance): number {
  return mapOf(controller, EVENT_REQUESTS).size;
}

function mapOf({ attributes }: ObjectInstance, name: string): ReadonlyMap<number, Value> {
  const value = attributes[name];
  return value instanceof Map ? value : new Map();
}

function reportOf(event: AsynchronousEvent, { type: object, key }: ObjectInstance, requests: number): EventReport {
  const change = (attribute: string, index: number, before: Value, after: Value): Change => ({
    object,
    key,
    attribute,
    index,
    before,
    after,
    row: event.id,
  });
  const value = (given: number): Outcome['result'][string] => ({ value: given, row: event.id });
  return {
    event,
    object,
    key,
    result: {
      [EVENT.type]: value(event.type),
      [EVENT.information]: value(event.information),
      [EVENT.logPage]: value(event.logPage),
    },
    changes: [change(EVENT_REQUESTS, requests - 1, 1, null), change(EVENT_MASKS, event.logPage, null, event.type)],
  };
}
