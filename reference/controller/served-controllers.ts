import type { Change } from '../../codegen/language/operation.ts';
import type { ObjectInstance } from '../../codegen/language/values.ts';
import type { Model, ObjectType } from '../../codegen/model/model.ts';
import { Attributes, firstExtendedPair } from './attributes.ts';
import type { OwnParts } from './controller-service.ts';
import { ControllerNamespaces } from './controller-namespaces.ts';
import { controllerService } from './controller-service.ts';
import { DoorbellOwners } from './doorbell-owners.ts';
import { DoorbellErrors } from './doorbell-errors.ts';
import type { Doorbell } from './doorbells.ts';
import { recordedErrors } from './error-log.ts';
import { fetchFaultEvent } from './events.ts';
import { HealthCounters } from './health-counters.ts';
import type { Extended, Present } from './extended.ts';
import { EventRequests } from './event-requests.ts';
import { joined, NO_QUEUES, type QueueDescriptors } from './queue-descriptors.ts';
import { RateGate } from './qos/rate-gate.ts';
import { ServedController } from './served-controller.ts';
import type { ServedControllersParts } from './served-controllers-parts.ts';
import type { Task } from './task.ts';
import { Turns } from './turns.ts';
import { VectorUsers } from './vector-users.ts';

/** All controllers of the function: their queues follow the tables, and each gets its turn. */
export class ServedControllers {
  /** Commands of all controllers that complete with an asynchronous event. */
  readonly requests: EventRequests;
  readonly #model: Model;
  readonly #parts: ServedControllersParts;
  readonly #attributes: Attributes;
  readonly #primaryType: ObjectType | undefined;
  readonly primary: ServedController;
  readonly #extended = new Map<string, Extended>();
  readonly #firstExtendedPair: number;
  readonly #owners = new DoorbellOwners();
  /** Which extended controllers have which vectors. */
  readonly #vectors = new VectorUsers();
  /** Controllers that may have something to do, the primary one too. */
  readonly #turns = new Turns<ServedController>();
  /** Gates that may let a command go on beyond its limits. */
  readonly #borrowers = new Set<RateGate>();
  /** What the media still does for controllers that are gone. */
  #leftovers: readonly Task[] = [];
  readonly #doorbellErrors: DoorbellErrors;
  #ignoredDoorbells = 0;

  constructor(model: Model, parts: ServedControllersParts) {
    this.#model = model;
    this.#parts = parts;
    this.#attributes = new Attributes(model);
    this.requests = new EventRequests(model, parts);
    this.#doorbellErrors = new DoorbellErrors(model, { ...parts, changed: (changes) => this.changed(changes) });
    this.#firstExtendedPair = firstExtendedPair(parts.limits);
    this.#primaryType = model.objects.find(({ key }) => key === null);
    this.primary = this.#primaryController();
  }

