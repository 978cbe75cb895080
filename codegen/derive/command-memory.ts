import type { Command } from '../model/command.ts';
import { SUBMISSION_ENTRY } from '../model/queue-entry.ts';
import type { Relocation } from '../model/relocation.ts';
import type { Buffer } from '../model/vector.ts';
import type { Operation } from '../language/operation.ts';
import { DERIVED_ADDRESS } from './buffers.ts';
import { type DataLayout, type DataPart, dataParts, laidOutPointers } from './data-layout.ts';
import type { Exchange } from './exchange.ts';
import { relocated, relocations, withoutZeros } from './hex-bytes.ts';
import { image, type Image } from './image.ts';
import { dataPointers } from './prp.ts';
import type { QueueBuffers } from './queue-buffers.ts';
import type { SubmissionRing } from './rings.ts';
import { spaceOf, type NamedSpace } from './spaces.ts';
import type { Draft } from './draft.ts';

/** Bytes that are there for a command whose data is not defined. */
const REFUSED_DATA = 4096;
/** Bytes of an entry of a PRP list. */
const ENTRY_SIZE = 8;

/** Pointers into memory by the field of the queue entry that holds them. */
export type Pointers = Record<string, Relocation>;

/** Gives commands the memory that they name: their data, and the memory of queues. */
export class CommandMemory {
  readonly #draft: Draft;

  constructor(draft: Draft) {
    this.#draft = draft;
  }

  /** Where the command's data lies that the device writes; `null` where it writes none. */
  data(
    { operation, length, content, layout }: Pick<Exchange, 'operation' | 'length' | 'content' | 'layout'>,
    command: Command,
    { space }: SubmissionRing,
    name: string,
    pointers: Pointers,
  ): readonly DataPart[] | null {
    const { direction } = command.transfer;
    if (layout && length > 0)
      return this.#laidOut(layout, { length, content: content ?? '', direction }, space, name, pointers);
    if (direction === 'host-to-controller') {
      // Data that is not defined still has a place: a device may fetch before it refuses.
      const source = this.#draft.buffers.source(name, Math.max(length, REFUSED_DATA), space);
      const data = this.dataOf(operation);
      const bytes = withoutZeros(content ?? data?.bytes ?? '');
      const reloc = data?.reloc ?? [];
      if (bytes.length > 0 || reloc.length > 0)
        this.#draft.steps.push({
          op: 'mem.write',
          mem: source.name,
          at: 0,
          bytes: bytes.padEnd(relocated(reloc) * 2, '0'),
          ...relocations(reloc),
        });
      Object.assign(pointers, this.#point(source, Math.max(length, 1), space));
      return null;
    }
    if (direction !== 'controller-to-host' || length === 0) return null;
    const sink = this.#draft.buffers.sink(name, length, space);
    Object.assign(pointers, this.#point(sink, length, space));
    return [{ buffer: sink, at: 0, from: 0, length }];
  }

