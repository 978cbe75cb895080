import { bytesToHex } from '../../../codegen/model/hex.ts';
import type { DeviceAdapter, DeviceDescription, DmaAccess, ResetKind, Space } from '../../runner/adapter.ts';
import { AdapterError, UnsupportedError } from '../../runner/adapter.ts';
import type { CodecSet } from '../../runner/codec-set.ts';
import { parseHex } from '../../runner/vector-error.ts';
import { busTag, hexadecimal } from '../space-tags.ts';
import { Calls } from './calls.ts';
import type { Channel } from './channel.ts';
import { judgeAdapter } from './contract.ts';
import type { Fields } from './messages.ts';
import type { Feature } from './methods.ts';
import { pieces, rangeOf, spaceFields, valueOf } from './parameters.ts';
import { remoteCodecs } from './remote-codecs.ts';
import type { Greeting } from './session.ts';
import { greet } from './session.ts';
import { RunnerMemory } from './runner-memory.ts';

/** So many adapters in a row may die before the run gives up. */
const MOST_DEATHS = 5;

/** A device behind the protocol `snvme-dut/1`. An adapter that dies is started again for the next vector. */
export class RemoteDevice implements DeviceAdapter {
  readonly #open: () => Promise<Channel>;
  readonly #timeout: number;
  readonly #memory = new RunnerMemory();
  #calls: Calls | null = null;
  #greeting: Greeting | null = null;
  #limits: Readonly<Record<string, number>> | null = null;
  #interrupts: number[] = [];
  #posted: Error | null = null;
  #deaths = 0;

  /** `timeout`: how long a reply may take, in milliseconds. */
  constructor(open: () => Promise<Channel>, timeout: number) {
    this.#open = open;
    this.#timeout = timeout;
  }

  async hello(): Promise<DeviceDescription> {
    await this.#session();
    const { dut, level, clock } = this.#known();
    return { ...dut, level, clock };
  }

