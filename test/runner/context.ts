import type { Register, Structure } from '../../codegen/model/layout.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { Buffer, VectorFile } from '../../codegen/model/vector.ts';
import type { DeviceAdapter, DeviceDescription, Space, SupportedCommands } from './adapter.ts';
import { DeviceTime } from './device-time.ts';
import type { Names } from './expression.ts';
import type { NamedField } from './register-field.ts';
import type { Stream } from './stream.ts';
import { parseHex, parseNumber, VectorError } from './vector-error.ts';

/** A buffer at its place in its address space. */
export interface PlacedBuffer {
  readonly name: string;
  readonly space: Space;
  readonly address: number;
  readonly size: number;
  readonly initial: Uint8Array;
}

/** A device that is ready for the vectors of one file. */
export interface DeviceUnderTest {
  readonly adapter: DeviceAdapter;
  readonly clock: DeviceDescription['clock'];
  /** Its limits by `EXT.X`. */
  readonly limits: Readonly<Record<string, number>>;
  /** The opcodes that it says it supports; absent where it does not say. */
  readonly commands?: SupportedCommands;
  /** The model that the vectors were made from. */
  readonly model: Model;
  /** The milliseconds that a vector may wait for a device with a real clock; its steps alone decide where absent. */
  readonly vectorTime?: number | undefined;
}

/** The greatest buffer that a vector file may ask for. */
const GREATEST_BUFFER = 16 * 1024 * 1024;
/** The greatest sum of the buffers of one vector. */
const GREATEST_MEMORY = 64 * 1024 * 1024;

/** What the steps of one scenario share: the device, the buffers, and the values that steps have bound. */
export class ScenarioContext implements Names {
  readonly adapter: DeviceAdapter;
  readonly time: DeviceTime;
  readonly model: Model;
  readonly limits: Readonly<Record<string, number>>;
  readonly structures: ReadonlyMap<string, Structure>;
  readonly bindings = new Map<string, bigint>();
  readonly fields = new Map<string, bigint>();
  /** Slots of completions that come in any order, and that a step has found already. */
  readonly found = new Set<string>();
  /** Vectors that have interrupted where they need not yet. */
  readonly earlyInterrupts = new Set<number>();
  /** Streams that steps have begun, by name. */
  readonly streams = new Map<string, Stream>();
  readonly #spaces: VectorFile['spaces'];
  readonly #buffers = new Map<string, PlacedBuffer>();
  #placedBytes = 0;

  constructor({ adapter, clock, limits, model, vectorTime }: DeviceUnderTest, spaces: VectorFile['spaces']) {
    this.adapter = adapter;
    this.time = new DeviceTime(adapter, clock, vectorTime);
    this.model = model;
    this.limits = limits;
    this.structures = structuresByMnemonic(model);
    this.#spaces = spaces;
  }

  get buffers(): readonly PlacedBuffer[] {
    return [...this.#buffers.values()];
  }

  /** The buffer of that name. @throws VectorError where the vector has none. */
  buffer(name: string): PlacedBuffer {
    const buffer = this.#buffers.get(name);
    if (!buffer)
      throw new VectorError(`Unexpected buffer ${name}, expected one of ${[...this.#buffers.keys()].join(', ')}`);
    return buffer;
  }

  /** The buffer of that name, where `size` bytes at `at` lie within it. @throws VectorError where they do not. */
  range(name: string, at: number, size: number): PlacedBuffer {
    const buffer = this.buffer(name);
    if (!Number.isInteger(at) || at < 0 || at + size > buffer.size) {
      throw new VectorError(
        `Unexpected access to ${size} bytes at ${at} of buffer ${name}, expected them within its ${buffer.size} bytes`,
      );
    }
    return buffer;
  }

  /** The register of that mnemonic. @throws VectorError where the specification has none. */
  register(mnemonic: string): Register & { readonly size: 4 | 8 } {
    const register = this.model.registers.find((candidate) => candidate.mnemonic === mnemonic);
    if (!register)
      throw new VectorError(
        `Unexpected register ${mnemonic}, expected one of ${this.model.registers.map((known) => known.mnemonic).join(', ')}`,
      );
    const { size } = register;
    if (size !== 4 && size !== 8)
      throw new VectorError(`Unexpected size of ${size} bytes of register ${mnemonic}, expected 4 or 8`);
    return { ...register, size };
  }

  /** Reads fields of registers, for expressions that name them. */
  async learnFields(fields: readonly NamedField[]): Promise<void> {
    for (const { name, register, bit, width } of fields) {
      const { space, offset, size } = this.register(register);
      const value =
        space === 'configuration'
          ? await this.adapter.configurationRead(offset)
          : await this.adapter.registerRead(offset, size);
      this.fields.set(name, BigInt.asUintN(width, value >> BigInt(bit)));
    }
  }

  /** Places buffers: maps their memory and gives it its first content. */
  async place(buffers: readonly Buffer[]): Promise<void> {
    for (const buffer of buffers) {
      if (this.#buffers.has(buffer.name))
        throw new VectorError(`Unexpected second buffer ${buffer.name}, expected a name of its own`);
      const placed = this.#placed(buffer);
      this.#buffers.set(buffer.name, placed);
      await this.adapter.memoryMap(placed.space, placed.address, placed.size);
      await this.initialize(buffer.name);
    }
  }

  /** Gives a buffer the content once more that it began with. */
  async initialize(name: string): Promise<void> {
    const { space, address, initial } = this.buffer(name);
    await this.adapter.memoryWrite(space, address, initial);
  }

  #placed(buffer: Buffer): PlacedBuffer {
    const { name, size } = buffer;
    const space = this.#spaces[buffer.space];
    if (!space)
      throw new VectorError(
        `Unexpected space ${buffer.space} of buffer ${name}, expected one of ${Object.keys(this.#spaces).join(', ')}`,
      );
    if (!Number.isInteger(size) || size < 1 || size > GREATEST_BUFFER)
      throw new VectorError(`Unexpected size ${size} of buffer ${name}, expected 1 to ${GREATEST_BUFFER} bytes`);
    this.#placedBytes += size;
    if (this.#placedBytes > GREATEST_MEMORY)
      throw new VectorError(`Unexpected size of all buffers, expected at most ${GREATEST_MEMORY} bytes in one vector`);
    const address = Number(parseNumber(buffer.iova, 8, `buffer ${name}`));
    if (!Number.isSafeInteger(address + size)) {
      throw new VectorError(`Unexpected address ${buffer.iova} of buffer ${name}, expected a number below 2^53`);
    }
    const initial = new Uint8Array(size).fill(buffer.fill ?? 0);
    const bytes = parseHex(buffer.bytes ?? '', `buffer ${name}`);
    if (bytes.length > size)
      throw new VectorError(`Unexpected ${bytes.length} bytes in buffer ${name}, expected at most ${size}`);
    initial.set(bytes);
    return { name, space: { name: buffer.space, tag: space.tag }, address, size, initial };
  }
}
