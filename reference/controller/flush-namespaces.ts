import type { Media } from './media.ts';

/**
 * Makes what was written to underlying namespaces durable, to all at a time; `null`: to all there are. `done` is called once
 * when the last flush has ended, perhaps at once: with `false` where one failed.
 */
export function flushNamespaces(
  media: Pick<Media, 'flush'>,
  namespaces: readonly number[] | null,
  done: (isFlushed: boolean) => void,
): void {
  const all = namespaces ?? [null];
  let [left, isFlushed] = [all.length, true];
  if (left === 0) done(true);
  for (const namespace of all)
    media.flush(namespace, (isWell) => {
      left -= 1;
      isFlushed &&= isWell;
      if (left === 0) done(isFlushed);
    });
}
