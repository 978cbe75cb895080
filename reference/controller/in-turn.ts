import type { MediaOperation } from './media.ts';

/** Begins the operation for one item; `done` is called once, perhaps before the call returns. */
type Begin<T> = (item: T, done: (isDone: boolean) => void) => MediaOperation;

/**
 * Performs one operation of the media after the other. The whole can be taken back as long as the present one can; it ends
 * with the first one that fails.
 */
export function inTurn<T>(items: Iterable<T>, begin: Begin<T>, done: (isDone: boolean) => void): MediaOperation {
  const iterator = items[Symbol.iterator]();
  let present: MediaOperation | null = null;
  // A loop, since a media that finishes at once would otherwise call ever deeper.
  const goOn = (): void => {
    for (;;) {
      const { value, done: isEnd } = iterator.next();
      if (isEnd === true) return done(true);
      let outcome: boolean | null = null;
      let hasReturned = false;
      const operation = begin(value, (isDone) => {
        outcome = isDone;
        if (!hasReturned) return;
        if (isDone) goOn();
        else done(false);
      });
      hasReturned = true;
      if (outcome === null) {
        present = operation;
        return;
      }
      if (outcome === false) return done(false);
    }
  };
  goOn();
  return { cancel: () => present?.cancel() ?? false };
}
