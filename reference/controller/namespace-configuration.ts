import type { RecordValue } from '../../codegen/language/values.ts';
import { NAMESPACE, UNDERLYING_NAMESPACES } from '../../codegen/model/vocabulary.ts';
import { CachedMedia } from './cached-media.ts';
import type { MediaClass, MediaClassInput } from './media-class.ts';
import { completeMediaClass, IMMEDIATE } from './media-class.ts';
import type { Media } from './media.ts';
import { TimedMedia } from './timed-media.ts';
import type { VirtualClock } from './virtual-clock.ts';

/**
 * An underlying namespace that is another than the tables say: fast or slow, large or small. A device with two classes:
 *
 *     namespaces: [
 *       { NSID: 1, size: 8_000_000, blockSize: 512, media: { readLatency: 10_000, writeLatency: 10_000 } },
 *       { NSID: 2, size: 500_000_000, blockSize: 4096, media: { readLatency: 80_000, readBandwidth: 3_000_000_000, cacheSize: 1 << 20 } },
 *     ]
 */
export interface NamespaceConfiguration {
  /** The number of the underlying namespace. */
  readonly NSID: number;
  /** Logical blocks, 1 to FFFFFFFFh. */
  readonly size: number;
  /** Bytes of a logical block. */
  readonly blockSize: 512 | 4096;
  /** How its media behaves in virtual time; at once where absent. */
  readonly media?: MediaClassInput;
}

/** @throws RangeError for a namespace that no device has, or that is there twice. */
export function checkNamespaces(namespaces: readonly NamespaceConfiguration[]): void {
  const known = new Set<number>();
  for (const { NSID, size, blockSize } of namespaces) {
    const name = `namespace ${NSID} of the configuration`;
    if (!Number.isInteger(size) || size < 1 || size > 0xffff_ffff)
      throw new RangeError(`Unexpected size ${size} of ${name}, expected 1 to 4294967295 logical blocks`);
    if (![512, 4096].includes(blockSize))
      throw new RangeError(`Unexpected block size ${blockSize} of ${name}, expected 512 or 4096`);
    if (known.has(NSID)) throw new RangeError(`Unexpected second ${name}, expected each once`);
    known.add(NSID);
  }
}

/** What the tables keep of these namespaces, as an attribute of the primary controller. */
export function namespaceAttributes(
  namespaces: readonly NamespaceConfiguration[],
): Readonly<Record<string, ReadonlyMap<number, RecordValue>>> {
  if (namespaces.length === 0) return {};
  const entries = namespaces.map(
    ({ NSID, size, blockSize }) => [NSID, { [NAMESPACE.size]: size, [NAMESPACE.blockSize]: blockSize }] as const,
  );
  return { [UNDERLYING_NAMESPACES]: new Map(entries) };
}

/** The media with the times and the volatile caches of these namespaces; the same media where none has any. */
export function mediaOfClasses(
  media: Media,
  namespaces: readonly NamespaceConfiguration[],
  clock: VirtualClock,
): Media {
  const classes = new Map<number, MediaClass>();
  for (const { NSID, media: input } of namespaces)
    if (input) classes.set(NSID, completeMediaClass(input, `namespace ${NSID} of the configuration`));
  if (classes.size === 0) return media;
  const classOf = (namespace: number): MediaClass => classes.get(namespace) ?? IMMEDIATE;
  const cached = new CachedMedia(media, (namespace) => classOf(namespace).cacheSize);
  return new TimedMedia(cached, clock, classOf);
}
