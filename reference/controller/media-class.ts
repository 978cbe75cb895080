/** How the media of a namespace behaves in time, and what it keeps when power is lost. Times in nanoseconds. */
export interface MediaClass {
  /** From the begin of a read to its first byte. */
  readonly readLatency: number;
  /** From the begin of a write until it is on the media. */
  readonly writeLatency: number;
  /** What a flush takes beside the writes that it waits for. */
  readonly flushLatency: number;
  /** Bytes per second that can be read; 0: without limit. */
  readonly readBandwidth: number;
  /** Bytes per second that can be written; 0: without limit. */
  readonly writeBandwidth: number;
  /**
   * Bytes that a volatile cache holds; 0: there is none, and what was written outlives a loss of power at once. A write into
   * the cache takes no time.
   */
  readonly cacheSize: number;
}

/** Media that does everything at once and loses nothing. */
export const IMMEDIATE: MediaClass = {
  readLatency: 0,
  writeLatency: 0,
  flushLatency: 0,
  readBandwidth: 0,
  writeBandwidth: 0,
  cacheSize: 0,
};

/** A media class that says only what differs from media that does everything at once. */
export type MediaClassInput = Partial<MediaClass>;

/**
 * The whole media class.
 * @throws RangeError for a value that is no integer from 0 up.
 */
export function completeMediaClass(input: MediaClassInput, where: string): MediaClass {
  const whole = { ...IMMEDIATE, ...input };
  for (const [name, value] of Object.entries(whole)) {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`Unexpected ${name} ${value} of ${where}, expected an integer from 0 up`);
  }
  return whole;
}
