import type { Media } from '../../reference/controller/media.ts';

/** A media of which some operations are others; what it does not say it leaves as it is. */
export function mediaWith(change: (media: Media) => Partial<Media>): (media: Media) => Media {
  return (media) => ({
    read: (...some) => media.read(...some),
    write: (...some) => media.write(...some),
    zero: (...some) => media.zero(...some),
    flush: (...some) => media.flush(...some),
    losePower: () => media.losePower?.(),
    clear: () => media.clear(),
    ...change(media),
  });
}
