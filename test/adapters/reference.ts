import { isDeepStrictEqual } from 'node:util';
import type { Chooser } from '../../codegen/language/choose.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { EventStep, MediaStep } from '../../codegen/model/held-step.ts';
import { Controller } from '../../reference/controller/controller.ts';
import type { ConfigurationInput } from '../../reference/controller/configuration.ts';
import type { InterruptMessage } from '../../reference/controller/message-table.ts';
import type { ControllerOptions } from '../../reference/controller/controller-options.ts';
import { MemoryMedia } from '../../reference/controller/memory-media.ts';
import { MSIXC_OFFSET } from '../../reference/generated/registers/msixc.ts';
import { HostMemory } from '../../reference/host/memory.ts';
import { programMessages } from '../../reference/host/message-setup.ts';
import type { DeviceAdapter, DeviceDescription, DmaAccess, ResetKind, Space } from '../runner/adapter.ts';
import { AdapterError, UnsupportedError } from '../runner/adapter.ts';
import type { CodecSet } from '../runner/codec-set.ts';
import { modelCodecs } from '../runner/codec-set.ts';
import { busTag, spaceTag } from './space-tags.ts';

/** The MSI-X Enable bit, the highest one of its register. */
const MSIX_ENABLE = 0x8000_0000;

/** Bytes of a message. */
const MESSAGE_SIZE = 4;

/** The reference controller in the runner's own process. */
export class ReferenceAdapter implements DeviceAdapter {
  readonly #model: Model;
  readonly #configuration: ConfigurationInput;
  readonly #chooser: Chooser | undefined;
  #limits: Readonly<Record<string, number>>;
  readonly #memory = new HostMemory();
  readonly #media = new MemoryMedia();
  #controller: Controller | null = null;
  #codecs: CodecSet | null = null;
  readonly #interrupts: number[] = [];

  /** `limits`: by mnemonic; vector files set others with `configure`. `chooser`: what the text leaves to the device. */
  constructor(
    model: Model,
    limits: Readonly<Record<string, number>> = {},
    configuration: ConfigurationInput = {},
    chooser?: Chooser,
  ) {
    this.#chooser = chooser;
    this.#model = model;
    this.#limits = limits;
    this.#configuration = configuration;
  }

