import { sentences } from '../../language/sentence.ts';
import type { Model } from '../../model/model.ts';
import { sha256 } from '../../model/sha256.ts';

/**
 * The hash of what a requirement says: 16 hexadecimal digits. Breaks of lines, marks of emphasis and code, and the targets of
 * links make no difference. `hash` is SHA-256: the edge has a faster one.
 */
export function sentenceHash(sentence: string, hash = sha256): string {
  const plain = sentence
    .normalize('NFC')
    .replaceAll(/\[([^\]]*)\]\([^()\s]*\)/g, '$1')
    .replaceAll(/[*`\\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return hash(plain).slice(0, 16);
}

/** Hashes by sentence: of all sentences of a document, an editor changes one at a time. */
const known = new Map<string, string>();
const MOST = 10_000;

/** The hash of each requirement of a model by id: of its sentence, for a row of an executable table the generated one. */
export function sentenceHashes(model: Model, hash = sha256): ReadonlyMap<string, string> {
  const texts = sentences(model);
  if (known.size > MOST) known.clear();
  return new Map(model.requirementIndex.map(({ id }) => [id, hashOnce(texts.get(id) ?? '', hash)]));
}

function hashOnce(sentence: string, hash: typeof sha256): string {
  const found = known.get(sentence) ?? sentenceHash(sentence, hash);
  known.set(sentence, found);
  return found;
}
