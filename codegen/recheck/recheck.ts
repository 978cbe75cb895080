import { compareDiagnostics, type Diagnostic } from '../model/diagnostic.ts';
import type { Model, ScenarioSource } from '../model/model.ts';
import type { SourceFile } from '../model/source.ts';
import type { Part } from '../read/part.ts';
import { type FileMemory, findingsOf, type Memory } from './memory.ts';
import type { Rechecked, RecheckRequest } from './request.ts';
import { styleOf } from './style.ts';

/** More changed files than these are no edit but another text. */
const MANY = 12;

/**
 * Checks a specification of which a sound state is remembered. The findings are those of `examine`; what cannot have changed
 * is not read or run again, and the modules that read or run are loaded only where they have something to do.
 */
export async function recheck(request: RecheckRequest): Promise<Rechecked> {
  const { files, memory, hash, beside } = request;
  const texts = new Map(files.map((file) => [file.path, hash(`${file.path}\0${file.text}`)]));
  if (memory !== null) {
    const changed = files.filter(({ path }) => memory.files.get(path)?.text !== texts.get(path));
    const gone = [...memory.files.keys()].some((path) => !texts.has(path));
    if (changed.length === 0 && !gone && beside.key === memory.beside.key)
      return { model: memory.outline, findings: findingsOf(memory), reached: 'scenarios', memory };
    if (changed.length <= MANY && !gone) {
      const quick = await quickly({ ...request, memory, texts, changed });
      if (quick !== null) return quick;
    }
  }
  const { wholly } = await import('./whole.ts');
  return wholly(request, texts);
}

interface Change extends RecheckRequest {
  readonly memory: Memory;
  readonly texts: ReadonlyMap<string, string>;
  readonly changed: readonly SourceFile[];
}

/** The check of a few changed files against a sound state; `null` where it takes a look at everything. */
async function quickly({ files, memory, store, hash, beside, texts, changed }: Change): Promise<Rechecked | null> {
  const { readPart } = await import('../read/part.ts');
  const { formDigest, ScenarioKeys, tableDigests } = await import('./digests.ts');
  const fresh = new Map<string, Part>();
  for (const file of changed) {
    const part = readPart(file);
    if (!('section' in part) || part.diagnostics.length > 0) return null;
    fresh.set(file.path, part);
  }
  const now = new Map<string, Pick<FileMemory, 'text' | 'form' | 'tables'>>(memory.files);
  for (const [path, part] of fresh) {
    const tables = tableDigests(part.tables, hash);
    now.set(path, { text: texts.get(path) ?? '', form: formDigest(part, hash), tables });
  }
  const same = [...fresh.keys()].every((path) => isSame(memory.files.get(path), now.get(path)));
  let whole: Model | null = null;
  const joined = async (): Promise<Model | null> => {
    const { joinKept } = await import('./join.ts');
    return joinKept({ files, fresh, texts, store });
  };
  if (!same) {
    whole = await joined();
    if (whole === null) return null;
    const { namesDigest } = await import('./outline-names.ts');
    if (namesDigest(whole, hash) !== memory.names) return null;
  }
  const { outlineOf } = await import('./memory.ts');
  const outline = whole === null ? withSections(memory.outline, fresh) : outlineOf(whole);
  const styled = styleOf(outline, [...fresh.values()], memory);
  if (styled.joined.length > 0) return null;
  const meaning = whole === null ? styled.links : (await import('../check/check.ts')).checkModel(whole);
  let aside = memory.beside;
  if (whole !== null || aside.key !== beside.key || aside.findings.length > 0) {
    whole ??= await joined();
    if (whole === null) return null;
    aside = { key: beside.key, findings: beside.check(whole) };
  }
  const findings = [...styled.style, ...meaning, ...aside.findings];
  if (meaning.length > 0) return ended(outline, findings, 'tables', memory);
  const tables = outline.sections.flatMap(({ file }) => now.get(file)?.tables ?? []);
  const worlds = whole === null ? memory.worlds : await worldsText(whole);
  const keys = new ScenarioKeys(
    tables,
    outline.commands.map((command) => command.name),
    worlds,
    hash,
  );
  const scenarios: readonly ScenarioSource[] =
    whole === null ? [...fresh.values()].flatMap((part) => part.scenarios) : whole.scenarios;
  const open = scenarios.filter((scenario) => !memory.sound.has(keys.of(scenario)));
  let known: Pick<Memory, 'sound' | 'traces'> = memory;
  if (open.length > 0) {
    whole ??= await joined();
    if (whole === null) return null;
    const { checkOpen } = await import('./scenarios.ts');
    const { findings: faults, ...learned } = checkOpen(whole, keys, memory);
    if (faults.length > 0) return ended(outline, [...findings, ...faults], 'scenarios', memory);
    known = learned;
  }
  const filesNow = new Map(memory.files);
  for (const [path, part] of fresh) {
    const seen = now.get(path);
    const style = styled.byFile.get(part.section.file);
    if (seen !== undefined && style !== undefined) filesNow.set(path, { ...seen, ...style });
  }
  return ended(outline, findings, 'scenarios', {
    ...memory,
    files: filesNow,
    outline,
    beside: aside,
    sound: known.sound,
    traces: known.traces,
    worlds,
  });
}

function ended(
  model: Model,
  findings: readonly Diagnostic[],
  reached: Rechecked['reached'],
  memory: Memory,
): Rechecked {
  return { model, findings: [...findings].sort(compareDiagnostics), reached, memory };
}

function isSame(before: FileMemory | undefined, now: Pick<FileMemory, 'form' | 'tables'> | undefined): boolean {
  if (before === undefined || now === undefined || before.form !== now.form) return false;
  return (
    before.tables.length === now.tables.length &&
    before.tables.every(({ digest }, index) => digest === now.tables[index]?.digest)
  );
}

function withSections(outline: Model, fresh: ReadonlyMap<string, Part>): Model {
  return { ...outline, sections: outline.sections.map((section) => fresh.get(section.file)?.section ?? section) };
}

async function worldsText(model: Model): Promise<string> {
  const { worlds } = await import('../derive/world.ts');
  return JSON.stringify(worlds(model));
}
