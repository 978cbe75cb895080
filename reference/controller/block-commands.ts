import type { Command } from '../../codegen/model/command.ts';
import type { Completion } from './completion.ts';
import type { Media } from './media.ts';
import { BLOCK_SIZE } from './media.ts';
import type { DataPlaneStatus } from './status.ts';
import type { Task } from './task.ts';

/** The data of a command on its way between host memory and the media. */
export interface BlockData {
  /** How many bytes the command moves. */
  readonly length: number;
  /** The host's data; `null` where the command has none. */
  readonly fromHost: Uint8Array | null;
  /** Writes data to host memory; `false` after a fault. */
  readonly toHost: (data: Uint8Array) => boolean;
}

/** A command that the tables let pass, to be handed to the media. It ends with `success` unless something fails. */
export type BlockWork = (task: Task, success: Completion) => void;

/** The I/O commands of the base specification that reach the media. */
export class BlockCommands {
  readonly #media: Media;

  constructor(media: Media) {
    this.#media = media;
  }

  /** What the media does for a command; `null` where the command does not reach it. */
  workOf({ name, queue }: Command, fields: Readonly<Record<string, unknown>>, data: BlockData): BlockWork | null {
    if (queue !== 'io') return null;
    const block = Number(fields.SLBAU ?? 0) * 2 ** 32 + Number(fields.SLBAL ?? 0);
    switch (name) {
      case 'Read':
        return (task, success) => this.#read(task, block, data, success);
      case 'Write':
        return (task, success) => this.#write(task, block, data, success);
      case 'Flush':
        return (task, success) => this.#flush(task, success);
      default:
        return null;
    }
  }

  #read(task: Task, block: number, { length, toHost }: BlockData, success: Completion): void {
    // NB-IOD-2: the command completes after its data is in host memory.
    task.start<Uint8Array | null>(
      (done) => this.#media.read(namespaceOf(task), block, length / BLOCK_SIZE, done),
      (data) => {
        if (data === null) return failed(success, 'Internal Error');
        return toHost(data) ? success : failed(success, 'Data Transfer Error');
      },
    );
  }

  #write(task: Task, block: number, { fromHost }: BlockData, success: Completion): void {
    task.start<boolean>(
      (done) => this.#media.write(namespaceOf(task), block, fromHost ?? new Uint8Array(0), done),
      (isWritten) => (isWritten ? success : failed(success, 'Internal Error')),
    );
  }

  #flush(task: Task, success: Completion): void {
    task.start<boolean>(
      (done) => this.#media.flush(namespaceOf(task), done),
      (isFlushed) => (isFlushed ? success : failed(success, 'Internal Error')),
    );
  }
}

function namespaceOf({ namespace }: Task): number {
  if (namespace === null)
    throw new RangeError('Unexpected I/O command without a namespace, expected a row that refuses it');
  return namespace.underlying;
}

function failed({ command }: Completion, status: DataPlaneStatus): Completion {
  return { command, status, doNotRetry: false, result: {} };
}