  /** The extended controllers by type and key, and the primary one under an empty name. */
  all(): ReadonlyMap<string, Present> {
    return new Map<string, Present>([['', { served: this.primary }], ...this.#extended]);
  }

  /** Serves what the tables hold, wherever it came from. */
  adopt(ignoredDoorbells: number): void {
    this.stop();
    this.#leftovers = [];
    this.#ignoredDoorbells = ignoredDoorbells;
    for (const [object, objects] of Object.entries(this.#parts.controlPlane.state))
      for (const key of objects.keys())
        this.changed([{ object, key, attribute: null, before: undefined, after: undefined, row: '' }]);
  }

  /** Called when it is known how a command of a controller ended. */
  wake(served: ServedController): void {
    this.#turns.wake(served);
  }

  /** How many doorbell writes were ignored: they found no queue (XC-DBM-3), or a queue that cannot have the value. */
  get ignoredDoorbells(): number {
    return this.#ignoredDoorbells;
  }

  /** Opens and closes rings after changes of the state. */
  changed(changes: readonly Change[]): void {
    this.requests.changed(changes);
    const touched = new Map(changes.map(({ object, key }) => [`${object} ${key}`, { object, key }]));
    for (const [name, { object, key }] of touched) {
      if (object === this.#primaryType?.mnemonic) this.reconcilePrimary();
      else this.#reconcileExtended(name, object, key, changes);
    }
  }

  /** Opens and closes rings after the primary controller became ready or ceased to be it. */
  reconcilePrimary(): void {
    this.#turns.wake(this.primary);
    this.primary.withdraw();
    this.primary.reconcile(this.#primaryDescriptors());
  }

  /** Stops all controllers without a completion. Returns the commands for which the media is still at work. */
  stop(): readonly Task[] {
    const all = [this.primary, ...[...this.#extended.values()].map(({ served }) => served)];
    for (const served of all) this.#retire(served);
    this.#extended.clear();
    this.#owners.clear();
    this.#turns.clear();
    this.#borrowers.clear();
    this.requests.drop();
    return this.#leftovers;
  }

  /** Forgets everything, also what the media was doing: the power was off. */
  powerOn(): void {
    this.stop();
    this.#leftovers = [];
    this.#ignoredDoorbells = 0;
    this.primary.health.reset();
  }

  /** The controller that an event concerns; `undefined`: one that has not been at work. */
  of(object: string, key: number): ServedController | undefined {
    return object === this.#primaryType?.mnemonic ? this.primary : this.#extended.get(`${object} ${key}`)?.served;
  }

  /** Passes a doorbell write to the controller that has the queue pair; it is ignored where there is no queue. */
  ring({ queue, qid: pair }: Doorbell, value: number): void {
    const owner = pair < this.#firstExtendedPair ? { served: this.primary, qid: pair } : this.#owners.of(pair);
    if (owner !== undefined) this.#turns.wake(owner.served);
    // XC-DBM-3: it is not kept for a queue that may come later.
    if (owner?.served.ring(queue, owner.qid, value) !== true) this.#ignoredDoorbells += 1;
  }

  /** Gives each controller that may have something to do one turn; whether any did something. */
  step(): boolean {
    const hasReported = this.requests.step();
    return this.#turns.step() || hasReported;
  }

  /**
   * Lets one command go on beyond the limits of its controller, where nothing else is to do: controllers take turns
   * (XC-QBD-3). Whether there was one.
   */
  borrow(): boolean {
    const [next] = this.#borrowers;
    return next?.borrow() ?? false;
  }

  #primaryController(): ServedController {
    const { primary } = this.#parts;
    const served: ServedController = this.#serve(() => this.#primaryObject(), {
      receiver: null,
      pageSize: () => primary.pageSize,
      interrupt: (vector) => primary.interrupt(vector, served),
      isEnabled: () => primary.adminQueues !== null,
      fault: (cause) => primary.fault(cause),
    });
    return served;
  }

  #primaryObject(): ObjectInstance | undefined {
    return this.#parts.controlPlane.state[this.#primaryType?.mnemonic ?? '']?.get(0);
  }

  #primaryDescriptors(): QueueDescriptors {
    const admin = this.#parts.primary.adminQueues;
    const object = this.#primaryObject();
    return admin === null ? NO_QUEUES : joined(object ? this.#attributes.queues(object) : NO_QUEUES, admin);
  }

  #reconcileExtended(name: string, type: string, key: number, changes: readonly Change[]): void {
    const object = this.#parts.controlPlane.state[type]?.get(key);
    const known = this.#extended.get(name);
    if (known && known.object !== object) {
      this.#retire(known.served);
      this.#extended.delete(name);
    }
    // One to which nothing was given has nothing to be served, and costs nothing.
    if (!object || !this.#hasQueues(type) || !(this.#extended.has(name) || this.#attributes.isAtWork(object))) return;
    const extended = this.#extended.get(name) ?? this.#begin(name, object);
    this.#turns.wake(extended.served);
    const own = changes.flatMap((each) => (each.object === type && each.key === key ? [each.attribute] : []));
    if (own.some((attribute) => Attributes.isDoorbellMap(attribute)))
      this.#owners.assign(extended.served, this.#attributes.pairs(object));
    if (own.some((attribute) => Attributes.isRateLimit(attribute)))
      extended.gate.change(this.#attributes.rateLimits(object));
    const isEnabled = this.#attributes.isEnabled(object);
    if (!isEnabled) extended.isStopped = false;
    extended.served.withdraw();
    extended.served.reconcile(isEnabled && !extended.isStopped ? this.#attributes.queues(object) : NO_QUEUES);
    const isRegranted = own.some((attribute) => Attributes.isVectorMap(attribute));
    if (isRegranted || changes.some(({ attribute }) => attribute === null))
      this.#vectors.assign(extended.served, this.#attributes.vectors(object));
    // The next user of a vector does not get interrupts of this one.
    if (!isEnabled || isRegranted) this.#parts.table.forget(extended.served);
  }

  #hasQueues(type: string): boolean {
    return this.#model.objects.some((each) => each.mnemonic === type && Attributes.hasQueues(each));
  }

  #begin(name: string, object: ObjectInstance): Extended {
    const gate = new RateGate(this.#parts.clock, this.#borrowers);
    const served: ServedController = this.#serve(() => object, {
      receiver: { object: object.type, key: object.key },
      pageSize: () => this.#attributes.pageSize(object) ?? this.#parts.primary.pageSize,
      interrupt: (vector) => this.#parts.table.raise(vector, served),
      isEnabled: () => this.#attributes.isEnabled(object),
      fault: () => this.#fault(extended),
      gate,
    });
    const extended: Extended = { object, served, gate, isStopped: false };
    this.#extended.set(name, extended);
    return extended;
  }

  #retire(served: ServedController): void {
    this.#leftovers = [...this.#leftovers, ...served.retire()].filter((task) => task.isInMedia);
    this.#parts.table.forget(served);
    this.#owners.remove(served);
    this.#vectors.remove(served);
    this.#turns.remove(served);
  }

  /** A queue entry of an extended controller cannot be reached: it stops, and all others run on. */
  #fault(extended: Extended): void {
    extended.isStopped = true;
    extended.served.stop();
    const { type, key } = extended.object;
    const event = fetchFaultEvent(this.#model);
    if (event?.appliesTo.name === type) this.changed(this.#parts.controlPlane.raise(event.name, key));
  }

  #serve(object: () => ObjectInstance | undefined, own: OwnParts): ServedController {
    const namespaces = new ControllerNamespaces(object, () => this.#primaryObject());
    const served: ServedController = new ServedController(
      controllerService(this.#attributes, this.#parts, object, {
        ...own,
        namespaces,
        health: new HealthCounters(this.#parts.clock, () => recordedErrors(object())),
        isShared: (vector) => this.#vectors.isShared(vector),
        misrung: (controller, error) => this.#doorbellErrors.note(controller, error),
        outstanding: () => served.outstanding,
        ended: () => this.#turns.wake(served),
      }),
    );
    return served;
  }
}
