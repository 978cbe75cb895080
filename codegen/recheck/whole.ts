import { checkModel } from '../check/check.ts';
import { checkJoined } from '../check/house.ts';
import { worlds } from '../derive/world.ts';
import { examine } from '../examine.ts';
import { type Part, readPart } from '../read/part.ts';
import { kindsOf, readPartFacts } from '../read/part-facts.ts';
import { inOrder, joinParts } from '../read/specification.ts';
import { formDigest, tableDigests } from './digests.ts';
import { type FileMemory, findingsOf, keptPart, type Memory, NO_TRACES, outlineOf, withBeside } from './memory.ts';
import { namesDigest } from './outline-names.ts';
import type { Rechecked, RecheckRequest } from './request.ts';
import { ScenarioKeys } from './scenario-keys.ts';
import { checkOpen } from './scenarios.ts';
import { styleOfPart } from './style.ts';

/** Checks a whole specification and remembers it where it is sound. */
export function wholly(
  { files, memory, store, hash, beside }: RecheckRequest,
  texts: ReadonlyMap<string, string>,
): Rechecked {
  const read = files.map(readPart);
  const parts = inOrder(read.filter((part): part is Part => 'section' in part));
  const { model, diagnostics } = joinParts(parts);
  const unsound = (): Rechecked => {
    const examined = examine(files);
    const aside = examined.reached === 'reading' ? [] : beside.check(examined.model);
    return { ...examined, findings: withBeside(examined.findings, aside), memory };
  };
  if (parts.length < files.length || diagnostics.length > 0 || checkModel(model).length > 0) return unsound();
  const allTables = parts.map((part) => tableDigests(part.tables, hash));
  const limits = JSON.stringify(worlds(model));
  const keys = new ScenarioKeys(allTables.flat(), model, limits, hash);
  const known = { sound: memory?.sound ?? new Set<string>(), traces: store.traces() ?? NO_TRACES };
  const { findings: faults, sound, traces } = checkOpen(model, keys, known);
  if (faults.length > 0) return unsound();
  store.keepTraces(traces);
  const outline = outlineOf(model);
  const filesNow = new Map<string, FileMemory>();
  const tables = parts.flatMap((part) => part.tables);
  const others = kindsOf(tables);
  for (const [index, part] of parts.entries()) {
    const { file } = part.section;
    const text = texts.get(file) ?? '';
    const own = { text, form: formDigest(part, hash), tables: allTables[index] ?? [] };
    filesNow.set(file, { ...own, ...styleOfPart(outline, part) });
    store.put(text, () => keptPart(part, others, readPartFacts(part, tables, others)));
  }
  const joined = checkJoined(
    model,
    parts.flatMap((part) => filesNow.get(part.section.file)?.uses ?? []),
  );
  const aside = { key: beside.key, findings: beside.check(model) };
  const names = namesDigest(model, hash);
  const now: Memory = { files: filesNow, outline, names, joined, beside: aside, sound, worlds: limits };
  return { model, findings: findingsOf(now), reached: 'scenarios', memory: now };
}
