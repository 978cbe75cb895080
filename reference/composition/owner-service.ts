import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import type { Cap } from '../generated/registers/cap.ts';
import { decodeCap, encodeCap } from '../generated/registers/cap.ts';
import { Action } from '../generated/values/state-act.ts';
import type { CommandChannel } from '../host/command-channel.ts';
import type { ControllerHandle, PrimaryDriver } from '../host/primary-driver.ts';
import type { RegisterPort } from '../host/register-access.ts';
import { DeviceDoorbells } from './doorbell-pages.ts';
import type { EnableRequest, HostService, Progress, RegisterImage, ShutdownNotification } from './host-service.ts';
import type { VectorRouter } from './vector-router.ts';

/** What the owner of the primary controller knows of one extended controller. */
export interface OwnerServiceParts {
  readonly device: RegisterPort;
  readonly owner: PrimaryDriver;
  readonly handle: ControllerHandle;
  /** The function's vectors behind the controller's own, as granted. */
  readonly vectors: readonly number[];
  readonly router: VectorRouter;
}

/** The owner of the primary controller at work for one extended controller: requests become commands on its admin queue. */
export class OwnerService implements HostService {
  readonly doorbells: DeviceDoorbells;
  readonly queuePairs: number;
  readonly vectors: number;
  readonly #parts: OwnerServiceParts;

  constructor(parts: OwnerServiceParts) {
    const { owner, handle, device } = parts;
    const map = owner.doorbellMap(handle);
    this.#parts = parts;
    this.queuePairs = map.size;
    this.vectors = parts.vectors.length;
    this.doorbells = new DeviceDoorbells(device, decodeCap(this.image().capabilities).dstrd, map);
  }

  image(): RegisterImage {
    const { VS, CRTO, CFS, ...shown } = this.#properties();
    const names = ['MQES', 'CQR', 'TO', 'DSTRD', 'CSS', 'MPSMAX', 'CRMS'] as const;
    const capabilities = encodeCap(
      Object.fromEntries(names.map((name) => [name.toLowerCase(), Number(shown[name])])) as Partial<Cap>,
    );
    return { capabilities, version: Number(VS), readyTimeouts: Number(CRTO), isFatal: CFS === 1 };
  }

  enable({ submissionQueue, completionQueue, submissionSize, completionSize, configuration }: EnableRequest): Progress {
    return this.#start('Create Extended Admin Queue', {
      PRP1: submissionQueue,
      PRP2: completionQueue,
      ASQS: submissionSize,
      ACQS: completionSize,
      ...configurationFields(configuration),
    });
  }

  disable(): Progress {
    return this.#start('Manage Extended Controller State', { ACT: Action.Disable });
  }

  shutDown(notification: ShutdownNotification): Progress {
    const ACT = notification === 1 ? Action.NormalShutdown : Action.AbruptShutdown;
    return this.#start('Manage Extended Controller State', { ACT });
  }

  onInterrupt(listener: (vector: number) => void): void {
    this.#parts.router.connect(this, this.#parts.vectors, listener);
  }

  mask(vector: number, isMasked: boolean): void {
    this.#parts.router.mask(this, vector, isMasked);
  }

  isPending(vector: number): boolean {
    return this.#parts.router.isPending(this, vector);
  }

  settle(): void {
    this.#parts.device.settle();
  }

  #properties(): FieldRecord {
    return this.#parts.owner.properties(this.#parts.handle);
  }

  #start(name: string, fields: FieldInput): Progress {
    const { owner, handle } = this.#parts;
    return new CommandProgress(owner.admin.channel, owner.admin.codec.entry(name, { ...handle, ...fields }));
  }
}

/** A command of the owner that may complete late. */
class CommandProgress implements Progress {
  readonly #channel: CommandChannel;
  readonly #cid: number;
  #state: 'pending' | 'done' | 'failed' = 'pending';

  constructor(channel: CommandChannel, entry: Uint8Array) {
    this.#channel = channel;
    this.#cid = channel.start(entry);
  }

  poll(): 'pending' | 'done' | 'failed' {
    const result = this.#state === 'pending' ? this.#channel.finish(this.#cid) : null;
    if (result) this.#state = result.status === 0 ? 'done' : 'failed';
    return this.#state;
  }
}

/** Command Dword 12 of Create Extended Admin Queue has the fields of CC. */
function configurationFields(configuration: number): FieldInput {
  const bits = (low: number, width: number): number => (configuration >>> low) & ((1 << width) - 1);
  return {
    CRIME: bits(24, 1),
    IOCQES: bits(20, 4),
    IOSQES: bits(16, 4),
    SHN: bits(14, 2),
    AMS: bits(11, 3),
    MPS: bits(7, 4),
    CSS: bits(4, 3),
    EN: bits(0, 1),
  };
}
