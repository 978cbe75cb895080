import { decodeCqe } from '../../reference/generated/structures/cqe.ts';
import { COMPLETION_ENTRY_SIZE, SUBMISSION_ENTRY_SIZE } from '../../codegen/model/queue-entry.ts';
import type { CommandNames } from './command-names.ts';
import type { Access } from './dma-log.ts';
import type { Fetch } from './outstanding.ts';
import { Outstanding } from './outstanding.ts';
import { RingPlaces } from './ring-places.ts';
import type { CompletionSlot, TailWrite } from './ring-pointers.ts';
import { slotAfter, SubmissionPointers } from './ring-pointers.ts';
import type { QueueView, Snapshot } from './snapshot.ts';
import { nameOf } from './snapshot.ts';
import type { Label } from './witness.ts';

/** A completion that the device posted. */
export interface Posted {
  readonly queue: QueueView;
  readonly slot: number;
  readonly sqid: number;
  readonly cid: number;
  /** `SCT << 8 | SC` */
  readonly status: number;
  readonly phase: 0 | 1;
  /** The slot and the Phase Tag that come next in this queue. */
  readonly expected: CompletionSlot;
  /** The command that it answers; `null`: none that was taken. */
  readonly answers: Fetch | null;
}

/** An access with what it is for. `list`: the PRP list of a queue's pages. */
export interface Use {
  readonly access: Access;
  readonly kind: 'fetch' | 'completion' | 'list' | 'data';
  /** The queues that it may be for: one, but where an entry could not be reached several that lie over one another. */
  readonly queues: readonly QueueView[];
}

export interface StepTraffic {
  readonly uses: readonly Use[];
  readonly fetches: readonly Fetch[];
  readonly completions: readonly Posted[];
  /** What the device said of its accesses that cannot be, in words. */
  readonly lies: readonly string[];
}

/** What passed the bus in a step, besides the accesses. */
export interface StepSignals {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly tailWrites: readonly TailWrite[];
  /** What the device said of accesses that it has not made. */
  readonly strays: readonly Label[];
}

const NO_SLOT: CompletionSlot = { slot: 0, phase: 1 };

/**
 * Reads what passes on the bus as a bus analyser would: which ring an access is for, and which command it is about. A host may
 * lay rings over one another and data into rings, so that an address does not tell. The device says which accesses were for
 * queue entries; that is believed only of an access with the tag, the size and the place of the entry that comes next in the
 * queue. What it does not call an entry is data, which has to be named by a command (see `NamedAddresses`).
 */
export class Traffic {
  readonly #names: CommandNames;
  readonly #places = new RingPlaces();
  /** The commands that the device has taken and not answered. */
  readonly outstanding = new Outstanding();
  /** By submission queue: where it stands. */
  readonly #pointers = new WeakMap<object, SubmissionPointers>();
  /** By completion queue: the slot that is filled next. */
  readonly #next = new WeakMap<object, CompletionSlot>();
  constructor(names: CommandNames) {
    this.#names = names;
  }

  /** The slot that the device fills next, for a host that takes all completions. */
  tail({ identity }: QueueView): number {
    return this.#slot(identity).slot;
  }

  /** What the accesses of a step were for; a ring may have come or gone in it. */
  read(accesses: readonly Access[], { before, after, tailWrites, strays }: StepSignals): StepTraffic {
    const completion = byIdentity([...before.completion, ...after.completion]);
    const submission = byIdentity([...before.submission, ...after.submission]);
    this.outstanding.remember(submission, completion);
    const traffic = { fetches: [] as Fetch[], completions: [] as Posted[], lies: [] as string[] };
    const writes = [...tailWrites];
    const uses = accesses.map((access, i): Use => {
      while (writes[0] && writes[0].after <= i) this.#ring(writes.shift() as TailWrite, submission);
      return access.label === null
        ? this.#unlabelled(access, submission, completion)
        : this.#labelled(access, access.label, { submission, completion, traffic });
    });
    for (const write of writes) this.#ring(write, submission);
    traffic.lies.push(...strays.map((label) => `${words(label)} without an access for it`));
    this.outstanding.forget(after);
    return { uses, ...traffic };
  }

