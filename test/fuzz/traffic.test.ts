import { describe, expect, it } from 'vitest';
import { model } from '../runner/fixtures.ts';
import { CommandNames } from './command-names.ts';
import type { Access } from './dma-log.ts';
import type { QueueView, Snapshot } from './snapshot.ts';
import type { TailWrite } from './ring-pointers.ts';
import type { StepTraffic } from './traffic.ts';
import { Traffic } from './traffic.ts';

const [SUBMISSION, COMPLETION] = [0x1_0000, 0x2_0000];
const CID = 7;

function queue(base: number, completionQueue: number): QueueView {
  const rest = { owner: null, tag: null, pair: 1, vector: null, pageSize: 4096, isListed: false };
  return { ...rest, qid: 1, base, entries: 8, completionQueue, identity: {} };
}

function snapshot(submission: readonly QueueView[], completion: readonly QueueView[]): Snapshot {
  const device = { controllers: [], primary: 'ready', isReady: true, isShutDown: false, isFatal: false } as const;
  return { ...device, primaryQueues: 0, submission, completion };
}

function step(
  traffic: Traffic,
  accesses: readonly Access[],
  [before, after]: readonly [Snapshot, Snapshot],
  ...tails: readonly TailWrite[]
): StepTraffic {
  return traffic.read(accesses, { before, after, tailWrites: tails, strays: [] });
}

function fetch(address = SUBMISSION): Access {
  const bytes = new Uint8Array(64);
  bytes.set([2, 0, CID, 0]);
  const label = { kind: 'command', controller: null, sqid: 1 } as const;
  return { tag: null, direction: 'r', address, size: 64, isServed: true, bytes, label };
}

/** A successful completion of the command in queue 1, with phase 1. */
function completion(): Access {
  const bytes = new Uint8Array(16);
  bytes.set([0, 0, 1, 0, CID, 0, 1, 0], 8);
  const label = { kind: 'completion', controller: null, sqid: 1 } as const;
  return { tag: null, direction: 'w', address: COMPLETION, size: 16, isServed: true, bytes, label };
}

describe('Traffic', () => {
  const [own, completions] = [queue(SUBMISSION, 1), queue(COMPLETION, 0)];
  const same = [snapshot([own], [completions]), snapshot([own], [completions])] as const;
  const rung = { queue: own.identity, value: 1, after: 0 };

  it('knows the commands of a deleted queue whose completion queue came in one step with it', () => {
    const traffic = new Traffic(new CommandNames(model));
    const [old, later] = [queue(COMPLETION, 0), queue(COMPLETION, 0)];
    // One step: completion queue 1 is deleted and created again, then submission queue 1 is created.
    step(traffic, [], [snapshot([], [old]), snapshot([own], [later])]);
    step(traffic, [fetch()], [snapshot([own], [later]), snapshot([own], [later])], rung);
    // Submission queue 1 is deleted while its command is with the media, and created again.
    const next = queue(SUBMISSION + 4096, 1);
    step(traffic, [], [snapshot([own], [later]), snapshot([next], [later])]);
    const { completions } = step(traffic, [completion()], [snapshot([next], [later]), snapshot([next], [later])]);
    expect(completions.map(({ answers }) => answers?.queue)).toEqual([own]);
  });

  it('takes data that lies in a ring for data where the device does not call it a command', () => {
    const traffic = new Traffic(new CommandNames(model));
    const { uses, fetches } = step(traffic, [{ ...fetch(), label: null }, fetch()], same, rung);
    expect(uses.map(({ kind }) => kind)).toEqual(['data', 'fetch']);
    expect(fetches.map(({ queue, isDue }) => [queue, isDue])).toEqual([[own, true]]);
  });

  it('does not believe in commands from another slot, in another space, or that were data', () => {
    const other = { pasid: 1, routingId: null };
    const wrong = [fetch(SUBMISSION + 64), { ...fetch(), tag: other }, { ...fetch(), size: 512 }];
    for (const access of wrong) {
      const traffic = new Traffic(new CommandNames(model));
      const { uses, fetches, lies } = step(traffic, [access], same, rung);
      expect([uses[0]?.kind, fetches.length, lies.length]).toEqual(['data', 0, 1]);
    }
  });

  it('tells which commands were beyond the tail', () => {
    const tails = (...values: readonly number[]): readonly TailWrite[] =>
      values.map((value) => ({ queue: own.identity, value, after: 0 }));
    const due = (tailWrites: readonly TailWrite[]): readonly boolean[] => {
      const accesses = [fetch(), fetch(SUBMISSION + 64)];
      const { fetches } = step(new Traffic(new CommandNames(model)), accesses, same, ...tailWrites);
      return fetches.map(({ isDue }) => isDue);
    };
    expect(due(tails(2))).toEqual([true, true]);
    expect(due(tails(1))).toEqual([true, false]);
    // A tail beyond the queue or beyond its free slots counts for nothing (NB-DBL-3).
    expect(due(tails(1, 8, 0))).toEqual([true, false]);
    // Of another queue; the head goes past the tail with the first command.
    expect(due([{ queue: {}, value: 2, after: 0 }])).toEqual([false, true]);
  });

  it('tells of commands for which there was no access', () => {
    const strays = [{ kind: 'command', controller: null, sqid: 1 }] as const;
    const { lies } = new Traffic(new CommandNames(model)).read([], {
      before: same[0],
      after: same[1],
      tailWrites: [],
      strays,
    });
    expect(lies).toEqual(['a command of queue 1 of the primary controller without an access for it']);
  });
});
