import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { EventType, Model } from '../../codegen/model/model.ts';
import type { DeviceReset } from '../../codegen/model/stimulus.ts';
import { ConfigurationSpace } from './configuration-space.ts';
import { deviceResetEvent } from './events.ts';
import type { InterruptTable } from './interrupt-table.ts';
import type { Interrupts } from './interrupts.ts';
import type { Losses } from './losses.ts';
import { lossesOf, NO_LOSSES } from './losses.ts';
import type { Media } from './media.ts';
import type { PrimaryController } from './primary-controller.ts';
import type { Registers } from './registers.ts';
import type { ServedControllers } from './served-controllers.ts';
import type { TraceRecorder } from './trace-recorder.ts';
import { WatchedRegisters } from './watched-registers.ts';

/** The field of CAP without which there is no NVM subsystem reset. */
const SUBSYSTEM_RESET_SUPPORTED = 'NSSRS';

/** The parts of a function that events reach. */
export interface FunctionParts {
  readonly registers: Registers;
  /** The registers of the configuration space. */
  readonly configuration: Registers;
  readonly interrupts: Interrupts;
  readonly interruptTable: InterruptTable;
  readonly primary: PrimaryController;
  readonly served: ServedControllers;
  readonly controlPlane: ControlPlane;
  readonly media: Media;
  readonly trace?: TraceRecorder;
}

/** What happens to a function as a whole: what writes to its registers set going, and resets from outside. */
export class FunctionEvents {
  readonly #model: Model;
  readonly #parts: FunctionParts;
  readonly #losses: ReadonlyMap<string, Losses>;
  readonly #registers: WatchedRegisters;
  readonly configurationSpace: ConfigurationSpace;

  constructor(model: Model, parts: FunctionParts) {
    this.#model = model;
    this.#parts = parts;
    this.#losses = lossesOf(model);
    this.#registers = new WatchedRegisters(model, parts.registers);
    const written = (events: readonly EventType[]): void => {
      for (const event of events) this.#happen(event);
      this.#configured();
    };
    this.configurationSpace = new ConfigurationSpace(model, parts.configuration, written, parts.trace);
  }

  /** A host writes a word of the controller's registers that is no doorbell. */
  writeRegister(offset: number, value: number): void {
    const { registers, primary, interrupts } = this.#parts;
    const enabled = registers.get('CC', 'EN');
    const events = this.#registers.write(offset, value);
    const name = registers.nameAt(offset);
    // A model without such an event still has a controller that can be disabled.
    if (name === 'CC' && events.length === 0 && registers.get('CC', 'EN') < enabled) primary.reset(NO_LOSSES);
    for (const event of events) this.#happen(event);
    if (name === 'CC') primary.configurationWritten(enabled);
    else if (name === 'INTMS' || name === 'INTMC') interrupts.maskWritten(name);
  }

  /** The link or the power went and came back. Nothing happens where the model describes no such event. */
  reset(reset: DeviceReset): void {
    const { media, primary, served } = this.#parts;
    const event = deviceResetEvent(this.#model, reset);
    // NB-HLT-9: without a shutdown what a cache held may be lost.
    if (reset === 'power cycle') served.primary.health.powerCycled(primary.isShutDown);
    if (event !== null) this.#happen(event);
    // NB-VWC-1: what was flushed stays.
    if (reset === 'power cycle') media.losePower?.();
    this.#configured();
  }

  /** The state after power on, as the host's firmware leaves it: it has MSI-X enabled and all of its entries programmed. */
  powerOn(): void {
    this.configurationSpace.enumerate();
    this.#parts.interruptTable.program();
    this.#configured();
  }

  /** Does again what the registers of the configuration space ask for. */
  refresh(): void {
    this.#configured();
  }

  /** Interrupts are held back, or sent, as the configuration space has it now. */
  #configured(): void {
    const { interruptTable } = this.#parts;
    this.configurationSpace.refresh();
    if (this.configurationSpace.sendsInterrupts) interruptTable.unmaskFunction();
    else interruptTable.maskFunction();
  }

  #happen({ name, dependsOn }: EventType): void {
    const { registers, configuration, primary, interruptTable, served, controlPlane } = this.#parts;
    if (dependsOn !== null && registers.get(dependsOn.register.name, dependsOn.field.name) !== 1) return;
    const losses = this.#losses.get(name) ?? NO_LOSSES;
    if (losses.matters.has('commands')) primary.reset(losses);
    else registers.resetOnly(losses.registers, losses.kept);
    configuration.resetOnly(losses.registers, losses.kept);
    if (losses.matters.has('interrupts')) interruptTable.forgetAll();
    if (losses.matters.has('messages')) interruptTable.reset();
    if (losses.matters.has('counters')) served.primary.health.reset();
    served.changed(controlPlane.raise(name));
    // NB-RSQ-1: the record tells a host of what it may not have done itself.
    if (dependsOn?.field.name === SUBSYSTEM_RESET_SUPPORTED) registers.set('CSTS', 'NSSRO', 1);
  }
}