  #ring({ queue, value }: TailWrite, submission: readonly QueueView[]): void {
    const rung = submission.find(({ identity }) => identity === queue);
    if (rung) this.#pointersOf(rung).ring(value);
  }

  /** Data, a list, or an entry that could not be reached. */
  #unlabelled(access: Access, submission: readonly QueueView[], completion: readonly QueueView[]): Use {
    const isRead = access.direction === 'r';
    const lists = [
      ...this.#places.listsAt(access, submission, SUBMISSION_ENTRY_SIZE),
      ...this.#places.listsAt(access, completion, COMPLETION_ENTRY_SIZE),
    ];
    if (lists.length > 0) return { access, kind: 'list', queues: lists };
    const queues = access.isServed
      ? []
      : (isRead ? submission : completion).filter((queue) => this.#isNext(queue, access, isRead));
    const kind = isRead ? 'fetch' : 'completion';
    return { access, kind: queues.length > 0 ? kind : 'data', queues };
  }

  /** Whether an access is at the slot of a queue that comes next. */
  #isNext(queue: QueueView, access: Access, isFetch: boolean): boolean {
    const slots = this.#places.slotsAt(queue, isFetch ? SUBMISSION_ENTRY_SIZE : COMPLETION_ENTRY_SIZE, access);
    return slots.includes(isFetch ? this.#pointersOf(queue).head : this.tail(queue));
  }

  #labelled(
    access: Access,
    label: Label,
    {
      submission,
      completion,
      traffic,
    }: {
      readonly submission: readonly QueueView[];
      readonly completion: readonly QueueView[];
      readonly traffic: { readonly fetches: Fetch[]; readonly completions: Posted[]; readonly lies: string[] };
    },
  ): Use {
    const isOwn = ({ owner }: QueueView): boolean =>
      owner === null
        ? label.controller === null
        : owner.type === label.controller?.object && owner.key === label.controller.key;
    if (label.kind === 'command' && access.direction === 'r' && access.isServed) {
      const queue = submission.find(
        (each) => isOwn(each) && each.qid === label.sqid && this.#isNext(each, access, true),
      );
      if (queue) {
        traffic.fetches.push(this.#fetch(access, queue));
        return { access, kind: 'fetch', queues: [queue] };
      }
    }
    if (label.kind === 'completion' && access.direction === 'w' && access.isServed) {
      const own = completion.filter(
        (each) => isOwn(each) && this.#places.slotsAt(each, COMPLETION_ENTRY_SIZE, access).length > 0,
      );
      const queue = this.#posted(access, own);
      if (queue) {
        traffic.completions.push(this.#post(access, queue));
        return { access, kind: 'completion', queues: [queue] };
      }
    }
    const { direction, size, address } = access;
    const what = `${direction === 'r' ? 'read' : 'write'} of ${size} bytes at ${address.toString(16)}h`;
    traffic.lies.push(`${words(label)}, which cannot be for the ${what}`);
    return { access, kind: 'data', queues: [] };
  }

  /** The completion queue of those which lie over one another that an entry is for. */
  #posted(access: Access, queues: readonly QueueView[]): QueueView | undefined {
    const next = queues.filter((queue) => this.#isNext(queue, access, false));
    const { sqid, cid } = decodeCqe(access.bytes);
    return next.find((queue) => this.outstanding.find(queue, sqid, cid) !== null) ?? next[0] ?? queues[0];
  }

  #fetch({ bytes }: Access, queue: QueueView): Fetch {
    const kind = queue.qid === 0 ? 'admin' : 'io';
    const name = this.#names.of(bytes[0] as number, kind, queue.owner === null);
    const cid = (bytes[2] as number) | ((bytes[3] as number) << 8);
    const pointers = this.#pointersOf(queue);
    const fetch = { queue, name, cid, entry: bytes, isDue: !pointers.isEmpty };
    pointers.take();
    this.outstanding.add(fetch);
    return fetch;
  }

  #post(access: Access, queue: QueueView): Posted {
    const { sqid, cid, sct, sc, p } = decodeCqe(access.bytes);
    const expected = this.#slot(queue.identity);
    const slots = this.#places.slotsAt(queue, COMPLETION_ENTRY_SIZE, access);
    const slot = slots.includes(expected.slot) ? expected.slot : (slots[0] as number);
    this.#next.set(queue.identity, slotAfter(slot, expected.phase, queue.entries));
    const answers = this.outstanding.answer(queue, sqid, cid);
    return { queue, slot, sqid, cid, status: (sct << 8) | sc, phase: p === 1 ? 1 : 0, expected, answers };
  }

  #pointersOf({ identity, entries }: QueueView): SubmissionPointers {
    const known = this.#pointers.get(identity) ?? new SubmissionPointers(entries);
    this.#pointers.set(identity, known);
    return known;
  }

  #slot(identity: object): CompletionSlot {
    return this.#next.get(identity) ?? NO_SLOT;
  }
}

function words({ kind, controller, sqid }: Label): string {
  const owner = controller && { type: controller.object, key: controller.key };
  return `a ${kind} of ${nameOf({ owner, qid: sqid })}`;
}

function byIdentity(queues: readonly QueueView[]): readonly QueueView[] {
  return [...new Map(queues.map((queue) => [queue.identity, queue])).values()];
}
