import { sentences } from '../../language/sentence.ts';
import type { Model } from '../../model/model.ts';
import { sha256 } from '../../model/sha256.ts';

/**
 * The hash of what a requirement says: 16 hexadecimal digits. Breaks of lines, marks of emphasis and code, and the targets of
 * links make no difference.
 */
export function sentenceHash(sentence: string): string {
  const plain = sentence
    .normalize('NFC')
    .replaceAll(/\[([^\]]*)\]\([^()\s]*\)/g, '$1')
    .replaceAll(/[*`\\]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return sha256(plain).slice(0, 16);
}

/** The hash of each requirement of a model by id: of its sentence, for a row of an executable table the generated one. */
export function sentenceHashes(model: Model): ReadonlyMap<string, string> {
  const texts = sentences(model);
  return new Map(model.requirementIndex.map(({ id }) => [id, sentenceHash(texts.get(id) ?? '')]));
}
