/** The unit of the media in bytes, whatever the size of a namespace's logical blocks. */
export const BLOCK_SIZE = 512;

/** An operation that the media has not finished yet. */
export interface MediaOperation {
  /** Takes the operation back. `true`: it has no effect and does not call back; `false`: the media will finish it. */
  cancel(): boolean;
}

/**
 * What keeps the data of the underlying namespaces. Operations are asynchronous: each calls back once when it is finished,
 * perhaps before the call returns.
 */
export interface Media {
  /** Reads blocks; blocks that were never written are zeros. `done` gets `null` after a failure, and data only on loan. */
  read(namespace: number, block: number, count: number, done: (data: Uint8Array | null) => void): MediaOperation;
  /** Writes whole blocks; `isDurable`: it ends when they outlive a loss of power. `done` gets `false` after a failure. */
  write(
    namespace: number,
    block: number,
    data: Uint8Array,
    done: (isWritten: boolean) => void,
    isDurable?: boolean,
  ): MediaOperation;
  /** Lets blocks hold zeros, durably as in `write`, and frees their room where it can. `done` gets `false` after a failure. */
  zero(
    namespace: number,
    block: number,
    count: number,
    done: (isDone: boolean) => void,
    isDurable?: boolean,
  ): MediaOperation;
  /** Makes what was written before durable; `null`: in all namespaces. */
  flush(namespace: number | null, done: (isFlushed: boolean) => void): MediaOperation;
  /** What was written and is not durable is lost, and so are operations that wait; absent where nothing can be lost. */
  losePower?(): void;
  /** Brings the media to the state after manufacturing. */
  clear(): void;
  /** What it holds, for `load`, where it can tell. Nothing may be under way. */
  save?(): unknown;
  /** Makes it hold what was saved. */
  load?(saved: unknown): void;
}