  /** The device's own packing of structures, where it has one. */
  get codecs(): CodecSet | null {
    if (!this.#has('codec')) return null;
    return remoteCodecs(async (method, params) => (await this.#session()).call(method, params));
  }

  async configure(limits: Readonly<Record<string, number>>): Promise<boolean> {
    this.#limits = limits;
    await this.#session();
    if (!this.#has('configure')) return false;
    await this.#ask('configure', { limits });
    return true;
  }

  async capabilities(): Promise<Readonly<Record<string, number>>> {
    const { limits } = await this.#ask('capabilities');
    return limits as Readonly<Record<string, number>>;
  }

  async reset(kind: ResetKind): Promise<void> {
    if (kind === 'model') {
      await this.#session();
      this.#posted = null;
      this.#memory.host.clear();
    }
    await this.#ask('reset', { kind });
    if (kind === 'model') this.#interrupts = [];
  }

  async registerRead(offset: number, size: 4 | 8): Promise<bigint> {
    return valueOf(await this.#ask('reg.read', { off: offset, size }));
  }

  async registerWrite(offset: number, size: 4 | 8, value: bigint): Promise<void> {
    this.#post('reg.write', { off: offset, size, value: hexadecimal(value) });
  }

  async configurationRead(offset: number): Promise<bigint> {
    return valueOf(await this.#ask('cfg.read', { off: offset }, 'cfg'));
  }

  async configurationWrite(offset: number, value: bigint): Promise<void> {
    await this.#ask('cfg.write', { off: offset, value: hexadecimal(value) }, 'cfg');
  }

  async barRead(bar: number, offset: number, size: 4 | 8): Promise<bigint> {
    return valueOf(await this.#ask('bar.read', { bar, off: offset, size }, 'bar'));
  }

  async barWrite(bar: number, offset: number, size: 4 | 8, value: bigint): Promise<void> {
    await this.#ask('bar.write', { bar, off: offset, size, value: hexadecimal(value) }, 'bar');
  }

  async memoryMap(space: Space, address: number, size: number): Promise<void> {
    if (this.#isRunners()) this.#memory.host.map(busTag(space.tag), address, size);
    else this.#post('mem.map', rangeOf(space, address, size));
  }

  async memoryUnmap(space: Space, address: number, size: number): Promise<void> {
    if (this.#isRunners()) this.#memory.host.unmap(busTag(space.tag), address, size);
    else await this.#ask('mem.unmap', rangeOf(space, address, size));
  }

  async memoryWrite(space: Space, address: number, bytes: Uint8Array): Promise<void> {
    if (this.#isRunners()) return this.#memory.host.store(busTag(space.tag), address, bytes);
    for (const [at, size] of pieces(bytes.length)) {
      const piece = bytesToHex(bytes.subarray(at, at + size));
      this.#post('mem.write', { space: spaceFields(space), iova: hexadecimal(address + at), bytes: piece });
    }
  }

  async memoryRead(space: Space, address: number, size: number): Promise<Uint8Array> {
    if (this.#isRunners()) {
      // What was posted before may change it.
      await this.#settled();
      return this.#memory.host.load(busTag(space.tag), address, size);
    }
    const bytes = new Uint8Array(size);
    for (const [at, length] of pieces(size)) {
      const piece = parseHex(String((await this.#ask('mem.read', rangeOf(space, address + at, length)))['bytes']));
      if (piece.length !== length)
        throw new AdapterError(`Unexpected ${piece.length} bytes from mem.read, expected ${length}`);
      bytes.set(piece, at);
    }
    return bytes;
  }

  async event(name: string, act: 'hold' | 'release' | 'fail'): Promise<void> {
    await this.#ask('event', { name, act }, 'event');
  }

  async media(act: 'hold' | 'release'): Promise<void> {
    await this.#ask('media', { act }, 'media');
  }

  async interrupts(): Promise<readonly number[]> {
    const { fired } = await this.#ask('irq.poll', {}, 'irq');
    return [...this.#interrupts.splice(0), ...(fired as readonly number[])];
  }

  async dmaBegin(): Promise<void> {
    await this.#settled();
    if (this.#isRunners()) this.#memory.host.startRecording();
    else await this.#ask('dma.begin', {}, 'dma-log');
  }

  async dmaLog(): Promise<readonly DmaAccess[]> {
    if (this.#isRunners()) return this.#memory.log;
    const { accesses } = await this.#ask('dma.log', {}, 'dma-log');
    return (accesses as readonly Fields[]).map(({ tag, direction, iova, size }) => ({
      space: tag as Space['tag'],
      direction: direction as DmaAccess['direction'],
      address: Number(iova),
      size: Number(size),
    }));
  }

  async settle(nanoseconds: number): Promise<number> {
    if (!this.#has('settle')) {
      await this.#settled();
      return 0;
    }
    const passed = Number((await this.#ask('settle', { ns: nanoseconds }))['passed']);
    const isVirtual = this.#known().clock === 'virtual';
    // A clock that stands still would make the runner wait for ever.
    if (isVirtual ? passed > nanoseconds || (passed === 0 && nanoseconds > 0) : passed !== 0)
      throw new AdapterError(
        `Unexpected ${passed} ns that passed in settle of ${nanoseconds} ns, expected ${isVirtual ? '1 ns to all of it' : '0: the clock is real'}`,
      );
    return passed;
  }

  async close(): Promise<void> {
    await this.#calls?.close();
    this.#calls = null;
  }

  /** The session, with a new adapter where the last one died. @throws AdapterError after too many deaths. */
  async #session(): Promise<Calls> {
    if (this.#calls?.alive) {
      this.#deaths = 0;
      return this.#calls;
    }
    const again = this.#calls !== null;
    if (again && ++this.#deaths > MOST_DEATHS)
      throw new AdapterError(`The adapter died ${MOST_DEATHS} times in a row: it is not started again`);
    const channel = await this.#open();
    const calls = new Calls(channel, {
      timeout: this.#timeout,
      answer: (method, params) => this.#memory.answer(method, params),
      interrupted: (vector) => void this.#interrupts.push(vector),
    });
    this.#calls = calls;
    this.#posted = null;
    this.#greeting = await greet(calls);
    if (!again) await judgeAdapter(calls, this.#greeting, channel.name);
    if (again && this.#limits && this.#has('configure')) await calls.call('configure', { limits: this.#limits });
    return calls;
  }

  #known(): Greeting {
    if (!this.#greeting) throw new AdapterError('Unexpected call before hello');
    return this.#greeting;
  }

  #has(feature: Feature): boolean {
    return this.#known().features.includes(feature);
  }

  #isRunners(): boolean {
    return this.#known().memory === 'runner';
  }

  /** Calls a method and waits; `feature` is what the adapter needs for it. */
  async #ask(method: string, params: Fields = {}, feature?: Feature): Promise<Fields> {
    if (feature && !this.#has(feature))
      throw new UnsupportedError(`The adapter has no ${feature}, which ${method} needs`);
    const calls = this.#calls ?? (await this.#session());
    const result = await calls.call(method, params);
    if (this.#posted) throw this.#posted;
    return result;
  }

  /** Calls a method whose result is empty; a failure comes with the next call that waits. */
  #post(method: string, params: Fields): void {
    this.#calls?.call(method, params).catch((error: unknown) => {
      this.#posted ??= error as Error;
    });
  }

  /** Waits for all that was posted: replies come in order. */
  async #settled(): Promise<void> {
    await this.#ask('capabilities');
  }
}
