import type { HostileHost } from './host.ts';
import type { QueueView } from './snapshot.ts';
import { PAGE } from './spaces.ts';

const PRP1 = 24;
const PRP2 = 32;

/** Where the data of a command is said to be, in order of decency. */
const SHAPES = [
  { weight: 70, shape: 'plain' },
  { weight: 8, shape: 'offset' },
  { weight: 4, shape: 'chained' },
  { weight: 3, shape: 'loop' },
  { weight: 3, shape: 'odd' },
  { weight: 3, shape: 'unmapped' },
  { weight: 3, shape: 'entry with an offset' },
  { weight: 3, shape: 'random' },
  { weight: 2, shape: 'own ring' },
] as const;

/** Puts data somewhere in the address space of a queue, and PRP entries for it into a submission queue entry. */
export function placeData(
  host: HostileHost,
  queue: QueueView,
  entry: Uint8Array,
  { data, length }: { readonly data: Uint8Array | null; readonly length: number },
): void {
  const { random, spaces } = host;
  const { shape } = random.weighted(SHAPES);
  const { tag, pageSize } = queue;
  const view = new DataView(entry.buffer, entry.byteOffset);
  const point = (at: number, address: number | bigint): void => view.setBigUint64(at, BigInt(address), true);
  const pages = Math.ceil(length / pageSize) + 1;
  const base = spaces.data(tag, Math.min(64, (pages * pageSize) / PAGE), pageSize);
  const offset = shape === 'offset' || shape === 'chained' ? random.below(pageSize / 4) * 4 : 0;
  if (data) spaces.memory.write(tag, base + offset, data);
  point(PRP1, base + offset);
  const rest = Math.ceil((length - (pageSize - offset)) / pageSize);
  if (rest === 1) point(PRP2, base + pageSize);
  if (rest > 1 || shape === 'loop' || shape === 'chained') {
    const list = listPage(host, queue, { base, count: Math.max(1, rest), shape });
    point(PRP2, list);
  }
  if (shape !== 'plain') host.say(`data: ${shape}`);
  if (shape === 'odd') point(random.percent(50) ? PRP1 : PRP2, base + random.between(1, 4095));
  if (shape === 'unmapped') point(random.percent(50) ? PRP1 : PRP2, spaces.anywhere(tag));
  if (shape === 'own ring') point(PRP1, queue.base);
  if (shape === 'random')
    point(random.percent(50) ? PRP1 : PRP2, (BigInt(random.word()) << 32n) | BigInt(random.word()));
}

/** A list of pages: straight, over several list pages, leading back to itself, or with an entry that has an offset. */
function listPage(
  { random, spaces }: HostileHost,
  { tag, pageSize }: QueueView,
  { base, count, shape }: { readonly base: number; readonly count: number; readonly shape: string },
): number {
  const list = spaces.data(tag, pageSize / PAGE, pageSize);
  const store = (address: number, values: readonly number[]): void => {
    const words = new DataView(new ArrayBuffer(values.length * 8));
    values.forEach((value, i) => words.setBigUint64(i * 8, BigInt(value), true));
    spaces.memory.write(tag, address, new Uint8Array(words.buffer));
  };
  const pages = Array.from({ length: count }, (_, i) => base + (i + 1) * pageSize);
  if (shape === 'entry with an offset') pages[random.below(count)] = base + random.between(1, pageSize - 1);
  if (shape === 'loop') {
    const at = list + pageSize - 8;
    store(at, [random.percent(50) ? list : at]);
    store(list, [list, list, list]);
    return at;
  }
  if (shape !== 'chained' || count < 2) {
    store(list, pages);
    return list;
  }
  const next = spaces.data(tag, pageSize / PAGE, pageSize);
  store(list + pageSize - 16, [pages[0] as number, next]);
  store(next, pages.slice(1));
  return list + pageSize - 16;
}
