import type { FieldInput } from '../../codegen/model/codec.ts';
import type { Model } from '../../codegen/model/model.ts';
import { Controller } from '../controller/controller.ts';
import type { BusTag } from '../controller/dma.ts';
import type { Media } from '../controller/media.ts';
import type { NamespaceConfiguration } from '../controller/namespace-configuration.ts';
import { MemoryMedia } from '../controller/memory-media.ts';
import { ExtendedDriver } from './extended-driver.ts';
import { HostMemory } from './memory.ts';
import type { ControllerHandle } from './primary-driver.ts';
import { PrimaryDriver } from './primary-driver.ts';
import { RegisterAccess } from './register-access.ts';

/** Limits of a small device for tests: four extended controllers, ten queue pairs for them, two namespaces. */
export const LIMITS = {
  MAXXC: 4,
  TAGMAX: 3,
  UNTS: 1,
  FPTS: 1,
  SRTS: 1,
  SPTS: 1,
  SHRS: 1,
  PASIDE: 1,
  SDIE: 1,
  PASIDMAX: 100,
  SDIFST: 5,
  SDILST: 9,
  FEQID: 4,
  MAXQP: 5,
  POOLQP: 10,
  MAXVEC: 3,
  MSIXN: 16,
  NSMAX: 8,
  NSATT: 2,
  CQR: 1,
  MAXCNA: 3,
  NN: 3,
  NSZE: 64,
  NSZES: 64,
  BLKUS: 1,
  MAXQE: 64,
  AERMAX: 4,
  ELPN: 8,
  MDTS: 5,
  MPSMAX: 4,
  XQT: 500,
  DSTRD: 9,
  TO: 20,
} as const;

/** A device for tests with all that stands around it; the primary controller is ready. */
export class Bench {
  readonly model: Model;
  readonly memory = new HostMemory();
  readonly media = new MemoryMedia();
  /** The vectors of the interrupts so far. */
  readonly interrupts: number[] = [];
  readonly controller: Controller;
  readonly primary: PrimaryDriver;

  constructor(model: Model, media?: Media, namespaces: readonly NamespaceConfiguration[] = []) {
    this.model = model;
    this.controller = new Controller(model, {
      limits: LIMITS,
      memory: this.memory,
      media: media ?? this.media,
      configuration: { CNTLID: 0xf0, SN: 'PRIMARY', namespaces },
      onInterrupt: (vector) => this.interrupts.push(vector),
    });
    this.primary = new PrimaryDriver(model, this.controller, this.memory);
    this.primary.admin.enable();
  }

  /** An extended controller that is enabled, with I/O queue 1 and one namespace under the number 1. */
  tenant({ tags, underlying, vectors = [], queuePairs = 3 }: TenantOptions): Tenant {
    const { model, controller, memory, primary } = this;
    const handle = primary.create(tags.map((tag) => ({ tag })));
    primary.grant(handle, { queuePairs, vectors, largestNamespace: 2 });
    primary.attach(handle, 1, underlying);
    const map = primary.doorbellMap(handle);
    const driver = new ExtendedDriver(model, controller, memory, { tags, doorbells: map });
    primary.createAdminQueue(handle, driver.prepareAdminQueue());
    driver.createQueues(1, vectors.length === 0 ? {} : { vector: vectors.length - 1 });
    return { handle, map, driver };
  }

  /** Writes a doorbell of a queue pair of the device, and lets the device work. */
  ring(pair: number, value: number, queue: 'sq' | 'cq' = 'sq'): void {
    new RegisterAccess(this.model, this.controller).ring(queue, pair, value);
    this.controller.settle();
  }

  /** The state of an extended controller by its name in the model. */
  stateOf({ CNTLID, XGEN }: ControllerHandle): string {
    const { XCSTATE } = this.primary.properties({ CNTLID, XGEN });
    return (
      this.model.values.find(({ mnemonic }) => mnemonic === 'XCSTATE')?.values.find(({ value }) => value === XCSTATE)
        ?.enumerator ?? ''
    );
  }

  /** Submits a command of the owner of the primary controller that may complete late; its status when it does. */
  start(name: string, fields: FieldInput): () => string | null {
    const { channel, codec } = this.primary.admin;
    const cid = channel.start(codec.entry(name, fields));
    let status: string | null = null;
    return () => {
      const result = channel.finish(cid);
      if (result) status = codec.statusName(result.status);
      return status;
    };
  }
}

export interface TenantOptions {
  /** The address space behind each tag index. */
  readonly tags: readonly (BusTag | null)[];
  readonly underlying: number;
  /** The function's vectors; the I/O queue uses the last one. */
  readonly vectors?: readonly number[];
  readonly queuePairs?: number;
}

export interface Tenant {
  readonly handle: ControllerHandle;
  readonly map: ReadonlyMap<number, number>;
  readonly driver: ExtendedDriver;
}

/** The address space of a PASID. */
export function pasid(value: number): BusTag {
  return { routingId: null, pasid: value };
}
