import { statusByValue } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { Snapshot } from './snapshot.ts';
import type { Access } from './dma-log.ts';
import type { StepTraffic, Use } from './traffic.ts';
import type { World } from './worlds.ts';
import type { Counters } from './report.ts';

/** What every world with queues in pages should come to. */
export const LISTS_READ = 'entries read from lists of queues';
/** What worlds are like, and what was seen of it. */
export const WORLD_KINDS: readonly string[] = [
  'usual limits',
  'limits at an edge',
  'queues in pages',
  'several media classes',
  'volatile cache',
  LISTS_READ,
];

/** Counts what happens in a run. */
export class Counting {
  readonly #model: Model;
  readonly #outcomes: Record<string, Record<string, number>> = {};
  readonly #kinds: Record<string, number> = {};
  readonly #faultKinds: Record<string, number> = {};
  readonly #worlds: Record<string, number>;
  #completed = 0;
  #resets = 0;
  #faults = 0;
  #created = 0;
  #enabled = 0;
  #failed = 0;

  constructor(model: Model, world: World) {
    this.#model = model;
    this.#worlds = Object.fromEntries(worldNames(world).map((name) => [name, 1]));
  }

  /** A step was done. */
  step(kind: string): void {
    count(this.#kinds, kind);
  }

  add({ uses, completions }: StepTraffic, before: Snapshot, after: Snapshot): void {
    this.#completed += completions.length;
    for (const use of uses) this.#use(use);
    for (const { status, answers } of completions) {
      const statuses = (this.#outcomes[answers?.name ?? 'no command'] ??= {});
      const name = statusByValue(this.#model, status)?.name ?? status.toString(16);
      count(statuses, name);
    }
    if (before.primary === 'ready' && (after.primary === 'off' || after.primary === 'draining')) this.#resets += 1;
    for (const { object, state } of after.controllers) {
      const former = before.controllers.find((view) => view.object === object)?.state;
      if (former === undefined) this.#created += 1;
      if (former !== state && state === 'Enabled') this.#enabled += 1;
      if (former !== state && state === 'Failed') this.#failed += 1;
    }
  }

  counters(steps: number, moved: number): Counters {
    return {
      steps,
      completed: this.#completed,
      resets: this.#resets,
      faults: this.#faults,
      created: this.#created,
      enabled: this.#enabled,
      failed: this.#failed,
      moved,
      outcomes: this.#outcomes,
      kinds: this.#kinds,
      faultKinds: this.#faultKinds,
      worlds: this.#worlds,
    };
  }

  #use({ access, kind, queues }: Use): void {
    if (access.isServed) {
      if (kind === 'list') count(this.#worlds, LISTS_READ);
      return;
    }
    this.#faults += 1;
    const isPrimary = queues.length > 0 ? queues.some(({ owner }) => owner === null) : access.tag === null;
    count(this.#faultKinds, faultName(kind, access.direction, isPrimary));
  }
}

/** Every kind of fault that there is. */
export const FAULT_KINDS: readonly string[] = [true, false].flatMap((isPrimary) => [
  faultName('fetch', 'r', isPrimary),
  faultName('completion', 'w', isPrimary),
  faultName('list', 'r', isPrimary),
  faultName('data', 'r', isPrimary),
  faultName('data', 'w', isPrimary),
]);

function faultName(kind: Use['kind'], direction: Access['direction'], isPrimary: boolean): string {
  const names = { fetch: 'fetch', completion: 'completion', list: 'list of a queue', data: 'data' };
  const way = direction === 'r' ? 'read' : 'written';
  return `${names[kind]}${kind === 'data' ? ` ${way}` : ''}, ${isPrimary ? 'primary or untagged' : 'extended'}`;
}

function worldNames({ limits, namespaces, isUsual }: World): readonly string[] {
  return [
    isUsual ? 'usual limits' : 'limits at an edge',
    ...(limits['CQR'] === 0 ? ['queues in pages'] : []),
    ...(namespaces.length > 0 ? ['several media classes'] : []),
    ...(namespaces.some(({ media }) => (media?.cacheSize ?? 0) > 0) ? ['volatile cache'] : []),
  ];
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
