/** The package entry `scalable-nvme/reference`: a controller that runs a specification's tables, and drivers for it. */
export { Controller, type ControllerOptions } from './controller/controller.ts';
export type { ConfigurationInput, ControllerConfiguration } from './controller/configuration.ts';
export type { BusTag, DmaPort } from './controller/dma.ts';
export { doorbellOffset, type Doorbell } from './controller/doorbells.ts';
export {
  AdminDriver,
  type CommandResult,
  type DriverLayout,
  type NamedResult,
  type RegisterPort,
} from './host/driver.ts';
export { HostMemory, type DmaRecord } from './host/memory.ts';
