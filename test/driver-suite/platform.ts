import type { NvmePlatform } from '../../reference/host/nvme-driver.ts';

/** PCI configuration space, four bytes at a time. */
export interface ConfigurationPort {
  read(offset: number): number;
  write(offset: number, value: number): void;
}

/** The MSI-X table of the function that a driver sees, and the messages that it sends. */
export interface InterruptPort {
  /** Vectors that the table has. */
  readonly vectors: number;
  /** The vectors of the messages since the last call. */
  take(): readonly number[];
  mask(vector: number): void;
  unmask(vector: number): void;
  /** The Pending Bit of a vector. */
  isPending(vector: number): boolean;
  /** Message Control: Function Mask. */
  maskFunction(isMasked: boolean): void;
  /** Message Control: MSI-X Enable. */
  enable(isEnabled: boolean): void;
}

/** The media behind the controller, where a case decides when it answers. */
export interface MediaPort {
  /** Operations wait; `mayCancel`: whether they can be taken back. */
  hold(mayCancel?: boolean): void;
  release(): void;
  /** The next operation fails. */
  fail(): void;
}

/** A controller as a case of the suite finds it: freshly powered on, and disabled. */
export interface SuitePlatform extends NvmePlatform {
  readonly name: string;
  /** Whether an extended controller is behind the registers. */
  readonly isExtended: boolean;
  /** The function's configuration space; `null` where the composition layer has it and no case of this suite reaches it. */
  readonly configuration: ConfigurationPort | null;
  readonly interrupts: InterruptPort;
  readonly media: MediaPort;
  /** I/O queues of each kind that can be created. */
  readonly ioQueues: number;
  /** What firmware does after a reset of the function: memory space, bus mastering and MSI-X are switched on. */
  enumerate(): void;
  /** Function Level Reset. */
  functionLevelReset(): void;
  /** Lets virtual time pass, in nanoseconds. */
  advance(duration: number): void;
}

/** The namespaces of every platform: 1 and 2 are attached, 3 is a valid identifier that is not attached. */
export const NAMESPACES = { attached: [1, 2], inactive: 3, blocks: 64, blockSize: 512 } as const;
