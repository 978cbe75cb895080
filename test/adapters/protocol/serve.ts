import { CodecError } from '../../../codegen/model/codec-error.ts';
import { fromCodecValues, toCodecValues } from '../../../codegen/model/codec-json.ts';
import { bytesToHex } from '../../../codegen/model/hex.ts';
import type { CodecValue } from '../../../codegen/model/vector.ts';
import type { DeviceAdapter, ResetKind, Space } from '../../runner/adapter.ts';
import { DeviceError, UnsupportedError } from '../../runner/adapter.ts';
import type { StructCodec } from '../../runner/codec-set.ts';
import { parseHex } from '../../runner/vector-error.ts';
import { hexadecimal } from '../space-tags.ts';
import type { ErrorCode, Fields } from './messages.ts';
import { parseMessage, PROTOCOL } from './messages.ts';
import type { Feature } from './methods.ts';
import { GREATEST_TRANSFER, METHODS } from './methods.ts';
import { misfit } from './schema.ts';

/** What the reference is able to do. */
const REFERENCE_FEATURES: readonly Feature[] = [
  'codec',
  'configure',
  'cfg',
  'bar',
  'irq',
  'dma-log',
  'settle',
  'event',
  'media',
];

type Serve = (params: Fields) => Promise<Fields>;

/** The other side of the protocol: answers each line of a runner with what an adapter in this process does. */
export class Server {
  readonly #methods: Readonly<Record<string, Serve>>;
  #ended = false;

  constructor(adapter: DeviceAdapter, memory: 'adapter' | 'runner' = 'adapter') {
    this.#methods = methodsOf(adapter, memory, () => (this.#ended = true));
  }

  /** Whether the runner has said goodbye. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The answer to a line. @throws RangeError where the line is none of the protocol. */
  async answer(line: string): Promise<string> {
    const message = parseMessage(line);
    if (!('method' in message)) throw new RangeError('Unexpected reply or event, expected a call');
    const { id, method, params } = message;
    const known = METHODS[method];
    const serve = Object.hasOwn(this.#methods, method) ? this.#methods[method] : undefined;
    if (!known || !serve) return failed(id, 'unsupported', `there is no method ${method}`);
    const wrong = misfit(known, 'params', params);
    if (wrong !== null) return failed(id, 'adapter', wrong);
    try {
      return JSON.stringify({ id, result: await serve(params) });
    } catch (error) {
      return failed(id, codeOf(error), error instanceof Error ? error.message : String(error));
    }
  }
}

function failed(id: number | string, code: ErrorCode, message: string): string {
  return JSON.stringify({ id, error: { code, message } });
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof UnsupportedError) return 'unsupported';
  return error instanceof DeviceError ? 'device' : 'adapter';
}

function methodsOf(adapter: DeviceAdapter, memory: 'adapter' | 'runner', end: () => void): Record<string, Serve> {
  const done = async (work: Promise<unknown>): Promise<Fields> => {
    await work;
    return {};
  };
  const value = async (work: Promise<bigint>): Promise<Fields> => ({ value: hexadecimal(await work) });
  return {
    hello: async () => {
      const { level, clock, ...dut } = await adapter.hello();
      return { protocol: PROTOCOL, dut, level, memory, clock, features: REFERENCE_FEATURES };
    },
    bye: async () => {
      end();
      return {};
    },
    configure: async ({ limits }) => done(adapter.configure(limits as Record<string, number>)),
    capabilities: async () => ({ limits: await adapter.capabilities() }),
    reset: async ({ kind }) => done(adapter.reset(kind as ResetKind)),
    'codec.encode': async ({ struct, fields }) =>
      codec(async () => {
        const values = fromCodecValues(fields as Record<string, CodecValue>);
        return { bytes: bytesToHex(await codecOf(adapter, struct).encode(values)) };
      }),
    'codec.decode': async ({ struct, bytes }) =>
      codec(async () => ({
        fields: toCodecValues(await codecOf(adapter, struct).decode(parseHex(String(bytes)))) as Fields,
      })),
    'reg.read': async ({ off, size }) => value(adapter.registerRead(Number(off), sizeOf(size))),
    'reg.write': async ({ off, size, value: to }) =>
      done(adapter.registerWrite(Number(off), sizeOf(size), BigInt(String(to)))),
    'cfg.read': async ({ off }) => value(adapter.configurationRead(Number(off))),
    'cfg.write': async ({ off, value: to }) => done(adapter.configurationWrite(Number(off), BigInt(String(to)))),
    'bar.read': async ({ bar, off, size }) => value(adapter.barRead(Number(bar), Number(off), sizeOf(size))),
    'bar.write': async ({ bar, off, size, value: to }) =>
      done(adapter.barWrite(Number(bar), Number(off), sizeOf(size), BigInt(String(to)))),
    'mem.map': async ({ space, iova, size }) => done(adapter.memoryMap(spaceOf(space), addressOf(iova), Number(size))),
    'mem.unmap': async ({ space, iova, size }) =>
      done(adapter.memoryUnmap(spaceOf(space), addressOf(iova), Number(size))),
    'mem.write': async ({ space, iova, bytes }) =>
      done(adapter.memoryWrite(spaceOf(space), addressOf(iova), parseHex(String(bytes)))),
    'mem.read': async ({ space, iova, size }) => {
      if (Number(size) > GREATEST_TRANSFER)
        throw new RangeError(`Unexpected size ${String(size)}, expected at most ${GREATEST_TRANSFER}`);
      return { bytes: bytesToHex(await adapter.memoryRead(spaceOf(space), addressOf(iova), Number(size))) };
    },
    'dma.begin': async () => done(adapter.dmaBegin()),
    'dma.log': async () => ({
      accesses: (await adapter.dmaLog()).map(({ space, direction, address, size }) => ({
        tag: space as Fields | null,
        direction,
        iova: hexadecimal(address),
        size,
      })),
    }),
    'irq.poll': async () => ({ fired: await adapter.interrupts() }),
    settle: async ({ ns }) => ({ passed: await adapter.settle(Number(ns)) }),
    event: async ({ name, act }) => done(adapter.event(String(name), act as 'hold' | 'release' | 'fail')),
    media: async ({ act }) => done(adapter.media(act as 'hold' | 'release')),
  };
}

async function codec(work: () => Promise<Fields>): Promise<Fields> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CodecError) return { error: error.code, message: error.message };
    throw error;
  }
}

function codecOf(adapter: DeviceAdapter, struct: Fields[string]): StructCodec {
  const found = adapter.codecs?.codec(String(struct));
  if (!found) throw new UnsupportedError(`there is no codec of ${String(struct)}`);
  return found;
}

function sizeOf(size: Fields[string]): 4 | 8 {
  return size === 8 ? 8 : 4;
}

function spaceOf(space: Fields[string]): Space {
  return space as unknown as Space;
}

/** @throws RangeError for an address that a number does not hold exactly. */
function addressOf(iova: Fields[string]): number {
  const address = Number(iova);
  if (!Number.isSafeInteger(address))
    throw new RangeError(`Unexpected address ${String(iova)}, expected one below 2^53`);
  return address;
}
