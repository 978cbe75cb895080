import type { Model } from '../../codegen/model/model.ts';
import { Counting } from './counting.ts';
import type { Tampering } from './host.ts';
import { HostileHost } from './host.ts';
import { allInvariants } from './invariants/all.ts';
import type { Invariant, Observation } from './invariants/invariant.ts';
import { MediaOwners } from './media-owners.ts';
import { Random } from './random.ts';
import type { Report } from './report.ts';
import type { Snapshot } from './snapshot.ts';
import { commandSteps } from './steps/commands.ts';
import { doorbellSteps } from './steps/doorbells.ts';
import { registerSteps } from './steps/registers.ts';
import type { StepKind } from './steps/step.ts';
import { surroundingSteps } from './steps/surroundings.ts';
import { Submitter } from './submitter.ts';
import type { StepTraffic } from './traffic.ts';
import type { Limits } from './worlds.ts';
import { drawWorld } from './worlds.ts';

/** How a run may differ from the usual one. */
export interface RunOptions {
  readonly model: Model;
  /** Something wrong with the device, to prove that it is noticed. */
  readonly tampering?: Tampering;
  /** Limits that differ from those that the seed draws. */
  readonly limits?: Limits;
  /** Names of invariants that are not checked. */
  readonly skip?: readonly string[];
  /** Called after each step. */
  readonly onStep?: (step: number) => void;
}

/** What a hostile host does. */
export const KINDS: readonly StepKind[] = [...commandSteps, ...doorbellSteps, ...registerSteps, ...surroundingSteps];
const LAST = 12;
/** How often the device works after a step, and how often a host takes completions of a queue. */
const SETTLED = 85;
const DRAINED = 90;
/** How often only a moment passes where the media takes time, and moments in nanoseconds. */
const HURRIED = 50;
const MOMENTS = [0, 500, 20_000, 100_000, 5_000_000];

/** Does so many random things to a device, and checks after each of them what always holds. The same seed, the same run. */
export function run(seed: number, steps: number, options: RunOptions): Report {
  return new Run(seed, options).all(steps);
}

class Run {
  readonly #seed: number;
  readonly #options: RunOptions;
  readonly #host: HostileHost;
  readonly #submitter: Submitter;
  readonly #counting: Counting;
  readonly #invariants: readonly Invariant[];
  readonly #last: string[] = [];
  readonly #owners = new MediaOwners();
  /** Completion queues whose entries nobody takes. */
  readonly #neglected = new WeakMap<object, boolean>();

  constructor(seed: number, options: RunOptions) {
    const { model, tampering, limits, skip = [] } = options;
    const random = new Random(seed);
    this.#seed = seed;
    this.#options = options;
    const drawn = drawWorld(model, random);
    const world = limits ? { ...drawn, limits: { ...drawn.limits, ...limits }, namespaces: [] } : drawn;
    this.#host = new HostileHost(model, world, random, tampering);
    this.#submitter = new Submitter(this.#host);
    this.#counting = new Counting(model, world);
    this.#invariants = allInvariants().filter(({ name }) => !skip.includes(name));
  }

  all(steps: number): Report {
    let before = this.#host.snapshot();
    for (let step = 0; step < steps; step += 1) {
      const kind = this.#host.random.weighted(KINDS);
      this.#counting.step(kind.name);
      const wrong = this.#step(kind, before);
      this.#note(step, kind);
      if ('invariant' in wrong) return this.#report(step + 1, { ...wrong, step, last: this.#last.slice() });
      before = wrong;
      this.#options.onStep?.(step);
    }
    return this.#report(steps, null);
  }

  /** One step; the device after it, or what is wrong. */
  #step(kind: StepKind, before: Snapshot): Snapshot | { readonly invariant: string; readonly message: string } {
    const host = this.#host;
    host.interrupts.length = 0;
    try {
      kind.act(host, this.#submitter);
      if (host.isTimed && host.random.percent(HURRIED)) host.pass(host.random.pick(MOMENTS));
      else if (host.random.percent(SETTLED)) host.settle();
      const after = host.snapshot();
      const traffic = host.traffic.read(host.bus.take(), {
        before,
        after,
        tailWrites: host.takeTailWrites(),
        strays: host.bus.takeStrays(),
      });
      this.#submitter.learn(traffic.completions);
      this.#counting.add(traffic, before, after);
      const seen = this.#observe(before, after, traffic);
      for (const invariant of this.#invariants) {
        const message = invariant.check(seen);
        if (message !== null) return { invariant: invariant.name, message };
      }
      this.#drain(after);
      return after;
    } catch (error) {
      const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { invariant: 'no exception', message };
    }
  }

  #observe(before: Snapshot, after: Snapshot, traffic: StepTraffic): Observation {
    const { media, model, limits, controller } = this.#host;
    const { traffic: bus } = this.#host;
    const waiting = bus.outstanding.all();
    const open = this.#owners.update(media.open, { traffic, waiting, before, after });
    return {
      model,
      limits,
      before,
      after,
      traffic,
      interrupts: this.#host.interrupts.slice(),
      begun: media.takeBegun(),
      now: controller.clock.now,
      open,
      waiting,
      blockSize: (underlying) => this.#host.namespace(underlying).blockSize,
      broken: controller.controlPlane.invariants(),
      outstanding: (queue) => bus.outstanding.count(queue),
    };
  }

  /** A host that takes completions from most queues; a doorbell write moves nothing on the bus. */
  #drain({ completion }: Snapshot): void {
    const { random } = this.#host;
    for (const queue of completion) {
      let isNeglected = this.#neglected.get(queue.identity);
      if (isNeglected === undefined) {
        isNeglected = queue.owner !== null && random.percent(8);
        this.#neglected.set(queue.identity, isNeglected);
      }
      if (!isNeglected && random.percent(DRAINED)) this.#host.drain(queue);
    }
  }

  #note(step: number, { name }: StepKind): void {
    this.#last.push(`${step} ${name}: ${this.#host.takeWords()}`);
    if (this.#last.length > LAST) this.#last.shift();
  }

  #report(steps: number, violation: Report['violation']): Report {
    return { seed: this.#seed, counters: this.#counting.counters(steps, this.#host.media.bytes), violation };
  }
}
