import type { RecordValue } from '../../codegen/language/values.ts';
import type { Command } from '../../codegen/model/command.ts';
import type { Completion } from './completion.ts';
import type { ControllerNamespaces } from './controller-namespaces.ts';
import type { HealthCounters } from './health-counters.ts';
import { inTurn } from './in-turn.ts';
import type { Media } from './media.ts';
import { BLOCK_SIZE } from './media.ts';
import type { DataPlaneStatus } from './status.ts';
import type { NamespaceUse, Task } from './task.ts';

/** The data of a command on its way between host memory and the media. */
export interface BlockData {
  /** How many bytes the command moves. */
  readonly length: number;
  /** The host's data; `null` where the command has none. */
  readonly fromHost: Uint8Array | null;
  /** The same data as its structure describes it; `null` where it has none. */
  readonly structured: RecordValue | null;
  /** Writes data to host memory; `false` after a fault. */
  readonly toHost: (data: Uint8Array) => boolean;
}

/** What a command reaches of its controller. */
export interface BlockSurroundings {
  readonly namespaces: Pick<ControllerNamespaces, 'all' | 'wrote' | 'writesThrough'>;
  /** Counts the command. */
  readonly health: HealthCounters;
}

/** A command that the tables let pass, to be handed to the media. It ends with `success` unless something fails. */
export type BlockWork = (task: Task, success: Completion) => void;

const WRITES: ReadonlySet<string> = new Set(['Write', 'Write Zeroes', 'Dataset Management']);

/** Whether a command changes the media (XC-QCH-4). */
export function isWrite({ queue, name }: Pick<Command, 'queue' | 'name'>): boolean {
  return queue === 'io' && WRITES.has(name);
}

/** The I/O commands of the base specification that reach the media. */
export class BlockCommands {
  readonly #media: Media;

  constructor(media: Media) {
    this.#media = media;
  }

  /** What the media does for a command; `null` where the command does not reach it. */
  workOf(
    { name, queue }: Command,
    fields: Readonly<Record<string, unknown>>,
    data: BlockData,
    surroundings: BlockSurroundings,
  ): BlockWork | null {
    const { namespaces, health } = surroundings;
    if (queue !== 'io') return null;
    const block = blockOf(fields);
    const count = Number(fields.NLB ?? 0) + 1;
    const isDurable = fields['FUA'] === 1 || namespaces.writesThrough();
    switch (name) {
      case 'Read':
        return (task, success) => this.#read(task, block, data, health, success);
      case 'Write':
        return (task, success) => this.#write(task, block, { ...data, isDurable }, surroundings, success);
      case 'Flush':
        return (task, success) => this.#flush(task, namespaces.all(), success);
      case 'Compare':
        return (task, success) => this.#compare(task, block, data, health, success);
      case 'Verify':
        return (task, success) => this.#verify(task, block, count, health, success);
      case 'Write Zeroes':
        return (task, success) => this.#zero(task, [{ block, count }], isDurable, namespaces, success);
      case 'Dataset Management':
        return (task, success) =>
          this.#zero(task, deallocated(fields, data), namespaces.writesThrough(), namespaces, success);
      default:
        return null;
    }
  }

