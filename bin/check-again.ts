import { type CheckCache, sha256 } from '../codegen/io/check-cache.ts';
import type { SourceFile } from '../codegen/model/source.ts';
import type { FileMemory, KeptPart, Memory, Store, Traces } from '../codegen/recheck/memory.ts';
import { recheck } from '../codegen/recheck/recheck.ts';
import type { Beside, Rechecked } from '../codegen/recheck/request.ts';

const MEMORY = 'memory';
const TRACES = 'traces';
const PART = 'part-';

/** Checks one folder again and again, here and in later processes. */
export class CheckAgain {
  readonly #cache: CheckCache | null;
  readonly #parts = new Map<string, KeptPart>();
  /** What the cache does not have yet, by name. */
  readonly #unsaved = new Map<string, unknown>();
  readonly #store: Store;
  #memory: Memory | null | undefined;
  #traces: Traces | null | undefined;

  /** Without a cache it remembers for as long as the process runs. */
  constructor(cache: CheckCache | null) {
    this.#cache = cache;
    this.#store = {
      get: (text) => {
        const known = this.#parts.get(text) ?? (this.#cache?.read(PART + text) as KeptPart | null | undefined) ?? null;
        if (known !== null) this.#parts.set(text, known);
        return known;
      },
      put: (text, kept) => {
        if (!this.#parts.has(text)) this.#keep(PART + text, this.#part(text, kept()));
      },
      traces: () => (this.#traces ??= this.#cache?.read(TRACES) as Traces | null | undefined) ?? null,
      keepTraces: (traces) => this.#keep(TRACES, (this.#traces = traces)),
    };
  }

  /** What is wrong with files of the folder. */
  async check(files: readonly SourceFile[], beside: Beside): Promise<Rechecked> {
    this.#memory ??= this.#cache?.read(MEMORY) as Memory | null | undefined;
    const memory = this.#memory ?? null;
    const result = await recheck({ files, memory, store: this.#store, hash: sha256, beside });
    this.#memory = result.memory;
    if (result.memory !== null && result.memory !== memory) this.#keep(MEMORY, result.memory);
    return result;
  }

  /** Writes to the cache what was found out: it takes its time, and nobody has to wait for it. */
  save(): void {
    for (const [name, value] of this.#unsaved) this.#cache?.write(name, value);
    if (this.#unsaved.has(MEMORY)) this.#keepOnlyParts(this.#memory?.files.values() ?? []);
    this.#unsaved.clear();
  }

  #keepOnlyParts(files: Iterable<FileMemory>): void {
    const texts = new Set([...files].map(({ text }) => text));
    this.#cache?.forget(PART, new Set([...texts].map((text) => PART + text)));
    for (const text of this.#parts.keys()) if (!texts.has(text)) this.#parts.delete(text);
  }

  #part(text: string, part: KeptPart): KeptPart {
    this.#parts.set(text, part);
    return part;
  }

  #keep(name: string, value: unknown): void {
    this.#unsaved.set(name, value);
  }
}
