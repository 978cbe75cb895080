import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import { readSpecification } from '../../codegen/read/specification.ts';
import { ManyControllers } from './many-controllers.ts';
import type { Figure } from './measure.ts';
import { measure } from './measure.ts';
import type { PreparedQueue } from './prepared-queue.ts';
import type { Workload } from './workloads.ts';

/** How many extended controllers there are, and for how long is measured. */
export interface ScaleRequest {
  readonly spec: string;
  readonly runs: number;
  /** Milliseconds of each benchmark in a run. */
  readonly time: number;
  /** Numbers of configured controllers, each with two queue pairs, ascending; the first is what the others are compared with. */
  readonly configured: readonly number[];
  /** How many controllers are created that have a tag and no queues. */
  readonly created: number;
}

/** What a command to one controller costs beside others. */
export interface ScaleFigure {
  readonly controllers: number;
  /** Whether the others have queues. */
  readonly areConfigured: boolean;
  /** Microseconds from the doorbell to the completion, all commands to one controller. */
  readonly one: number;
  /** The same with each command to the next controller; `null` where only one has queues. */
  readonly spread: number | null;
  /** `one` as a multiple of what it is with the fewest controllers; and the same for `spread`. */
  readonly ratio: number;
  readonly spreadRatio: number | null;
}

/** What many controllers cost. */
export interface ScaleReport {
  readonly runs: number;
  readonly figures: readonly ScaleFigure[];
  /** Create and Delete, as pairs a second, beside so many controllers. */
  readonly pairs: readonly { readonly beside: number; readonly perSecond: number }[];
  /** Bytes of the heap of a controller that was created with one tag. */
  readonly idleBytes: number;
  /** Whether garbage was collected before both readings of the heap. */
  readonly isCollected: boolean;
}

/** The numbers of issue and text: as many controllers as there are doorbells for, and as many as there are identifiers. */
export const FULL_SCALE = { configured: [1, 256, 4096, 32_767], created: 65_519 } as const;

/** Measures what a command costs beside many controllers, all of them in one process and each run one after the other. */
export function scaleBench({ spec, runs, time, configured, created }: ScaleRequest): ScaleReport {
  const { model } = readSpecification(readSpecFolder(spec));
  const options = { runs, time, batch: 64, byMiddle: true };
  const idle = new ManyControllers(model, { controllers: created, configured: 1 });
  const one = idle.configure();
  const empty = new ManyControllers(model, { controllers: 1, configured: 1 });
  // Room for the one that comes and goes.
  const idleBytes = heapOf(created - 2, () => void idle.create());
  const sizes = configured.map((controllers) => {
    const device = new ManyControllers(model, { controllers, configured: controllers });
    return { controllers, queues: Array.from({ length: controllers }, () => device.configure()) };
  });
  const all = [
    ...sizes.flatMap(({ controllers, queues }) => [
      workload(`one of ${controllers}`, () => queues[0]),
      workload(`all of ${controllers}`, inTurns(queues)),
    ]),
    workload('one beside idle ones', () => one),
  ];
  const figures = new Map(measure(all, options).map((figure) => [figure.name, figure]));
  const [fewest = 1] = configured;
  const compared = (name: string, with_: string): number =>
    (figures.get(with_) as Figure).ratio / (figures.get(name) as Figure).ratio;
  const microseconds = (name: string): number => 1e6 / (figures.get(name) as Figure).perSecond;
  // A pair takes as long as many commands: short samples, so that other work of the machine falls between them.
  const pairs = measure([pairsOn('none', empty), pairsOn('many', idle)], { ...options, batch: 4 });
  return {
    runs,
    figures: [
      ...configured.map((controllers) => ({
        controllers,
        areConfigured: true,
        one: microseconds(`one of ${controllers}`),
        spread: microseconds(`all of ${controllers}`),
        ratio: compared(`one of ${controllers}`, `one of ${fewest}`),
        spreadRatio: compared(`all of ${controllers}`, `all of ${fewest}`),
      })),
      {
        controllers: created - 1,
        areConfigured: false,
        one: microseconds('one beside idle ones'),
        spread: null,
        ratio: compared('one beside idle ones', `one of ${fewest}`),
        spreadRatio: null,
      },
    ],
    pairs: pairs.map(({ perSecond }, i) => ({ beside: i === 0 ? 0 : created - 1, perSecond })),
    idleBytes,
    isCollected: globalThis.gc !== undefined,
  };
}

/** The report for people. */
export function scaleText({ runs, figures, pairs, idleBytes, isCollected }: ScaleReport): string {
  const rows = figures.map(({ controllers, areConfigured, one, spread, ratio, spreadRatio }) => [
    `${controllers.toLocaleString('en-US')} ${areConfigured ? 'with two queue pairs' : 'created, one with queues'}`,
    `${one.toFixed(2)} us`,
    `${ratio.toFixed(2)} x`,
    spread === null ? '-' : `${spread.toFixed(2)} us`,
    spreadRatio === null ? '-' : `${spreadRatio.toFixed(2)} x`,
  ]);
  const heading = [`a command, median of ${runs}`, 'to one', 'to first', 'to all in turns', 'to first'];
  return [
    ...[heading, ...rows].map(([first = '', ...rest]) =>
      [first.padEnd(34), ...rest.map((cell) => cell.padStart(15))].join(''),
    ),
    '',
    ...pairs.map(
      ({ beside, perSecond }) =>
        `create + delete beside ${beside.toLocaleString('en-US')}: ${Math.round(perSecond).toLocaleString('en-US')} pairs a second`,
    ),
    `heap of a controller with one tag and no queues: ${Math.round(idleBytes)} bytes${isCollected ? '' : ', with garbage'}`,
    '',
  ].join('\n');
}

function workload(name: string, next: () => PreparedQueue | undefined): Workload {
  return {
    name,
    depth: 1,
    run: (rounds) => {
      for (let round = 0; round < rounds; round++) next()?.run(1);
    },
  };
}

function inTurns(queues: readonly PreparedQueue[]): () => PreparedQueue | undefined {
  let next = 0;
  return () => {
    next = next + 1 < queues.length ? next + 1 : 0;
    return queues[next];
  };
}

function pairsOn(name: string, device: ManyControllers): Workload {
  return {
    name,
    depth: 1,
    run: (rounds) => {
      for (let round = 0; round < rounds; round++) device.remove(device.create());
    },
  };
}

/** Bytes of the heap for each of so many things. */
function heapOf(count: number, make: () => void): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < count; i++) make();
  globalThis.gc?.();
  return (process.memoryUsage().heapUsed - before) / count;
}
