import { describe, expect, it } from 'vitest';
import { flushNamespaces } from './flush-namespaces.ts';
import type { Media } from './media.ts';

/** A media whose flushes end when they are told to. */
function media(): { readonly held: Map<number | null, (isFlushed: boolean) => void> } & Pick<Media, 'flush'> {
  const held = new Map<number | null, (isFlushed: boolean) => void>();
  return { held, flush: (namespace, done) => (held.set(namespace, done), { cancel: () => false }) };
}

describe('flushNamespaces', () => {
  it('flushes all at a time, and ends with the last', () => {
    const slow = media();
    const ends: boolean[] = [];
    flushNamespaces(slow, [4, 2], (isFlushed) => void ends.push(isFlushed));
    expect([...slow.held.keys()]).toEqual([4, 2]);
    slow.held.get(2)?.(false);
    expect(ends).toEqual([]);
    slow.held.get(4)?.(true);
    expect(ends).toEqual([false]);
  });

  it('asks for all there are at once, and for nothing where there is none', () => {
    const slow = media();
    const ends: boolean[] = [];
    flushNamespaces(slow, [], (isFlushed) => void ends.push(isFlushed));
    expect([ends, slow.held.size]).toEqual([[true], 0]);
    flushNamespaces(slow, null, (isFlushed) => void ends.push(isFlushed));
    slow.held.get(null)?.(true);
    expect(ends).toEqual([true, true]);
  });
});
