import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';
import type { Passage } from '../../model/passage.ts';
import { namesOf } from './names.ts';
import { shortWords } from './short-words.ts';
import { proseFinding } from './words.ts';

/** What the prose of one file uses of what is defined for all: for the rules that look at the whole document. */
export interface ProseUses {
  /** The first use of each abbreviation of the Terminology tables, with the finding if no file before has used it. */
  readonly abbreviations: readonly { readonly name: string; readonly finding: Diagnostic | null }[];
  /** The terms of the Terminology tables that a sentence uses, by their names. */
  readonly terms: readonly string[];
}

/** The uses in the passages of one file. */
export function usesIn(model: Model, passages: readonly Passage[]): ProseUses {
  const { words } = namesOf(model);
  const expansions = new Map(
    model.terminology.flatMap(({ abbreviation, name }) =>
      abbreviation === null || words.has(abbreviation) ? [] : [[abbreviation, name] as const],
    ),
  );
  const first = new Map<string, Diagnostic | null>();
  for (const passage of expansions.size === 0 ? [] : passages) {
    if (passage.kind === 'heading') continue;
    for (const { word, index } of shortWords(passage)) {
      const name = expansions.has(word) ? word : word.replace(/(?<=[A-Z0-9])s$/, '');
      const expansion = expansions.get(name);
      if (expansion === undefined || first.has(name)) continue;
      const message = `Unexpected ${word} without its words at its first use, expected ${expansion} (${name})`;
      first.set(
        name,
        isWrittenOut(passage, expansion, name)
          ? null
          : proseFinding('abbreviation', passage, [index, index + word.length], message),
      );
    }
  }
  return { abbreviations: [...first].map(([name, finding]) => ({ name, finding })), terms: termsIn(model, passages) };
}

/** What is wrong with the first uses in the whole document, from the uses of its files in their order. */
export function firstUses(files: readonly ProseUses[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return files
    .flatMap(({ abbreviations }) => abbreviations)
    .flatMap(({ name, finding }) => {
      if (seen.has(name)) return [];
      seen.add(name);
      return finding ?? [];
    });
}

function termsIn(model: Model, passages: readonly Passage[]): readonly string[] {
  if (model.terminology.length === 0) return [];
  const prose = passages
    .map(({ cell, text }) => (cell?.kind === 'Terminology' && cell.column === 'Term' ? '' : text))
    .join('\n')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase();
  return model.terminology
    .filter(({ name, abbreviation }) => [name, abbreviation ?? name].some((word) => prose.includes(word.toLowerCase())))
    .map(({ name }) => name);
}

/** Whether a passage has `Words (ABBR)`, in the plural too, or "ABBR (words)". */
function isWrittenOut({ text }: Passage, expansion: string, name: string): boolean {
  const flat = text.replaceAll(/\s+/g, ' ').toLowerCase();
  const [whole, short] = [expansion.toLowerCase(), name.toLowerCase()];
  return [`${whole} (${short})`, `${whole}s (${short}s)`, `${short} (${whole})`].some((form) => flat.includes(form));
}
