import { type CheckCache, sha256 } from '../codegen/io/check-cache.ts';
import type { SourceFile } from '../codegen/model/source.ts';
import type { KeptPart, Memory, PartStore } from '../codegen/recheck/memory.ts';
import { recheck } from '../codegen/recheck/recheck.ts';
import type { Beside, Rechecked } from '../codegen/recheck/request.ts';

const MEMORY = 'memory';
const PART = 'part-';

/** Checks one folder again and again, here and in later processes. */
export class CheckAgain {
  readonly #cache: CheckCache | null;
  readonly #parts = new Map<string, KeptPart>();
  #memory: Memory | null | undefined;

  /** Without a cache it remembers for as long as the process runs. */
  constructor(cache: CheckCache | null) {
    this.#cache = cache;
  }

  /** What is wrong with files of the folder. */
  async check(files: readonly SourceFile[], beside: Beside): Promise<Rechecked> {
    this.#memory ??= this.#cache?.read(MEMORY) as Memory | null | undefined;
    const memory = this.#memory ?? null;
    const result = await recheck({ files, memory, store: this.#store(), hash: sha256, beside });
    this.#memory = result.memory;
    if (result.memory !== null && result.memory !== memory) this.#save(result.memory);
    return result;
  }

  #save(memory: Memory): void {
    const texts = new Set([...memory.files.values()].map(({ text }) => text));
    this.#cache?.write(MEMORY, memory);
    this.#cache?.keepOnly(new Set([MEMORY, ...[...texts].map((text) => PART + text)]));
    for (const text of this.#parts.keys()) if (!texts.has(text)) this.#parts.delete(text);
  }

  #store(): PartStore {
    return {
      get: (text) => {
        const known = this.#parts.get(text) ?? (this.#cache?.read(PART + text) as KeptPart | null | undefined) ?? null;
        if (known !== null) this.#parts.set(text, known);
        return known;
      },
      put: (text, kept) => {
        if (this.#parts.has(text)) return;
        const part = kept();
        this.#parts.set(text, part);
        this.#cache?.write(PART + text, part);
      },
    };
  }
}