  #read(task: Task, block: number, { length, toHost }: BlockData, health: HealthCounters, success: Completion): void {
    // NB-IOD-2: the command completes after its data is in host memory.
    task.start<Uint8Array | null>(
      (done) => this.#media.read(...placeOf(task, block), length / BLOCK_SIZE, done),
      (data) => {
        if (data === null) return unread(success, health);
        if (!toHost(data)) return failed(success, 'Data Transfer Error');
        health.counts.reads += 1;
        health.counts.blocksRead += length / BLOCK_SIZE;
        return success;
      },
    );
  }

  #write(
    task: Task,
    block: number,
    { fromHost, length, isDurable }: BlockData & { readonly isDurable: boolean },
    { namespaces, health }: BlockSurroundings,
    success: Completion,
  ): void {
    if (!isDurable) namespaces.wrote(attached(task).underlying);
    task.start<boolean>(
      (done) => this.#media.write(...placeOf(task, block), fromHost ?? new Uint8Array(0), done, isDurable),
      (isWritten) => {
        if (!isWritten) return failed(success, 'Internal Error');
        health.counts.writes += 1;
        health.counts.blocksWritten += length / BLOCK_SIZE;
        return success;
      },
    );
  }

  #compare(
    task: Task,
    block: number,
    { fromHost, length }: BlockData,
    health: HealthCounters,
    success: Completion,
  ): void {
    task.start<Uint8Array | null>(
      (done) => this.#media.read(...placeOf(task, block), length / BLOCK_SIZE, done),
      (data) => {
        if (data === null) return unread(success, health);
        // NB-IOD-3: the same command is expected to fail again.
        const isSame = data.every((byte, i) => byte === fromHost?.[i]);
        return isSame ? success : { ...failed(success, 'Compare Failure'), doNotRetry: true };
      },
    );
  }

  /** In pieces: nobody sees the data, so that no more of it is held at a time than this. */
  #verify(task: Task, block: number, count: number, health: HealthCounters, success: Completion): void {
    const [namespace, first] = placeOf(task, block);
    task.start<boolean>(
      (done) =>
        inTurn(
          pieces({ block: first, count: count * unitsOf(task) }),
          (piece, end) => this.#media.read(namespace, piece.block, piece.count, (data) => end(data !== null)),
          done,
        ),
      (isRead) => (isRead ? success : unread(success, health)),
    );
  }

  /** NB-IOD-4: the ranges read as zeros afterwards. */
  #zero(
    task: Task,
    ranges: readonly BlockRange[],
    isDurable: boolean,
    namespaces: Pick<ControllerNamespaces, 'wrote'>,
    success: Completion,
  ): void {
    const { underlying } = attached(task);
    if (!isDurable) namespaces.wrote(underlying);
    const units = unitsOf(task);
    task.start<boolean>(
      (done) =>
        inTurn(
          ranges,
          ({ block, count }, end) => this.#media.zero(underlying, block * units, count * units, end, isDurable),
          done,
        ),
      (isDone) => (isDone ? success : failed(success, 'Internal Error')),
    );
  }

  /** NB-FLU-2: with the broadcast value all namespaces of the controller, and no others; `null`: all there are. */
  #flush(task: Task, everywhere: readonly number[] | null, success: Completion): void {
    const flushed = task.namespace === null ? (everywhere ?? [null]) : [task.namespace.underlying];
    task.start<boolean>(
      (done) => inTurn(flushed, (namespace, end) => this.#media.flush(namespace, end), done),
      (isFlushed) => (isFlushed ? success : failed(success, 'Internal Error')),
    );
  }
}

/** Blocks of the media that are read at a time without moving them to the host: 2 MiB. */
const PIECE = 4096;

function* pieces({ block, count }: BlockRange): Iterable<BlockRange> {
  for (let done = 0; done < count; done += PIECE) yield { block: block + done, count: Math.min(PIECE, count - done) };
}

interface BlockRange {
  readonly block: number;
  readonly count: number;
}

/** The first logical block of a command, however great the number is that a host gave; 0 for one that has none. */
export function exactBlockOf(fields: Readonly<Record<string, unknown>>): number | bigint {
  const block = blockOf(fields);
  if (Number.isSafeInteger(block)) return block;
  return BigInt(Number(fields['SLBAU'] ?? 0)) * 0x1_0000_0000n + BigInt(Number(fields['SLBAL'] ?? 0));
}

/** The first logical block of a command; 0 for one that has none. Beyond every namespace it need not be exact. */
export function blockOf(fields: Readonly<Record<string, unknown>>): number {
  return Number(fields['SLBAU'] ?? 0) * 2 ** 32 + Number(fields['SLBAL'] ?? 0);
}

/** The ranges that a Dataset Management command deallocates; its other attributes are hints. */
function deallocated(fields: Readonly<Record<string, unknown>>, { structured }: BlockData): readonly BlockRange[] {
  const ranges = structured?.['RANGES'];
  if (fields['AD'] !== 1 || !Array.isArray(ranges)) return [];
  return (ranges as readonly RecordValue[]).map((range) => ({ block: blockOf(range), count: Number(range['LEN']) }));
}

function attached({ namespace }: Task): NamespaceUse {
  if (namespace === null)
    throw new RangeError('Unexpected I/O command without a namespace, expected a row that refuses it');
  return namespace;
}

/** How many blocks of the media a logical block of the task's namespace has. */
function unitsOf(task: Task): number {
  return attached(task).blockSize / BLOCK_SIZE;
}

/** Where a logical block begins on the media. */
function placeOf(task: Task, block: number): [namespace: number, block: number] {
  return [attached(task).underlying, block * unitsOf(task)];
}

/** The media cannot return what is stored. */
function unread(success: Completion, health: HealthCounters): Completion {
  health.counts.mediaErrors += 1;
  return failed(success, 'Internal Error');
}

function failed({ command }: Completion, status: DataPlaneStatus): Completion {
  return { command, status, doNotRetry: false, result: {} };
}