  /** Data in pages that a scenario lays out, and what it takes away of them. */
  #laidOut(
    layout: DataLayout,
    {
      length,
      content,
      direction,
    }: Required<Pick<Exchange, 'length' | 'content'>> & Pick<Command['transfer'], 'direction'>,
    space: NamedSpace,
    name: string,
    pointers: Pointers,
  ): readonly DataPart[] | null {
    const { buffers, steps, catalog } = this.#draft;
    const isRead = direction === 'controller-to-host';
    const parts = dataParts(layout, length, (i) =>
      isRead ? buffers.sink(`${name}-page-${i}`, 1, space) : buffers.source(`${name}-page-${i}`, 1, space),
    );
    for (const { buffer, at, from, length: bytes } of parts) {
      const written = withoutZeros(content.slice(from * 2, (from + bytes) * 2));
      if (!isRead && written !== '') steps.push({ op: 'mem.write', mem: buffer.name, at, bytes: written });
    }
    const laid = laidOutPointers(layout, parts, (i, size, fill) =>
      buffers.source(`${name}-prp-${i}`, size, space, fill),
    );
    steps.push(...laid.steps);
    const missing =
      layout.missing === 'list' ? laid.list : layout.missing !== null && parts[layout.missing]?.buffer.name;
    if (missing === null || missing === undefined)
      throw new Error(`Unexpected ${layout.missing} that is unmapped, expected a list or a page that the data has`);
    if (missing !== false)
      steps.push({ op: 'mem.unmap', mem: missing, note: 'memory that the data needs is taken away' });
    const entry = catalog.structure(SUBMISSION_ENTRY).fields;
    for (const [i, target] of laid.pointers.entries()) {
      const field = entry.find(({ mnemonic }) => mnemonic === `PRP${i + 1}`);
      if (field) pointers[field.mnemonic] = { bit: field.bit, width: 64, ...target };
    }
    return isRead ? parts : null;
  }

  /**
   * Memory for the queues that a command creates, by the field that names it. One that is refused gets no more than the list
   * of a queue's pages: a device may look at it first.
   */
  queues(
    { memory, pageSize, outcome }: Exchange,
    command: Command,
    number: number,
    pointers: Pointers,
  ): Map<string, QueueBuffers> {
    const granted = new Map<string, QueueBuffers>();
    const isRefused = outcome.fired.length > 0;
    for (const { field: name, address, length, isListed, tag } of memory) {
      if (isRefused && !isListed) continue;
      const space = spaceOf(tag, this.#draft.catalog);
      const buffer = `queue-${number}-${name.toLowerCase()}`;
      const isReused = !isListed && this.#draft.buffers.isReused(length, space, Number(address));
      const names = isListed
        ? this.#pages(buffer, Number(address), isRefused ? pageSize : length, pageSize, space)
        : [this.#draft.buffers.queue(buffer, length, space, Number(address)).name];
      // A host clears the memory of a queue: an old entry there would pass for one that was posted to the new queue.
      if (isReused) this.#draft.steps.push({ op: 'mem.write', mem: buffer, at: 0, bytes: '00'.repeat(length) });
      const field = command.fields.find((each) => each.mnemonic === name);
      if (field) pointers[name] = { bit: field.bit, width: field.width, mem: buffer };
      if (!isRefused) granted.set(name, { names, pageSize, space });
    }
    return granted;
  }

  /** The pages of a queue, none beside the one before, and the PRP list that names them. */
  #pages(list: string, address: number, length: number, pageSize: number, space: NamedSpace): readonly string[] {
    const count = Math.ceil(length / pageSize);
    if (count > pageSize / ENTRY_SIZE)
      throw new Error(`Unexpected queue of ${count} pages, expected as many as one page of a PRP list names`);
    const { name } = this.#draft.buffers.queueList(list, pageSize, space, address);
    const pages = Array.from(
      { length: count },
      (_, i) => this.#draft.buffers.queue(`${list}-page-${i}`, pageSize, space, DERIVED_ADDRESS).name,
    );
    const reloc = pages.map((mem, i): Relocation => ({ bit: 64 * i, width: 64, mem }));
    this.#draft.steps.push({ op: 'mem.write', mem: name, at: 0, bytes: '00'.repeat(ENTRY_SIZE * count), reloc });
    return pages;
  }

  /** The bytes of the host's data, where a structure describes it. */
  dataOf(operation: Operation): Image | null {
    const structure = this.#draft.catalog.command(operation.command).transfer.structure;
    if (!structure || !operation.data) return null;
    const { fields, mnemonic } = this.#draft.catalog.structure(structure.name);
    const codec = this.#draft.catalog.structureCodec(mnemonic);
    return image(fields, codec, this.#draft.catalog.structures, operation.data, this.#draft.symbols);
  }

  /** PRP entries for a buffer; a list is written to a buffer of its own. */
  #point(buffer: Buffer, length: number, space: NamedSpace): Pointers {
    const { pointers, list } = dataPointers(this.#draft.catalog, buffer, length);
    if (!list) return pointers(null);
    const page = this.#draft.buffers.source(`${buffer.name}-prp`, list.length * 8, space);
    this.#draft.steps.push({
      op: 'mem.write',
      mem: page.name,
      at: 0,
      bytes: '00'.repeat(list.length * 8),
      reloc: list,
    });
    return pointers(page);
  }
}
