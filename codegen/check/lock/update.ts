import type { Model } from '../../model/model.ts';
import type { Lock, LockEntry } from './lock.ts';
import { sentenceHashes } from './sentence-hash.ts';

/** The lock with every id of a model that it did not know. */
export function withNewIds(lock: Lock, model: Model): Lock {
  const fresh = [...sentenceHashes(model)].filter(([id]) => !lock.has(id));
  return new Map([...lock, ...fresh.map(([id, text]): [string, LockEntry] => [id, { state: 'active', text }])]);
}

/** A lock after changes were accepted: what it says now, and the ids of each kind. */
export interface Acceptance {
  readonly lock: Lock;
  readonly reworded: readonly string[];
  readonly retired: readonly string[];
}

/** Accepts that requirements say something else under their old id, or are gone for good; `accepts` picks the ids. */
export function accept(lock: Lock, model: Model, accepts: (id: string) => boolean): Acceptance {
  const hashes = sentenceHashes(model);
  const next = new Map(lock);
  const [reworded, retired]: [string[], string[]] = [[], []];
  for (const [id, { state, text }] of lock) {
    const now = hashes.get(id);
    if (state === 'retired' || now === text || !accepts(id)) continue;
    if (now === undefined) retired.push(id);
    else reworded.push(id);
    next.set(id, now === undefined ? { state: 'retired', text } : { state: 'reworded', text: now });
  }
  return { lock: next, reworded, retired };
}
