import type { BusTag } from '../../reference/controller/dma.ts';
import { readAddress } from '../../reference/controller/dma.ts';
import type { HostMemory } from '../../reference/host/memory.ts';
import type { QueueView } from './snapshot.ts';

const POINTER = 8;

/** Where an entry of a queue lies as the host's memory says; `null` where its list leads nowhere. `size`: that of an entry. */
export function entryAddress(memory: HostMemory, queue: QueueView, size: number, slot: number): number | null {
  const offset = slot * size;
  if (!queue.isListed) return queue.base + offset;
  const { pageSize, tag } = queue;
  const count = Math.ceil((queue.entries * size) / pageSize);
  let page = Math.floor(offset / pageSize);
  let left = count;
  for (let list = queue.base, hops = 0; hops < count; hops += 1) {
    const slots = Math.floor((pageSize - (list % pageSize)) / POINTER);
    const own = left > slots ? slots - 1 : slots;
    const found = load(memory, tag, list + Math.min(page, own) * POINTER);
    if (found === null) return null;
    if (page < own) return found + (offset % pageSize);
    page -= own;
    left -= own;
    list = found;
  }
  return null;
}

function load(memory: HostMemory, tag: BusTag | null, address: number): number | null {
  const bytes = new Uint8Array(POINTER);
  return memory.read(tag, address, bytes) ? readAddress(bytes, 0) : null;
}