  /** The codecs that the model's layouts make. */
  get codecs(): CodecSet {
    return (this.#codecs ??= modelCodecs(this.#model));
  }

  async hello(): Promise<DeviceDescription> {
    return {
      name: 'reference',
      vendor: 'scalable-nvme',
      version: this.#model.document.version,
      level: 'fault',
      clock: 'virtual',
    };
  }

  async configure(limits: Readonly<Record<string, number>>): Promise<boolean> {
    const wanted = Object.fromEntries(
      Object.entries(limits).map(([name, value]) => [name.replace(/^EXT\./, ''), value]),
    );
    // A device of these limits serves again: whoever configures it resets it to the state after manufacturing.
    if (!isDeepStrictEqual(wanted, this.#limits)) this.#controller = null;
    this.#limits = wanted;
    return true;
  }

  async capabilities(): Promise<Readonly<Record<string, number>>> {
    return Object.fromEntries(Object.entries(this.#limits).map(([name, value]) => [`EXT.${name}`, value]));
  }

  async reset(kind: ResetKind): Promise<void> {
    if (kind === 'controller') {
      const controller = this.#device();
      controller.writeRegister(controller.registers.offsetOf('CC'), 4, 0);
    } else if (kind === 'conventional' || kind === 'power') {
      this.#device().resetDevice(kind === 'power' ? 'power cycle' : 'conventional reset');
    } else if (kind === 'model') {
      this.#media.release();
      this.#device().powerOn();
      this.#interrupts.length = 0;
      this.#memory.clear();
    } else
      throw new UnsupportedError(
        `The reference has no ${kind} reset, expected controller, conventional, power or model`,
      );
  }

  async registerRead(offset: number, size: 4 | 8): Promise<bigint> {
    return BigInt(this.#device().readRegister(offset, size));
  }

  async registerWrite(offset: number, size: 4 | 8, value: bigint): Promise<void> {
    this.#device().writeRegister(offset, size, value);
  }

  async configurationRead(offset: number): Promise<bigint> {
    return BigInt(this.#device().configurationSpace.read(offset));
  }

  async configurationWrite(offset: number, value: bigint): Promise<void> {
    const device = this.#device();
    const before = device.configurationSpace.read(offset);
    device.configurationSpace.write(offset, Number(value));
    // Whoever enables MSI-X programs the table: vectors see the vectors that interrupt, whatever their messages are.
    if (offset === MSIXC_OFFSET && before < MSIX_ENABLE && device.configurationSpace.read(offset) >= MSIX_ENABLE)
      programMessages(device);
  }

  async memoryMap(space: Space, address: number, size: number): Promise<void> {
    this.#memory.map(busTag(space.tag), address, size);
  }

  async memoryWrite(space: Space, address: number, bytes: Uint8Array): Promise<void> {
    this.#memory.store(busTag(space.tag), address, bytes);
  }

  async memoryRead(space: Space, address: number, size: number): Promise<Uint8Array> {
    return this.#memory.load(busTag(space.tag), address, size);
  }

  async memoryUnmap(space: Space, address: number, size: number): Promise<void> {
    this.#memory.unmap(busTag(space.tag), address, size);
  }

  async event(name: string, act: EventStep['act']): Promise<void> {
    const controller = this.#device();
    if (act === 'hold') controller.holdEvent(name);
    else if (act === 'release') controller.releaseEvent(name);
    else controller.failEvent(name);
  }

  async media(act: MediaStep['act']): Promise<void> {
    // Remote media that has begun with a write cannot take it back: the hardest case of a fence.
    if (act === 'hold') this.#media.hold('begun');
    else this.#media.release();
  }

  async barRead(bar: number, offset: number, size: 4 | 8): Promise<bigint> {
    return BigInt(this.#device().readBar(bar, offset, size));
  }

  async barWrite(bar: number, offset: number, size: 4 | 8, value: bigint): Promise<void> {
    this.#device().writeBar(bar, offset, size, value);
  }

  async interrupts(): Promise<readonly number[]> {
    return this.#interrupts.splice(0);
  }

  async dmaBegin(): Promise<void> {
    this.#memory.startRecording();
  }

  async dmaLog(): Promise<readonly DmaAccess[]> {
    return this.#memory.records.map(({ tag, direction, address, size }) => ({
      space: spaceTag(tag),
      direction,
      address,
      size,
    }));
  }

  async settle(nanoseconds: number): Promise<number> {
    const device = this.#device();
    device.work();
    const { now, next } = device.clock;
    const end = device.clock.timeAfter(nanoseconds);
    const passed = Math.min(next ?? end, end) - now;
    device.advance(passed);
    return passed;
  }

  async close(): Promise<void> {
    this.#controller = null;
  }

  /** A message is a write: one whose address is memory of the host is found there. */
  #interrupt(vector: number, { address, data }: InterruptMessage): void {
    this.#interrupts.push(vector);
    const bytes = new Uint8Array(MESSAGE_SIZE);
    new DataView(bytes.buffer).setUint32(0, data, true);
    if (address <= Number.MAX_SAFE_INTEGER && this.#memory.isMapped(null, Number(address), MESSAGE_SIZE))
      this.#memory.store(null, Number(address), bytes);
  }

  #device(): Controller {
    return (this.#controller ??= this.#build());
  }

  /** The device itself; a kit that breaks devices makes another one of the same parts. */
  protected make(model: Model, parts: ControllerOptions): Controller {
    return new Controller(model, parts);
  }

  #build(): Controller {
    try {
      return this.make(this.#model, {
        limits: this.#limits,
        memory: this.#memory,
        media: this.#media,
        configuration: this.#configuration,
        onInterrupt: (vector, message) => this.#interrupt(vector, message),
        ...(this.#chooser && { chooser: this.#chooser }),
      });
    } catch (error) {
      throw new AdapterError(
        `The reference cannot be built: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
}
