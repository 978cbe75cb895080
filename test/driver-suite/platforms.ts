import { ComposedController } from '../../reference/composition/composed-controller.ts';
import { OwnerService } from '../../reference/composition/owner-service.ts';
import { TrapCounter } from '../../reference/composition/traps.ts';
import { FunctionVectors } from '../../reference/composition/function-vectors.ts';
import { VectorRouter } from '../../reference/composition/vector-router.ts';
import { VirtualMsix } from '../../reference/composition/virtual-msix.ts';
import { Controller } from '../../reference/controller/controller.ts';
import { MemoryMedia } from '../../reference/controller/memory-media.ts';
import { LIMITS, pasid } from '../../reference/host/fixtures.ts';
import { HostMemory } from '../../reference/host/memory.ts';
import { isPending, maskVector } from '../../reference/host/message-setup.ts';
import { PrimaryDriver } from '../../reference/host/primary-driver.ts';
import { model } from '../spec-model.ts';
import { HeldMedia } from './held-media.ts';
import type { SuitePlatform } from './platform.ts';
import { NAMESPACES } from './platform.ts';

const GUEST = pasid(7);
/** The function's vectors behind those of the extended controller. */
const VECTORS = [5, 6, 7, 8] as const;
const QUEUE_PAIRS = 4;
/** The identifier under which each of the controllers reports itself. */
const CNTLID = 1;
const [COMMAND, MSIX_CONTROL, DEVICE_CONTROL] = [0x04, 0x50, 0x68] as const;
const [MSIX_ENABLE, FUNCTION_MASK] = [0x8000_0000, 0x4000_0000] as const;
const CONTROL_WORD = 12;

interface Device {
  readonly controller: Controller;
  readonly memory: HostMemory;
  readonly media: HeldMedia;
  readonly messages: number[];
}

function device(contiguousQueues: 0 | 1): Device {
  const messages: number[] = [];
  const memory = new HostMemory();
  const media = new HeldMedia(new MemoryMedia());
  const controller = new Controller(model, {
    limits: {
      ...LIMITS,
      CQR: contiguousQueues,
      FEQID: QUEUE_PAIRS,
      MAXVEC: VECTORS.length,
      NN: NAMESPACES.inactive,
      NSMAX: NAMESPACES.inactive,
      MAXCNA: NAMESPACES.attached.length,
      NSATT: NAMESPACES.attached.length,
      NSZE: NAMESPACES.blocks,
    },
    memory,
    media,
    configuration: { CNTLID, registers: { 'CAP.NSSRS': 1 } },
    onInterrupt: (vector) => messages.push(vector),
  });
  return { controller, memory, media, messages };
}

/** The primary controller of the reference; with 0 I/O queues need not be contiguous. */
export function primaryPlatform(contiguousQueues: 0 | 1 = 1): SuitePlatform {
  const { controller, memory, media, messages } = device(contiguousQueues);
  const { configurationSpace } = controller;
  const messageControl = (bit: number, isSet: boolean): void => {
    const value = configurationSpace.read(MSIX_CONTROL);
    configurationSpace.write(MSIX_CONTROL, (isSet ? value | bit : value & ~bit) >>> 0);
  };
  return {
    name: `the primary controller${contiguousQueues === 0 ? ', its queues in pages' : ''}`,
    isExtended: false,
    model,
    port: controller,
    memory,
    space: null,
    configuration: {
      read: (offset) => configurationSpace.read(offset),
      write: (offset, value) => configurationSpace.write(offset, value),
    },
    interrupts: {
      vectors: LIMITS.MSIXN,
      take: () => messages.splice(0),
      mask: (vector) => maskVector(controller, vector, true),
      unmask: (vector) => maskVector(controller, vector, false),
      isPending: (vector) => isPending(controller, vector),
      maskFunction: (isMasked) => messageControl(FUNCTION_MASK, isMasked),
      enable: (isEnabled) => messageControl(MSIX_ENABLE, isEnabled),
    },
    media,
    ioQueues: QUEUE_PAIRS - 1,
    enumerate: () => {
      configurationSpace.write(COMMAND, 0b110);
      messageControl(MSIX_ENABLE, true);
    },
    functionLevelReset: () => configurationSpace.write(DEVICE_CONTROL, 1 << 15),
    advance: (duration) => controller.advance(duration),
  };
}

/** An extended controller of the same size, composed with pages of 4 KiB. */
export function composedPlatform(contiguousQueues: 0 | 1 = 1): SuitePlatform {
  const { controller, memory, media, messages } = device(contiguousQueues);
  const owner = new PrimaryDriver(model, controller, memory);
  owner.admin.enable();
  const handle = owner.create([{ tag: GUEST }], { ECNTLID: CNTLID });
  owner.grant(handle, {
    queuePairs: QUEUE_PAIRS,
    vectors: VECTORS,
    largestNamespace: NAMESPACES.inactive,
    queueEntries: LIMITS.MAXQE,
  });
  for (const nsid of NAMESPACES.attached) owner.attach(handle, nsid, nsid);
  const router = new VectorRouter(new FunctionVectors(controller));
  const service = new OwnerService({ device: controller, owner, handle, vectors: VECTORS, router });
  const traps = new TrapCounter();
  const taken: number[] = [];
  const msix = new VirtualMsix(service, traps, ({ vector }) => taken.push(vector));
  const deliver = (): void => messages.splice(0).forEach((entry) => router.deliver(entry));
  const control = (vector: number, value: number): void => {
    deliver();
    msix.writeTable(vector * 16 + CONTROL_WORD, value);
    deliver();
  };
  const state = { isEnabled: true, isFunctionMasked: false };
  const configure = (change: Partial<typeof state>): void => {
    deliver();
    msix.configure(Object.assign(state, change));
  };
  const enumerate = (): void => {
    configure({ isEnabled: true, isFunctionMasked: false });
    for (let vector = 0; vector < msix.size; vector++) control(vector, 0);
  };
  const composed = new ComposedController(model, service, { traps });
  enumerate();
  return {
    name: `a composed extended controller${contiguousQueues === 0 ? ', its queues in pages' : ''}`,
    isExtended: true,
    model,
    port: composed,
    memory,
    space: GUEST,
    configuration: null,
    interrupts: {
      vectors: VECTORS.length,
      take: () => {
        deliver();
        return taken.splice(0);
      },
      mask: (vector) => control(vector, 1),
      unmask: (vector) => control(vector, 0),
      isPending: (vector) => {
        deliver();
        return (msix.readPending(0) >>> vector) % 2 === 1;
      },
      maskFunction: (isFunctionMasked) => configure({ isFunctionMasked }),
      enable: (isEnabled) => configure({ isEnabled }),
    },
    media,
    ioQueues: QUEUE_PAIRS - 1,
    enumerate,
    functionLevelReset: () => {
      composed.functionLevelReset();
      msix.reset();
    },
    advance: (duration) => controller.advance(duration),
  };
}
