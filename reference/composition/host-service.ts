import type { DoorbellWindow } from './doorbell-pages.ts';

/** What a driver has written to ASQ, ACQ, AQA and CC when it sets CC.EN to 1b. */
export interface EnableRequest {
  /** Address of the admin submission queue in the address space of tag index 0. */
  readonly submissionQueue: number;
  /** Address of the admin completion queue in the same address space. */
  readonly completionQueue: number;
  /** AQA.ASQS, 0's based. */
  readonly submissionSize: number;
  /** AQA.ACQS, 0's based. */
  readonly completionSize: number;
  /** The value of CC, 32 bits. */
  readonly configuration: number;
}

/** A request that the device may take its time for. */
export interface Progress {
  /** `done` and `failed` stay so. */
  poll(): 'pending' | 'done' | 'failed';
}

/** What the device says of an extended controller: the register image of its properties. */
export interface RegisterImage {
  /** The bytes of CAP. */
  readonly capabilities: Uint8Array;
  /** The value of VS. */
  readonly version: number;
  /** The value of CRTO. */
  readonly readyTimeouts: number;
  /** CSTS.CFS. */
  readonly isFatal: boolean;
}

/** How a driver asks for a shutdown: values of CC.SHN. */
export type ShutdownNotification = 1 | 2;

/**
 * What the software that owns an extended controller does for who composes it. All of it is rare: nothing of it is asked
 * for between enable and disable, and no queue is ever read (XC-CMP-12). Nested levels pass the requests on.
 */
export interface HostService {
  /** Queue pairs that were granted, with the admin queue. */
  readonly queuePairs: number;
  /** Vectors that were granted. */
  readonly vectors: number;
  /** The doorbells of the controller's queues, for mapping. */
  readonly doorbells: DoorbellWindow;
  image(): RegisterImage;
  /** Create Extended Admin Queue. */
  enable(request: EnableRequest): Progress;
  /** Manage Extended Controller State, Disable. */
  disable(): Progress;
  /** Manage Extended Controller State, a shutdown. */
  shutDown(notification: ShutdownNotification): Progress;
  /** Calls `listener` with the number of the controller's vector for each interrupt of the device. */
  onInterrupt(listener: (vector: number) => void): void;
  /** Masks or unmasks the function's entry behind a vector where no other controller shares it; else does nothing. */
  mask(vector: number, isMasked: boolean): void;
  /** Whether the function's own table keeps a message of a vector back. */
  isPending(vector: number): boolean;
  /** Lets the device work until it is idle. */
  settle(): void;
}
