import type { BusTag, DmaPurpose } from './dma.ts';
import type { MessagePlace } from './message-space.ts';

/** A controller as the tables know it: its type of object and its key there; `null`: the primary one. */
export type TracedController = { readonly object: string; readonly key: number } | null;

/** A host read or wrote a register. An access where no register is has no name. */
export interface RegisterTrace {
  readonly kind: 'register-read' | 'register-write';
  /** The mnemonic of the register at the offset. */
  readonly name: string | null;
  /** In bytes from the beginning of the register space. */
  readonly offset: number;
  /** In bytes. */
  readonly size: 4 | 8;
  /** What the host saw, or what it wrote, which need not be what the register holds afterwards. */
  readonly value: bigint;
  /** The function did not answer, since its memory space is off: a write is lost, and a read returns all ones. */
  readonly isLost: boolean;
}

/** A host read or wrote in the memory space of another base address register than that of the controller registers. */
export interface BarTrace {
  readonly kind: 'bar-read' | 'bar-write';
  /** The base address register, 1 to 5. */
  readonly bar: number;
  /** In bytes from the beginning of its memory space. */
  readonly offset: number;
  /** In bytes. */
  readonly size: 4 | 8;
  readonly value: bigint;
  /** As for a register. */
  readonly isLost: boolean;
  /** The part of the MSI-X structures that the access meets, and the offset in it in bytes; `null`: neither. */
  readonly place: MessagePlace | null;
}

/** A host read or wrote a dword of configuration space. */
export interface ConfigurationTrace {
  readonly kind: 'configuration-read' | 'configuration-write';
  /** The mnemonic of the register at the offset; `null`: none is there. */
  readonly name: string | null;
  /** In bytes from the beginning of configuration space. */
  readonly offset: number;
  /** In bytes. */
  readonly size: 4;
  readonly value: bigint;
}

/** A host wrote a doorbell. */
export interface DoorbellTrace {
  readonly kind: 'doorbell';
  readonly queue: 'sq' | 'cq';
  /** The queue pair of the device, 0 to 65535. */
  readonly pair: number;
  /** The tail of a submission queue or the head of a completion queue, 0 to 65535. */
  readonly value: number;
  /** Whether there was a queue that can have the value; the write was ignored where there was none. */
  readonly found: boolean;
}

/** The device accessed host memory. */
export interface DmaTrace {
  readonly kind: 'dma';
  readonly direction: 'read' | 'write';
  readonly purpose: DmaPurpose;
  /** `null`: the untagged address space. */
  readonly tag: BusTag | null;
  readonly address: bigint;
  /** In bytes. */
  readonly length: number;
  /** The access was refused, and nothing was moved. */
  readonly fault: boolean;
  /** The first bytes in lower-case hexadecimal, as many as the tracer wants; empty for a fault. */
  readonly bytes: string;
}

/** A controller took a command from a submission queue. */
export interface CommandTrace {
  readonly kind: 'command';
  readonly controller: TracedController;
  /** The submission queue, as the driver of the controller numbers it. */
  readonly sqid: number;
  readonly cid: number;
  readonly opcode: number;
  /** The 64 bytes of the entry in lower-case hexadecimal. */
  readonly entry: string;
}

/** A controller posted a completion, and the entry arrived in host memory. */
export interface CompletionTrace {
  readonly kind: 'completion';
  readonly controller: TracedController;
  /** The submission queue of the command, as the driver of the controller numbers it. */
  readonly sqid: number;
  readonly cid: number;
  /** Status code type and status code as vectors write them, `1h/1Fh`. */
  readonly status: string;
  /** The 16 bytes of the entry in lower-case hexadecimal. */
  readonly entry: string;
}

/** The function sent an interrupt; one of a masked vector shows up when the mask goes. */
export interface InterruptTrace {
  readonly kind: 'interrupt';
  /** The vector of the function. */
  readonly vector: number;
  /** What the vector's entry of the MSI-X table says: the address that was written, and the 4 bytes written there. */
  readonly address: bigint;
  readonly data: number;
}

/** An event of the tables happened. */
export interface EventTrace {
  readonly kind: 'event';
  readonly name: string;
  /** The type of the objects that it happened to. */
  readonly object: string;
  /** The one object, or `null`: all of the type. */
  readonly key: number | null;
}

/** What happened, without its number. */
export type TraceBody =
  | RegisterTrace
  | BarTrace
  | ConfigurationTrace
  | DoorbellTrace
  | DmaTrace
  | CommandTrace
  | CompletionTrace
  | InterruptTrace
  | EventTrace;

/**
 * One thing that a device did or that was done to it, after what caused it. `seq` counts from 1 without gaps. There is no
 * time in it: the same stimuli give the same trace.
 */
export type TraceEvent = { readonly seq: number } & TraceBody;

/** Gets every event at the moment when it happens. */
export interface Tracer {
  /** How many of the first bytes of each access to host memory are recorded; none where absent. */
  readonly dataBytes?: number;
  record(event: TraceEvent): void;
}
