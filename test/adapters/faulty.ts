import type { Model } from '../../codegen/model/model.ts';
import type { ControllerOptions } from '../../reference/controller/controller-options.ts';
import { Controller } from '../../reference/controller/controller.ts';
import type { Fault } from '../faults/fault.ts';
import type { Tampering } from '../faults/tampering.ts';
import type { ResetKind } from '../runner/adapter.ts';
import { ReferenceAdapter } from './reference.ts';

/** The reference with a mistake between it and its surroundings. */
export class FaultyAdapter extends ReferenceAdapter {
  readonly #fault: Fault;
  #tampering: Tampering = {};

  constructor(model: Model, fault: Fault) {
    super(model);
    this.#fault = fault;
  }

  override async reset(kind: ResetKind): Promise<void> {
    await super.reset(kind);
    if (kind === 'model') this.#tampering.powerOn?.();
  }

  protected override make(model: Model, parts: ControllerOptions): Controller {
    const { port, media, interrupts, device } = (this.#tampering = this.#fault.tamper());
    const controller = new Controller(model, {
      ...parts,
      memory: port?.(parts.memory) ?? parts.memory,
      ...(parts.media && media && { media: media(parts.media) }),
      ...(parts.onInterrupt && interrupts && { onInterrupt: interrupts(parts.onInterrupt) }),
    });
    device?.(controller);
    return controller;
  }
}
