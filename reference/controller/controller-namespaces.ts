import type { ObjectInstance, RecordValue } from '../../codegen/language/values.ts';
import { NAMESPACE, NAMESPACES, UNDERLYING_NAMESPACES, WRITE_CACHE } from '../../codegen/model/vocabulary.ts';
import { BLOCK_SIZE } from './media.ts';
import type { NamespaceUse } from './task.ts';

type Entries<T> = ReadonlyMap<number, T>;

/** The namespaces of one controller, as the tables hold them at the time when they are asked for. */
export class ControllerNamespaces {
  readonly #object: () => ObjectInstance | undefined;
  readonly #primary: () => ObjectInstance | undefined;

  /** Underlying namespaces to which the controller wrote, also those that it has lost since. */
  #written: Set<number> | null = null;

  /** `object`: the controller; `primary`: the primary controller, which knows the underlying namespaces. */
  constructor(object: () => ObjectInstance | undefined, primary: () => ObjectInstance | undefined) {
    this.#object = object;
    this.#primary = primary;
  }

  /** The namespace that is attached under an identifier, or `null`. Without a map in the tables all are attached. */
  find(identifier: number): NamespaceUse | null {
    const attached = this.#attached();
    const underlying = attached === null ? identifier : attached.get(identifier);
    return underlying === undefined ? null : { identifier, underlying, blockSize: this.#blockSize(underlying) };
  }

  /** Whether the namespace is still attached as a command found it. */
  has({ identifier, underlying }: NamespaceUse): boolean {
    const attached = this.#attached();
    return attached === null || attached.get(identifier) === underlying;
  }

  /** The underlying namespaces of all that are attached; `null`: all there are. */
  all(): readonly number[] | null {
    const attached = this.#attached();
    return attached && [...attached.values()];
  }

  /** The controller changes what an underlying namespace holds. */
  wrote(underlying: number): void {
    (this.#written ??= new Set()).add(underlying);
  }

  /** The underlying namespaces on which something of the controller may not be durable; `null`: all there are. */
  unflushed(): readonly number[] | null {
    const attached = this.all();
    return attached && [...new Set([...attached, ...this.save()])];
  }

  /** To what the controller wrote, for `load`. */
  save(): readonly number[] {
    return [...(this.#written ?? [])];
  }

  /** Makes the controller the one that wrote to those namespaces, and to no others. */
  load(written: readonly number[]): void {
    this.#written = written.length === 0 ? null : new Set(written);
  }

  /** The underlying namespace that an identifier names, attached or not: the primary controller uses their own numbers. */
  named(identifier: number): number | null {
    const object = this.#object();
    return object === this.#primary() ? identifier : (this.find(identifier)?.underlying ?? null);
  }

  /** Whether what is written is to be durable at once: the controller does without its write cache (NB-FEA-93). */
  writesThrough(): boolean {
    return this.#object()?.attributes[WRITE_CACHE] === 0;
  }

  #attached(): Entries<number> | null {
    const attached = this.#object()?.attributes[NAMESPACES];
    return attached instanceof Map ? (attached as Entries<number>) : null;
  }

  #blockSize(underlying: number): number {
    const all = this.#primary()?.attributes[UNDERLYING_NAMESPACES];
    const descriptor = all instanceof Map ? (all as Entries<RecordValue>).get(underlying) : undefined;
    return Number(descriptor?.[NAMESPACE.blockSize] ?? BLOCK_SIZE);
  }
}
