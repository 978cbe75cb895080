/** The package entry `scalable-nvme/reference`: a controller that runs a specification's tables, and drivers for it. */
export { Controller, type ControllerOptions } from './controller/controller.ts';
export type { ConfigurationInput, ControllerConfiguration } from './controller/configuration.ts';
export type { BusTag, DmaPort } from './controller/dma.ts';
export { doorbellOffset, type Doorbell } from './controller/doorbells.ts';
export type { Media, MediaOperation } from './controller/media.ts';
export { MemoryMedia } from './controller/memory-media.ts';
export { InterruptTable } from './controller/interrupt-table.ts';
export { readTraceLine, traceLine, TraceLineError } from './controller/trace-line.ts';
export type { TraceBody, TracedController, TraceEvent, Tracer } from './controller/trace.ts';
export { CommandChannel, type ChannelLayout, type CommandResult, type NamedResult } from './host/command-channel.ts';
export { CommandCodec } from './host/command-codec.ts';
export { AdminDriver, type DriverLayout } from './host/driver.ts';
export { ExtendedDriver, type ExtendedDriverOptions } from './host/extended-driver.ts';
export { PrimaryDriver, type ControllerHandle, type Grant, type TagBinding } from './host/primary-driver.ts';
export { runMechanics, type MechanicsResult } from './host/mechanics.ts';
export { HostMemory, type DmaRecord } from './host/memory.ts';
export { QueuePair, type QueuePairLayout } from './host/queue-pair.ts';
export { RegisterAccess, type RegisterPort } from './host/register-access.ts';
