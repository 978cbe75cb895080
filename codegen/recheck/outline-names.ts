import { namesOf } from '../check/prose/names.ts';
import type { Model } from '../model/model.ts';
import type { Hash } from './digests.ts';

/** A digest of everything that prose can name, without places: where it is the same, what was found in prose still holds. */
export function namesDigest(model: Model, hash: Hash): string {
  const { words, widths, numbers } = namesOf(model);
  return hash(
    JSON.stringify([
      [...words].map(([name, all]) => [name, [...all]]),
      [...widths],
      [...numbers].map(([name, all]) => [name, [...all]]),
      model.layouts.map(({ subject, kind, unit, rows }) => [
        subject,
        kind,
        unit,
        rows.map(({ low, high, mnemonic }) => [low, high, mnemonic]),
      ]),
      model.commands.map(({ name, section }) => [name, section]),
      model.terms.map((term) => term.name),
      model.terminology.map(({ name, abbreviation }) => [name, abbreviation]),
    ]),
  );
}
