import type { Chooser } from '../../codegen/language/choose.ts';
import type { ConfigurationInput } from './configuration.ts';
import type { DmaPort } from './dma.ts';
import type { DeliverInterrupt } from './interrupt-table.ts';
import type { Media } from './media.ts';
import type { Tracer } from './trace.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What a controller is built with. */
export interface ControllerOptions {
  /** The implementation's limits by mnemonic. */
  readonly limits: Readonly<Record<string, number>>;
  /** Host memory. */
  readonly memory: DmaPort;
  /** How the controller presents itself. */
  readonly configuration?: ConfigurationInput;
  /** Takes the choices that the specification leaves to the device; the lowest and the next ones where absent. */
  readonly chooser?: Chooser;
  /** Where the data of namespaces lies; in memory where absent. */
  readonly media?: Media;
  /** Time as the device knows it, where something outside (such as media) has to know it as well. */
  readonly clock?: VirtualClock;
  /** Called for each interrupt that is sent, with the message that its entry of the MSI-X table gives it. */
  readonly onInterrupt?: DeliverInterrupt;
  /** Gets all that the device does and that is done to it; without one nothing is recorded. */
  readonly tracer?: Tracer;
}
