import type { EventStep, MediaStep } from '../../codegen/model/held-step.ts';
import type { Space as VectorSpace } from '../../codegen/model/vector.ts';
import type { CodecSet } from './codec-set.ts';

/** An address space of a vector file: untagged, or named on the bus by a tag. Numbers as `0x…`. */
export interface Space {
  readonly name: string;
  readonly tag: VectorSpace['tag'];
}

export type ResetKind = 'controller' | 'function' | 'subsystem' | 'conventional' | 'power' | 'model';

/** How far down a device can be driven: not at all, queues in untagged memory, queues in tagged memory, injected faults. */
export type Level = 'codec' | 'queue' | 'tagged' | 'fault';

/** Who answers: what a report says about the device under test. */
export interface DeviceDescription {
  readonly name: string;
  readonly vendor: string;
  readonly version: string;
  /** What a user types to allow what cannot be undone. */
  readonly serial?: string;
  readonly level: Level;
  /** `virtual`: time passes in `settle` only. `real`: it passes by itself. */
  readonly clock: 'real' | 'virtual';
}

/** One access of the device to host memory. */
export interface DmaAccess {
  readonly space: Space['tag'];
  readonly direction: 'r' | 'w';
  readonly address: number;
  readonly size: number;
}

/** What a device lists in its Commands Supported and Effects log page. */
export type SupportedCommands = Readonly<Record<'admin' | 'io', ReadonlySet<number>>>;

/**
 * What the runner asks of a device, whatever the transport: in process, over a socket, or a device file. Every method
 * rejects with an `AdapterError` where the transport fails, and with an `UnsupportedError` where it cannot do this.
 */
export interface DeviceAdapter {
  /** The device's own packing of structures; absent or `null` where it has none. */
  readonly codecs?: CodecSet | null;
  hello(): Promise<DeviceDescription>;
  /** Takes the limits of the next vectors, where the device is configurable; `false` where it is not. */
  configure(limits: Readonly<Record<string, number>>): Promise<boolean>;
  /** The opcodes that a device says it supports, by the kind of their queue; absent or `null` where it does not say. */
  commands?(): Promise<SupportedCommands | null>;
  /** The limits of the device by `EXT.X`; those that it does not have are not there. */
  capabilities(): Promise<Readonly<Record<string, number>>>;
  /** `model`: the state after manufacturing, with no memory mapped. */
  reset(kind: ResetKind): Promise<void>;
  registerRead(offset: number, size: 4 | 8): Promise<bigint>;
  registerWrite(offset: number, size: 4 | 8, value: bigint): Promise<void>;
  /** Reads a dword of the function's configuration space. */
  configurationRead(offset: number): Promise<bigint>;
  /** Writes a dword of the function's configuration space. */
  configurationWrite(offset: number, value: bigint): Promise<void>;
  memoryMap(space: Space, address: number, size: number): Promise<void>;
  memoryWrite(space: Space, address: number, bytes: Uint8Array): Promise<void>;
  memoryRead(space: Space, address: number, size: number): Promise<Uint8Array>;
  /** Takes memory away: the device meets a fault there. */
  memoryUnmap(space: Space, address: number, size: number): Promise<void>;
  /** Holds an event of the specification back, lets it happen, or lets its failure happen instead. */
  event(name: string, act: EventStep['act']): Promise<void>;
  /** Lets the media keep what it is asked for to itself, as one that is slow and remote, or lets it do all of that. */
  media(act: MediaStep['act']): Promise<void>;
  /** Reads in the memory space of a base address register, 0 to 5. Entries of the MSI-X table begin unmasked. */
  barRead(bar: number, offset: number, size: 4 | 8): Promise<bigint>;
  /** Writes in the memory space of a base address register. */
  barWrite(bar: number, offset: number, size: 4 | 8, value: bigint): Promise<void>;
  /** The vectors of the function that have interrupted since the last call, in order. */
  interrupts(): Promise<readonly number[]>;
  /** Starts to record DMA. */
  dmaBegin(): Promise<void>;
  /** The DMA since `dmaBegin`. */
  dmaLog(): Promise<readonly DmaAccess[]>;
  /**
   * Lets the device do what there is to do. A device with a virtual clock then lets time pass up to the next thing that happens
   * by itself, or so many whole nanoseconds where nothing happens before. Returns how many have passed; 0 where the clock is
   * real.
   */
  settle(nanoseconds: number): Promise<number>;
  close(): Promise<void>;
}

/** The adapter or its transport failed: never the device's fault. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
}

/** The device refused or failed, as its adapter says: a failure of the device. */
export class DeviceError extends Error {
  override readonly name = 'DeviceError';
}

/** The adapter is not able to do what a vector needs. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
}
