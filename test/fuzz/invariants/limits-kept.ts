import type { ObjectInstance } from '../../../codegen/language/values.ts';
import { QoSMode } from '../../../reference/generated/values/qmode.ts';
import { costOf, freeBytes, operationsOf } from '../charges.ts';
import type { Fetch } from '../outstanding.ts';
import type { Invariant, Observation } from './invariant.ts';
import { firstOf } from './invariant.ts';

/** What a controller got since its limits were last set. */
interface Account {
  readonly limits: string;
  readonly since: number;
  /** Commands that were taken before: nobody knows when they were admitted. */
  readonly older: ReadonlySet<Fetch>;
  /** What its commands that ended cost. */
  bytes: number;
  writtenBytes: number;
  operations: number;
  writes: number;
  /** Bytes that the media was asked for, and those of them that cost nothing. */
  moved: number;
  free: number;
}

/** The most bytes that one command moves here: the hostile host hands over no larger buffers. */
const BLOCK_LIMIT = 0x1_0000 * 4096;
const ENDED = [0x00, 0x285];

/**
 * I6: in mode Hard, from the time when the limits were set, the bytes and the operations of commands that have ended, and the bytes
 * that the media was asked for, are at most R * t + B + L (XC-QBD-1). L is the largest charge of one command.
 */
export class KeptLimits implements Invariant {
  readonly name = 'I6 limits';
  readonly #accounts = new WeakMap<ObjectInstance, Account>();

  check(seen: Observation): string | null {
    return firstOf(seen.after.controllers, ({ object, key }) => {
      const { QEN, QMODE, IOU, TBW, WBW, TIOPS, WIOPS, BBW, BIO } = object.attributes;
      const limits = [QEN, QMODE, IOU, TBW, WBW, TIOPS, WIOPS, BBW, BIO].join();
      const known = this.#accounts.get(object);
      if (QEN !== 1 || QMODE !== QoSMode.Hard || known?.limits !== limits) {
        this.#accounts.set(object, opened(seen, object, limits));
        return null;
      }
      add(known, seen, object);
      const seconds = (seen.now - known.since) / 1e9;
      const largest = seen.limits['MDTS'] ? 4096 * 2 ** seen.limits['MDTS'] : BLOCK_LIMIT;
      const bounds = [
        { what: 'bytes', got: known.bytes, rate: TBW, burst: BBW, most: largest },
        { what: 'written bytes', got: known.writtenBytes, rate: WBW, burst: BBW, most: largest },
        {
          what: 'operations',
          got: known.operations,
          rate: TIOPS,
          burst: BIO,
          most: operationsOf(largest, Number(IOU)),
        },
        { what: 'writes', got: known.writes, rate: WIOPS, burst: BIO, most: operationsOf(largest, Number(IOU)) },
        { what: 'bytes of the media', got: known.moved - known.free, rate: TBW, burst: BBW, most: largest },
      ];
      return firstOf(bounds, ({ what, got, rate, burst, most }) => {
        const bound = Number(rate) * seconds + Number(burst) + most;
        return Number(rate) === 0 || got <= bound
          ? null
          : `controller ${key} got ${got} ${what} in ${seconds} s, expected at most ${Math.ceil(bound)}`;
      });
    });
  }
}

function opened(seen: Observation, object: ObjectInstance, limits: string): Account {
  const older = new Set(seen.waiting.filter(({ queue }) => queue.owner === object));
  const free = [...older].reduce((sum, fetch) => sum + freeBytes(fetch, blockSizes(seen, object)), 0);
  const nothing = { bytes: 0, writtenBytes: 0, operations: 0, writes: 0, moved: 0, free };
  return { limits, since: seen.now, older, ...nothing };
}

/** Adds what was seen in a step. */
function add(account: Account, seen: Observation, object: ObjectInstance): void {
  const sizes = blockSizes(seen, object);
  for (const fetch of seen.traffic.fetches)
    if (fetch.queue.owner === object && fetch.queue.qid !== 0) account.free += freeBytes(fetch, sizes);
  for (const { answers, status } of seen.traffic.completions) {
    if (answers?.queue.owner !== object || answers.queue.qid === 0) continue;
    if (!ENDED.includes(status) || account.older.has(answers)) continue;
    const { bytes, isWrite } = costOf(answers, sizes);
    const operations = operationsOf(bytes, Number(object.attributes['IOU']));
    account.bytes += bytes;
    account.operations += operations;
    if (!isWrite) continue;
    account.writtenBytes += bytes;
    account.writes += operations;
  }
  account.moved += movedBytes(seen, object);
}

/** The size of a logical block of a namespace as a controller numbers it; 0 where it has lost it. */
function blockSizes({ before, after, blockSize }: Observation, object: ObjectInstance): (nsid: number) => number {
  const views = [before, after].flatMap(({ controllers }) => controllers.filter((view) => view.object === object));
  return (nsid) => {
    const found = views.map(({ namespaces }) => namespaces.get(nsid)).find((underlying) => underlying !== undefined);
    return found === undefined ? 0 : blockSize(found);
  };
}

/** Bytes that were asked for of namespaces which the controller had before the step and after it. */
function movedBytes({ begun, before, after }: Observation, object: ObjectInstance): number {
  const [old, present] = [before, after].map(
    ({ controllers }) => new Set(controllers.find((view) => view.object === object)?.namespaces.values()),
  );
  return begun.reduce(
    (sum, { namespace, bytes }) => (old?.has(namespace) && present?.has(namespace) ? sum + bytes : sum),
    0,
  );
}
