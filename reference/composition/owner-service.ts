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
  #handle: ControllerHandle;
  #vectors: readonly number[];
  /** What the controller showed when it was last there. */
  #image: RegisterImage;
  #listener: ((vector: number) => void) | null = null;

  constructor(parts: OwnerServiceParts) {
    const { owner, handle, device, vectors } = parts;
    const map = owner.doorbellMap(handle);
    this.#parts = parts;
    this.#handle = handle;
    this.#vectors = vectors;
    this.queuePairs = map.size;
    this.vectors = vectors.length;
    this.#image = imageOf(owner.properties(handle));
    this.doorbells = new DeviceDoorbells(device, decodeCap(this.#image.capabilities).dstrd, map);
  }

  /**
   * Goes on with another controller, since a reset of the function removed the one before: its owner has created it and has
   * granted as many queue pairs and vectors. The guest finds it disabled.
   * @throws RangeError where fewer were granted.
   */
  replace(handle: ControllerHandle, vectors: readonly number[]): void {
    const map = this.#parts.owner.doorbellMap(handle);
    if (map.size < this.queuePairs || vectors.length < this.vectors)
      throw new RangeError(
        `Unexpected grant of ${map.size} queue pairs and ${vectors.length} vectors, expected ${this.queuePairs} and ${this.vectors} as before`,
      );
    this.#handle = handle;
    this.#vectors = vectors;
    this.doorbells.remap(map);
    if (this.#listener) this.onInterrupt(this.#listener);
  }

  /** XC-CMP-7: a controller that is gone, or that nobody can ask for, is shown as one that failed. */
  image(): RegisterImage {
    const properties = this.#properties();
    if (properties === null) return { ...this.#image, isFatal: true };
    this.#image = imageOf(properties);
    return this.#image;
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

  /** A controller that is gone, before or meanwhile, has nothing that could run. */
  disable(): Progress {
    const handle = this.#handle;
    const progress = this.#start('Manage Extended Controller State', { ACT: Action.Disable });
    return {
      poll: () => {
        const state = progress.poll();
        return state === 'failed' && this.#parts.owner.find(handle) === null ? 'done' : state;
      },
    };
  }

  shutDown(notification: ShutdownNotification): Progress {
    const ACT = notification === 1 ? Action.NormalShutdown : Action.AbruptShutdown;
    return this.#start('Manage Extended Controller State', { ACT });
  }

  onInterrupt(listener: (vector: number) => void): void {
    this.#listener = listener;
    this.#parts.router.connect(this, this.#vectors, listener);
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

  /** What the owner knows of the controller; `null`: it is gone, or nobody can be asked. */
  #properties(): FieldRecord | null {
    return this.#parts.owner.find(this.#handle);
  }

  #start(name: string, fields: FieldInput): Progress {
    const { admin } = this.#parts.owner;
    if (!admin.isReady) return FAILED;
    return new CommandProgress(admin.channel, admin.codec.entry(name, { ...this.#handle, ...fields }));
  }
}

const FAILED: Progress = { poll: () => 'failed' };

function imageOf({ VS, CRTO, CFS, ...shown }: FieldRecord): RegisterImage {
  const names = ['MQES', 'CQR', 'TO', 'DSTRD', 'CSS', 'MPSMAX', 'CRMS'] as const;
  const capabilities = encodeCap(
    Object.fromEntries(names.map((name) => [name.toLowerCase(), Number(shown[name])])) as Partial<Cap>,
  );
  return { capabilities, version: Number(VS), readyTimeouts: Number(CRTO), isFatal: CFS === 1 };
}

/** A command of the owner that may complete late. */
class CommandProgress implements Progress {
  readonly #channel: CommandChannel;
  readonly #beginning: number;
  readonly #cid: number;
  #state: ReturnType<Progress['poll']> = 'pending';

  constructor(channel: CommandChannel, entry: Uint8Array) {
    this.#channel = channel;
    this.#beginning = channel.beginnings;
    this.#cid = channel.start(entry);
  }

  poll(): ReturnType<Progress['poll']> {
    if (this.#state !== 'pending') return this.#state;
    // A reset of the primary controller has dropped it: no completion comes any more.
    if (this.#channel.beginnings !== this.#beginning) this.#state = 'failed';
    else {
      const result = this.#channel.finish(this.#cid);
      if (result) this.#state = result.status === 0 ? 'done' : 'failed';
    }
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
