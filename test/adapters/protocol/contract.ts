import { bytesToHex } from '../../../codegen/model/hex.ts';
import { AdapterError, UnsupportedError } from '../../runner/adapter.ts';
import type { Calls } from './calls.ts';
import type { Fields } from './messages.ts';
import type { Greeting } from './session.ts';

/** One thing that an adapter shall do whatever its device is. */
interface Clause {
  readonly says: string;
  applies(greeting: Greeting): boolean;
  /** What is wrong, or `null`. */
  judge(calls: Calls): Promise<string | null>;
}

const HOST = { name: 'contract', tag: null };
const GUESTS = ['0x1', '0x2'].map((value) => ({ name: `contract ${value}`, tag: { kind: 'pasid', value } }));
const PAGE = 4096;
/** Far from what a device could use by itself. */
const PLACE = 0x10_0000;
const PIPELINED = 1000;

const drives = ({ level }: Greeting): boolean => level !== 'codec';
const holdsMemory = (greeting: Greeting): boolean => drives(greeting) && greeting.memory === 'adapter';

/** What is asked of an adapter before any vector runs, so that a fault of the adapter is never taken for one of the device. */
const CONTRACT: readonly Clause[] = [
  {
    says: 'a method that does not exist is answered with the error unsupported',
    applies: () => true,
    judge: async (calls) => {
      try {
        await calls.call('snvme.no-such-method');
        return 'it was answered with a result';
      } catch (error) {
        return error instanceof UnsupportedError ? null : (error as Error).message;
      }
    },
  },
  {
    says: 'a structure that does not exist is neither packed nor unpacked',
    applies: ({ features }) => features.includes('codec'),
    judge: async (calls) => {
      const params = { struct: 'no such structure', bytes: '00' };
      const answer = await calls.call('codec.decode', params).catch((error: unknown) => unlessGone(error, calls));
      return answer && 'fields' in answer ? 'it was unpacked' : null;
    },
  },
  {
    says: 'memory gives back what was written, at 1, 64 and 4,096 bytes and across pages',
    applies: holdsMemory,
    judge: async (calls) => {
      await map(calls, HOST, 3 * PAGE);
      for (const [at, size] of [
        [1, 1],
        [64, 64],
        [0, PAGE],
        [PAGE - 3, PAGE + 7],
      ] as const) {
        const bytes = pattern(size, at);
        await write(calls, HOST, PLACE + at, bytes);
        if ((await read(calls, HOST, PLACE + at, size)) !== bytes)
          return `${size} bytes at offset ${at} came back otherwise`;
      }
      return null;
    },
  },
  {
    says: 'one address in two tagged spaces and in the untagged one is three places',
    applies: (greeting) => holdsMemory(greeting) && greeting.level !== 'queue',
    judge: async (calls) => {
      const spaces = [HOST, ...GUESTS];
      for (const space of spaces) await map(calls, space, PAGE);
      for (const [i, space] of spaces.entries()) await write(calls, space, PLACE, pattern(8, i + 1));
      for (const [i, space] of spaces.entries())
        if ((await read(calls, space, PLACE, 8)) !== pattern(8, i + 1))
          return `the space ${space.name} holds what another one got`;
      return null;
    },
  },
  {
    says: 'a register of 8 bytes is the same read whole and in halves',
    applies: drives,
    judge: async (calls) => {
      const [whole, low, high] = await Promise.all([
        readRegister(calls, 0, 8),
        readRegister(calls, 0, 4),
        readRegister(calls, 4, 4),
      ]);
      return whole === ((high << 32n) | low)
        ? null
        : `offset 0 is 0x${whole.toString(16)} and 0x${high.toString(16)}, 0x${low.toString(16)}`;
    },
  },
  {
    says: 'an interrupt that nobody raised is not reported',
    applies: ({ features }) => features.includes('irq'),
    judge: async (calls) => {
      await calls.call('irq.poll');
      const { fired } = await calls.call('irq.poll');
      return (fired as readonly number[]).length === 0 ? null : `the vectors ${String(fired)} were reported`;
    },
  },
  {
    says: 'a virtual clock goes on in settle, and no further than it is told',
    applies: ({ level, clock }) => level !== 'codec' && clock === 'virtual',
    judge: async (calls) => {
      const { passed } = await calls.call('settle', { ns: 1000 });
      return Number(passed) >= 1 && Number(passed) <= 1000 ? null : `${String(passed)} of 1,000 ns passed`;
    },
  },
  {
    says: '1,000 calls at once are all answered',
    applies: () => true,
    judge: async (calls) => {
      await Promise.all(
        Array.from({ length: PIPELINED }, () =>
          calls.call('capabilities').catch((error: unknown) => unlessGone(error, calls)),
        ),
      );
      return null;
    },
  },
];

/** Judges an adapter that was greeted. @throws AdapterError that names each clause which it does not keep. */
export async function judgeAdapter(calls: Calls, greeting: Greeting, name: string): Promise<void> {
  const broken: string[] = [];
  for (const clause of CONTRACT) {
    if (!clause.applies(greeting)) continue;
    if (drives(greeting))
      await calls.call('reset', { kind: 'model' }).catch((error: unknown) => unlessGone(error, calls));
    const wrong = await clause.judge(calls).catch((error: unknown) => {
      if (!calls.alive) throw error;
      return (error as Error).message;
    });
    if (wrong !== null) broken.push(`  - ${clause.says}: ${wrong}`);
  }
  if (broken.length > 0)
    throw new AdapterError(
      `The adapter ${name} does not keep the protocol, so no vector was run:\n${broken.join('\n')}`,
    );
}

/** An answer with an error is an answer. @throws where the adapter is gone. */
function unlessGone(error: unknown, calls: Calls): null {
  if (calls.alive) return null;
  throw error;
}

async function readRegister(calls: Calls, off: number, size: 4 | 8): Promise<bigint> {
  return BigInt(String((await calls.call('reg.read', { off, size }))['value']));
}

async function map(calls: Calls, space: Fields, size: number): Promise<void> {
  await calls.call('mem.map', { space, iova: `0x${PLACE.toString(16)}`, size });
}

async function write(calls: Calls, space: Fields, address: number, bytes: string): Promise<void> {
  await calls.call('mem.write', { space, iova: `0x${address.toString(16)}`, bytes });
}

async function read(calls: Calls, space: Fields, address: number, size: number): Promise<string> {
  return String((await calls.call('mem.read', { space, iova: `0x${address.toString(16)}`, size }))['bytes']);
}

/** Bytes that differ from their neighbours and between seeds. */
function pattern(size: number, seed: number): string {
  return bytesToHex(Uint8Array.from({ length: size }, (_, i) => (i * 7 + seed * 31 + 1) & 0xff));
}
