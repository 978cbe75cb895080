import type { Controller } from '../../reference/controller/controller.ts';
import type { DmaPort } from '../../reference/controller/dma.ts';
import type { DeliverInterrupt } from '../../reference/controller/interrupt-table.ts';
import type { Media } from '../../reference/controller/media.ts';

/** What is changed about the reference to make a device with a mistake of it. */
export interface Tampering {
  /** What the device gets as its port; `bus` is what a host sees. */
  readonly port?: (bus: DmaPort) => DmaPort;
  /** What the device gets as its media. */
  readonly media?: (media: Media) => Media;
  /** What the device sends its interrupts to. */
  readonly interrupts?: (deliver: DeliverInterrupt) => DeliverInterrupt;
  /** Changes the device after it was made. */
  readonly device?: (controller: Controller) => void;
  /** Forgets what the mistake remembers: the device is as after manufacturing. */
  readonly powerOn?: () => void;
}
