import { decodeCqe } from '../../../reference/generated/structures/cqe.ts';
import { CompletionRing } from '../../../reference/host/completion-ring.ts';
import { SubmissionRing } from '../../../reference/host/submission-ring.ts';
import type { SuitePlatform } from '../platform.ts';
import { SuiteDriver } from '../suite-driver.ts';
import type { Command } from './random-commands.ts';

/** What came back for a command. */
export interface Outcome {
  /** The name of the status; `null` where the command has not completed. */
  readonly status: string | null;
  readonly dw0: number;
  readonly dw1: number;
  readonly data: Uint8Array;
}

/** How a queue is created. */
export interface QueueRequest {
  readonly kind: 'completion' | 'submission';
  readonly qid: number;
  /** QSIZE, 0's based. */
  readonly size: number;
  readonly completionQueue: number;
  readonly vector: number;
  readonly isContiguous: boolean;
  /** Bytes by which the queue is not aligned. */
  readonly offset: number;
}

/** The opcode of Asynchronous Event Request, the only command that may stay outstanding. */
export const EVENT_REQUEST = 0x0c;
const SUCCESS = 0;
/** Room for the largest queue. */
const QUEUE_PAGES = 2;

/** One of two controllers that get the same commands. */
export class Side {
  readonly driver: SuiteDriver;
  readonly #submissions = new Map<number, { readonly ring: SubmissionRing; readonly completionQueue: number }>();
  readonly #completions = new Map<number, CompletionRing>();
  readonly #buffers = new Map<number, number>();
  /** Identifiers of the requests for asynchronous events that have not completed. */
  #requests: number[] = [];
  #reports: number[] = [];

  constructor(platform: SuitePlatform) {
    this.driver = SuiteDriver.started(platform);
  }

  /** The I/O submission queues that exist. */
  get queues(): readonly number[] {
    return [...this.#submissions.keys()];
  }

  admin(command: Command): Outcome {
    const { channel } = this.driver.nvme.admin;
    const cid = channel.start(entryOf(command), command.data ?? new Uint8Array(0));
    const outcome = this.#outcome(channel.finish(cid));
    if (outcome.status === null) this.#requests.push(cid);
    else if (command.opcode === EVENT_REQUEST && outcome.status === 'Successful Completion')
      this.#reports.push(outcome.dw0);
    this.#collect();
    return outcome;
  }

  /** Requests for asynchronous events that are outstanding. */
  get outstanding(): number {
    return this.#requests.length;
  }

  /** Dword 0 of each report since the last reset, in order. */
  get reports(): readonly number[] {
    return this.#reports;
  }

  /** Takes the requests that have completed since they were sent. */
  #collect(): void {
    this.#requests = this.#requests.filter((cid) => {
      const { status, dw0 } = this.#outcome(this.driver.nvme.admin.channel.finish(cid));
      if (status !== null) this.#reports.push(dw0);
      return status === null;
    });
  }

  io(qid: number, command: Command): Outcome {
    const { ring, completionQueue } = this.#submissions.get(qid) ?? {};
    const completion = completionQueue === undefined ? undefined : this.#completions.get(completionQueue);
    if (!ring || !completion) throw new RangeError(`Unexpected queue ${qid}, expected one that exists`);
    const entry = entryOf(command);
    const { data } = command;
    const at = this.#buffer(4);
    if (data !== null && data.length > 0) {
      this.driver.store(at, data);
      const view = new DataView(entry.buffer);
      view.setBigUint64(24, BigInt(at), true);
      if (data.length > 4096) view.setBigUint64(32, BigInt(at + 4096), true);
    }
    ring.submit(entry);
    this.driver.settle();
    const answer = completion.take();
    return this.#outcome(
      answer && {
        completion: answer,
        status: (decodeCqe(answer).sct << 8) | decodeCqe(answer).sc,
        data: this.driver.load(at, data?.length ?? 0),
      },
    );
  }

  create({ kind, qid, size, completionQueue, vector, isContiguous, offset }: QueueRequest): Outcome {
    const address = this.#buffer(QUEUE_PAGES, (kind === 'completion' ? 0x100 : 0x200) + qid);
    const opcode = kind === 'completion' ? 0x05 : 0x01;
    const flags = isContiguous ? 1 : 0;
    const dwords = [
      size * 0x1_0000 + qid,
      kind === 'completion' ? vector * 0x1_0000 + 2 + flags : completionQueue * 0x1_0000 + flags,
    ];
    const outcome = this.admin({
      opcode,
      nsid: 0,
      dwords: [...dwords, 0, 0, 0, 0],
      flags: 0,
      data: null,
      pointers: [address + offset, 0],
    });
    if (outcome.status !== 'Successful Completion') return outcome;
    const { memory, space } = this.driver.platform;
    const place = { tag: space, address: address + offset, entries: size + 1, qid };
    const { registers } = this.driver.nvme;
    if (kind === 'completion') {
      const ring = new CompletionRing(registers, memory, place);
      ring.clear();
      this.#completions.set(qid, ring);
    } else {
      const ring = new SubmissionRing(registers, memory, place);
      ring.clear();
      this.#submissions.set(qid, { ring, completionQueue });
    }
    return outcome;
  }

  remove(kind: QueueRequest['kind'], qid: number): Outcome {
    const opcode = kind === 'completion' ? 0x04 : 0x00;
    const outcome = this.admin({
      opcode,
      nsid: 0,
      dwords: [qid, 0, 0, 0, 0, 0],
      flags: 0,
      data: null,
      pointers: [0, 0],
    });
    if (outcome.status === 'Successful Completion')
      (kind === 'completion' ? this.#completions : this.#submissions).delete(qid);
    return outcome;
  }

  /** A controller reset. */
  reset(): void {
    this.driver.nvme.stop();
    this.driver.nvme.start();
    this.#submissions.clear();
    this.#completions.clear();
    this.#requests = [];
    this.#reports = [];
  }

  /** Pages for a purpose, always the same. */
  #buffer(pages: number, purpose = 0): number {
    const at = this.#buffers.get(purpose) ?? this.driver.pages(pages);
    this.#buffers.set(purpose, at);
    return at;
  }

  #outcome(
    answer: { readonly completion: Uint8Array; readonly status: number; readonly data: Uint8Array } | null,
  ): Outcome {
    if (!answer) return { status: null, dw0: 0, dw1: 0, data: new Uint8Array(0) };
    const { dw0, dw1 } = decodeCqe(answer.completion);
    const status = this.driver.nvme.admin.codec.statusName(answer.status);
    return { status, dw0, dw1, data: answer.status === SUCCESS ? answer.data.slice() : new Uint8Array(0) };
  }
}

/** The 64 bytes of a command, without its identifier. */
function entryOf({ opcode, nsid, dwords, flags, pointers }: Command): Uint8Array {
  const view = new DataView(new ArrayBuffer(64));
  view.setUint8(0, opcode);
  view.setUint8(1, flags);
  view.setUint32(4, nsid, true);
  pointers.forEach((pointer, i) => view.setBigUint64(24 + i * 8, BigInt(pointer), true));
  dwords.forEach((dword, i) => view.setUint32(40 + i * 4, dword, true));
  return new Uint8Array(view.buffer);
}
