import type { PerformanceEntry } from 'node:perf_hooks';
import { constants, PerformanceObserver } from 'node:perf_hooks';
import type { Workload } from './workloads.ts';

/** What commands leave on the heap, and what they make the collector do. */
export interface HeapFigure {
  readonly name: string;
  readonly commands: number;
  /** Growth of the heap in bytes, per command. */
  readonly bytesPerCommand: number;
  /** Whether garbage was collected before both readings (`node --expose-gc`); else the growth holds what is garbage. */
  readonly isCollected: boolean;
  /** Major collections while the commands ran, without those that the measurement asked for. */
  readonly majorCollections: number;
}

/** Part of the commands that runs beforehand, so that what is made once does not count. */
const WARM = 0.1;

/** Measures how the heap grows over many commands of a workload that is warm. */
export async function measureHeap({ name, depth, run }: Workload, commands: number): Promise<HeapFigure> {
  const rounds = Math.ceil(commands / depth);
  run(Math.ceil(rounds * WARM));
  globalThis.gc?.();
  const collections = countMajorCollections();
  const before = process.memoryUsage().heapUsed;
  run(rounds);
  // Before the collection below, which would else be one of them.
  const majorCollections = await collections.end();
  globalThis.gc?.();
  const growth = process.memoryUsage().heapUsed - before;
  return {
    name,
    commands: rounds * depth,
    bytesPerCommand: growth / (rounds * depth),
    isCollected: globalThis.gc !== undefined,
    majorCollections,
  };
}

function countMajorCollections(): { end(): Promise<number> } {
  let count = 0;
  const start = performance.now();
  const add = (entries: readonly PerformanceEntry[]): void => {
    for (const entry of entries) if (entry.startTime >= start && isMajor(entry)) count += 1;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ entryTypes: ['gc'] });
  return {
    end: async () => {
      // Node hands collections over in a later turn of its loop.
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
      observer.disconnect();
      return count;
    },
  };
}

function isMajor(entry: PerformanceEntry): boolean {
  // The types of Node know `detail` only in entries of a user.
  const { detail } = entry as PerformanceEntry & { readonly detail?: { readonly kind?: number } };
  return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}
