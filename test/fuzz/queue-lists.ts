import type { BusTag } from '../../reference/controller/dma.ts';
import type { HostMemory } from '../../reference/host/memory.ts';
import type { HostileHost } from './host.ts';
import type { QueueView } from './snapshot.ts';
import { PAGE } from './spaces.ts';

const POINTER = 8;
/** From an address of a space to one where nothing is. */
const FAR = 0x8000_0000;
/** The most pages that a hostile host gives one queue of its own memory; those after them are the same again. */
const MOST_PAGES = 32;

/** What the list of a queue's pages is like, in order of decency. */
const SHAPES = [
  { weight: 50, shape: 'plain' },
  { weight: 20, shape: 'chained' },
  { weight: 8, shape: 'one page again and again' },
  { weight: 6, shape: 'loop' },
  { weight: 6, shape: 'entry with an offset' },
  { weight: 5, shape: 'hole' },
  { weight: 5, shape: 'own list' },
] as const;

/** A PRP list somewhere in the address space of a queue that is to be created with so many bytes; its address. */
export function placeQueueList(
  host: HostileHost,
  { tag, pageSize }: Pick<QueueView, 'tag' | 'pageSize'>,
  length: number,
): number {
  const { random, spaces } = host;
  const { shape } = random.weighted(SHAPES);
  host.say(`queue in pages: ${shape}`);
  const count = Math.max(1, Math.ceil(length / pageSize));
  const own = Math.min(count, MOST_PAGES);
  const base = spaces.data(tag, (own * pageSize) / PAGE, pageSize);
  const at = (i: number): number => base + (shape === 'one page again and again' ? 0 : i % own) * pageSize;
  // From the last page to the first: nobody says that pages follow one another.
  const pages = Array.from({ length: count }, (_, i) => at(own - 1 - (i % own)));
  const list = spaces.data(tag, pageSize / PAGE, pageSize);
  const some = random.below(count);
  if (shape === 'entry with an offset') pages[some] = base + random.between(1, pageSize - 1);
  if (shape === 'hole') pages[some] = spaces.anywhere(tag) + FAR;
  if (shape === 'own list') pages[some] = list;
  if (shape === 'chained' || shape === 'loop') {
    const begin = list + pageSize - 2 * POINTER;
    const next = spaces.data(tag, pageSize / PAGE, pageSize);
    store(spaces.memory, tag, next, pages.slice(1, pageSize / POINTER));
    if (shape === 'loop') store(spaces.memory, tag, next + pageSize - POINTER, [random.percent(80) ? next : begin]);
    store(spaces.memory, tag, begin, [pages[0] as number, next]);
    return begin;
  }
  store(spaces.memory, tag, list, pages.slice(0, pageSize / POINTER));
  return list;
}

/** Changes the list of a live queue, which no decent host does (NB-PGQ-4). */
export function changeQueueList(host: HostileHost, { tag, base, pageSize }: QueueView): void {
  const { random, spaces } = host;
  const entry = base + random.below(3) * POINTER;
  const page = spaces.data(tag, pageSize / PAGE, pageSize);
  const value = random.pick([page, page, page + 4, base - (base % pageSize), 0, spaces.anywhere(tag), 2 ** 53 - 4096]);
  host.say(`the list at ${entry.toString(16)}h names ${value.toString(16)}h`);
  store(spaces.memory, tag, entry, [value]);
}

function store(memory: HostMemory, tag: BusTag | null, address: number, values: readonly number[]): void {
  const bytes = new DataView(new ArrayBuffer(values.length * POINTER));
  values.forEach((value, i) => bytes.setBigUint64(i * POINTER, BigInt(value), true));
  memory.write(tag, address, new Uint8Array(bytes.buffer));
}
