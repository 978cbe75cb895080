import { expect, it } from 'vitest';
import { model } from '../runner/fixtures.ts';
import { CommandNames } from './command-names.ts';
import type { Access } from './dma-log.ts';
import type { QueueView, Snapshot } from './snapshot.ts';
import { Traffic } from './traffic.ts';

const [SUBMISSION, COMPLETION] = [0x1_0000, 0x2_0000];
const CID = 7;

function queue(base: number, completionQueue: number): QueueView {
  const rest = { owner: null, tag: null, pair: 1, vector: null, pageSize: 4096 };
  return { ...rest, qid: 1, base, entries: 8, completionQueue, identity: {} };
}

function snapshot(submission: readonly QueueView[], completion: readonly QueueView[]): Snapshot {
  const device = { controllers: [], primary: 'ready', isReady: true, isShutDown: false, isFatal: false } as const;
  return { ...device, primaryQueues: 0, submission, completion };
}

function fetch(): Access {
  const bytes = new Uint8Array(64);
  bytes.set([2, 0, CID, 0]);
  return { tag: null, direction: 'r', address: SUBMISSION, size: 64, isServed: true, bytes };
}

/** A successful completion of the command in queue 1, with phase 1. */
function completion(): Access {
  const bytes = new Uint8Array(16);
  bytes.set([0, 0, 1, 0, CID, 0, 1, 0], 8);
  return { tag: null, direction: 'w', address: COMPLETION, size: 16, isServed: true, bytes };
}

it('Traffic knows the commands of a deleted queue whose completion queue came in one step with it', () => {
  const traffic = new Traffic(new CommandNames(model));
  const [old, later] = [queue(COMPLETION, 0), queue(COMPLETION, 0)];
  const own = queue(SUBMISSION, 1);
  // One step: completion queue 1 is deleted and created again, then submission queue 1 is created.
  traffic.read([], snapshot([], [old]), snapshot([own], [later]));
  traffic.read([fetch()], snapshot([own], [later]), snapshot([own], [later]));
  // Submission queue 1 is deleted while its command is with the media, and created again.
  const next = queue(SUBMISSION + 4096, 1);
  traffic.read([], snapshot([own], [later]), snapshot([next], [later]));
  const { completions } = traffic.read([completion()], snapshot([next], [later]), snapshot([next], [later]));
  expect(completions.map(({ answers }) => answers?.queue)).toEqual([own]);
});
