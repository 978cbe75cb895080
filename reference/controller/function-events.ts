import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { EventType, Model } from '../../codegen/model/model.ts';
import type { DeviceReset } from '../../codegen/model/stimulus.ts';
import { deviceResetEvent } from './events.ts';
import type { InterruptTable } from './interrupt-table.ts';
import type { Interrupts } from './interrupts.ts';
import type { Losses } from './losses.ts';
import { lossesOf, NO_LOSSES } from './losses.ts';
import type { PrimaryController } from './primary-controller.ts';
import type { Registers } from './registers.ts';
import type { ServedControllers } from './served-controllers.ts';
import { WatchedRegisters } from './watched-registers.ts';

/** The parts of a function that events reach. */
export interface FunctionParts {
  readonly registers: Registers;
  readonly interrupts: Interrupts;
  readonly interruptTable: InterruptTable;
  readonly primary: PrimaryController;
  readonly served: ServedControllers;
  readonly controlPlane: ControlPlane;
}

/** What happens to a function as a whole: what writes to its registers set going, and resets from outside. */
export class FunctionEvents {
  readonly #model: Model;
  readonly #parts: FunctionParts;
  readonly #losses: ReadonlyMap<string, Losses>;
  readonly #registers: WatchedRegisters;

  constructor(model: Model, parts: FunctionParts) {
    this.#model = model;
    this.#parts = parts;
    this.#losses = lossesOf(model);
    this.#registers = new WatchedRegisters(model, parts.registers);
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
    const event = deviceResetEvent(this.#model, reset);
    if (event !== null) this.#happen(event);
  }

  #happen({ name }: EventType): void {
    const { registers, primary, interruptTable, served, controlPlane } = this.#parts;
    const losses = this.#losses.get(name) ?? NO_LOSSES;
    if (losses.matters.has('commands')) primary.reset(losses);
    else registers.resetOnly(losses.registers, losses.kept);
    if (losses.matters.has('interrupts')) interruptTable.forgetAll();
    served.changed(controlPlane.raise(name));
  }
}
