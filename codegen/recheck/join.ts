import type { Model } from '../model/model.ts';
import type { SourceFile } from '../model/source.ts';
import { type Part, readPart } from '../read/part.ts';
import { adoptFacts, hasFacts, kindsOf, readPartFacts } from '../read/part-facts.ts';
import { inOrder, joinParts } from '../read/specification.ts';
import { keptPart, type PartStore } from './memory.ts';

/** What is joined: fresh parts, and for the other files what is kept of them. */
export interface Joining {
  readonly files: readonly SourceFile[];
  readonly fresh: ReadonlyMap<string, Part>;
  readonly texts: ReadonlyMap<string, string>;
  readonly store: PartStore;
}

/** The model without the prose of unchanged files; `null` where something cannot be read. A file of which nothing is kept is read. */
export function joinKept(joining: Joining): Model | null {
  const { files, fresh, texts, store } = joining;
  const parts: Part[] = [];
  for (const file of files) {
    const part = fresh.get(file.path) ?? keptOr(file, texts.get(file.path) ?? '', store);
    if (part === null) return null;
    parts.push(part);
  }
  return joined(parts, joining);
}

/** Joins parts; facts that were kept while other names stood in the text are read anew. */
function joined(found: readonly Part[], { files, texts, store }: Joining): Model | null {
  const others = kindsOf(inOrder(found).flatMap((part) => part.tables));
  const parts = found.map((part, index) => {
    const file = files[index];
    if (file === undefined || store.get(texts.get(file.path) ?? '')?.part !== part) return part;
    if (hasFacts(part, others)) return part;
    const again = readPart(file);
    return 'section' in again ? again : part;
  });
  const { model, diagnostics } = joinParts(inOrder(parts));
  if (diagnostics.length > 0) return null;
  const tables = parts.flatMap((part) => part.tables);
  for (const part of parts)
    store.put(texts.get(part.section.file) ?? '', () => keptPart(part, others, readPartFacts(part, tables, others)));
  return model;
}

function keptOr(file: SourceFile, text: string, store: PartStore): Part | null {
  const kept = store.get(text);
  if (kept !== null) {
    adoptFacts(kept.part, kept.others, kept.facts);
    return kept.part;
  }
  const part = readPart(file);
  return 'section' in part ? part : null;
}
