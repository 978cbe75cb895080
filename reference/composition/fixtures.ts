import type { Model } from '../../codegen/model/model.ts';
import type { BusTag } from '../controller/dma.ts';
import { Bench } from '../host/fixtures.ts';
import type { NvmeDriverOptions } from '../host/nvme-driver.ts';
import { NvmeDriver } from '../host/nvme-driver.ts';
import type { ControllerHandle } from '../host/primary-driver.ts';
import type { RegisterPort } from '../host/register-access.ts';
import type { CompositionOptions } from './composed-controller.ts';
import { ComposedController } from './composed-controller.ts';
import { FunctionVectors } from './function-vectors.ts';
import { OwnerService } from './owner-service.ts';
import { TrapCounter } from './traps.ts';
import { VectorRouter } from './vector-router.ts';

/** An extended controller that its owner has set up, and the service for who composes it. */
export interface Granted {
  readonly handle: ControllerHandle;
  readonly space: BusTag | null;
  readonly service: OwnerService;
}

/** A device for tests whose extended controllers are composed. */
export class CompositionBench {
  readonly model: Model;
  readonly device: Bench;
  readonly vectors: FunctionVectors;
  readonly router: VectorRouter;

  constructor(model: Model) {
    this.model = model;
    this.device = new Bench(model);
    this.vectors = new FunctionVectors(this.device.controller);
    this.router = new VectorRouter(this.vectors);
  }

  /** Passes the interrupts of the device so far on to the guests. */
  deliverInterrupts(): void {
    for (const entry of this.device.interrupts.splice(0)) this.router.deliver(entry);
  }

  /** An extended controller with so many queue pairs, and namespace 1. */
  grant(space: BusTag | null, underlying: number, vectors: readonly number[] = [], queuePairs = 3): Granted {
    const { primary, controller } = this.device;
    const handle = primary.create([{ tag: space }]);
    primary.grant(handle, { queuePairs, vectors, largestNamespace: 2, queueEntries: 16 });
    primary.attach(handle, 1, underlying);
    const service = new OwnerService({ device: controller, owner: primary, handle, vectors, router: this.router });
    return { handle, space, service };
  }

  /** The controller as a guest sees it, and the traps that the guest causes. */
  compose(
    { service }: Granted,
    options: Omit<CompositionOptions, 'traps'> = {},
  ): { readonly composed: ComposedController; readonly traps: TrapCounter } {
    const traps = new TrapCounter();
    return { composed: new ComposedController(this.model, service, { ...options, traps }), traps };
  }

  /** A driver that knows nothing but NVMe. */
  driver(port: RegisterPort, space: BusTag | null, options?: NvmeDriverOptions): NvmeDriver {
    return new NvmeDriver({ model: this.model, port, memory: this.device.memory, space }, options);
  }
}
