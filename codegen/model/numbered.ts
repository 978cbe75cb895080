/** Numbers in one part of the table. */
const PART = 256;
/** Numbers from here on stand in a map: tables with them would be large. */
const MOST = 0x1_0000;

/**
 * Values under small numbers, such as identifiers of controllers and queues. A `Map` with many entries gets slow where the
 * same number comes and goes again and again: it keeps the places of what was deleted, all in one chain.
 */
export class Numbered<T> {
  readonly #parts: (T | undefined)[][] = [];
  readonly #beyond = new Map<number, T>();

  /** What stands under a number. */
  get(number: number): T | undefined {
    return isSmall(number) ? this.#parts[Math.floor(number / PART)]?.[number % PART] : this.#beyond.get(number);
  }

  /** Puts a value under a number. */
  set(number: number, value: T): void {
    if (isSmall(number)) this.#put(number, value);
    else this.#beyond.set(number, value);
  }

  /** Takes away what stands under a number; whether there was something. */
  delete(number: number): boolean {
    if (!isSmall(number)) return this.#beyond.delete(number);
    if (this.get(number) === undefined) return false;
    this.#put(number, undefined);
    return true;
  }

  /** Takes away all. */
  clear(): void {
    this.#parts.length = 0;
    this.#beyond.clear();
  }

  #put(number: number, value: T | undefined): void {
    const at = Math.floor(number / PART);
    while (this.#parts.length <= at) this.#parts.push([]);
    const part = this.#parts[at] as (T | undefined)[];
    // Without a hole an array is a plain one.
    while (part.length < number % PART) part.push(undefined);
    part[number % PART] = value;
  }
}

function isSmall(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number < MOST;
}
