import type { RegisterPort } from '../host/register-access.ts';
import type { ComposedController } from './composed-controller.ts';
import { doorbellPageAt } from './doorbell-pages.ts';
import { FIRST_DOORBELL } from './composed-registers.ts';

/** The page of one queue's doorbells, as a process has it mapped. */
export interface MappedPage {
  write(offset: number, value: number): void;
  read(offset: number): number;
}

/**
 * The second form of composition: a service of the host offers the register page of an extended controller to a process,
 * by reads and writes of its properties, and maps the doorbell pages into it. What the process does with a page that it has
 * is no business of the service.
 */
export class PropertyAccess {
  readonly #composed: ComposedController;
  readonly #queuePairs: number;

  constructor(composed: ComposedController, queuePairs: number) {
    this.#composed = composed;
    this.#queuePairs = queuePairs;
  }

  /** Reads 4 bytes of the register page. @throws RangeError beyond it. */
  read(offset: number): number {
    return this.#composed.readRegister(inPage(offset));
  }

  /** Writes 4 bytes of the register page. @throws RangeError beyond it. */
  write(offset: number, value: number): void {
    this.#composed.writeRegister(inPage(offset), 4, value);
  }

  /** Maps the doorbells of queue `qid`. @throws RangeError for a queue that was not granted. */
  map(qid: number): MappedPage {
    if (!Number.isInteger(qid) || qid < 0 || qid >= this.#queuePairs)
      throw new RangeError(`Unexpected queue ${qid}, expected 0 to ${this.#queuePairs - 1}`);
    const { doorbells } = this.#composed;
    return {
      write: (offset, value) => doorbells.write(qid, offset, value),
      read: (offset) => doorbells.read(qid, offset),
    };
  }

  /** Waits until the controller is idle, as a process does that polls. */
  settle(): void {
    this.#composed.settle();
  }
}

/** The registers and doorbells of a controller as a driver in a process reaches them: properties for the one, pages for the other. */
export class ProcessPort implements RegisterPort {
  readonly #service: PropertyAccess;
  readonly #stride: number;
  readonly #pages = new Map<number, MappedPage>();

  /** `stride`: CAP.DSTRD. */
  constructor(service: PropertyAccess, stride: number) {
    this.#service = service;
    this.#stride = stride;
  }

  readRegister(offset: number): number {
    const page = doorbellPageAt(offset, this.#stride);
    return page === null ? this.#service.read(offset) : this.#page(page.qid).read(page.offset);
  }

  writeRegister(offset: number, _size: 4, value: number): void {
    const page = doorbellPageAt(offset, this.#stride);
    if (page === null) this.#service.write(offset, value);
    else this.#page(page.qid).write(page.offset, value);
  }

  settle(): void {
    this.#service.settle();
  }

  #page(qid: number): MappedPage {
    const known = this.#pages.get(qid) ?? this.#service.map(qid);
    this.#pages.set(qid, known);
    return known;
  }
}

function inPage(offset: number): number {
  if (Number.isInteger(offset) && offset >= 0 && offset % 4 === 0 && offset < FIRST_DOORBELL) return offset;
  throw new RangeError(`Unexpected property at ${offset}, expected a multiple of 4 below ${FIRST_DOORBELL}`);
}
