import { adoptNames } from '../check/prose/names.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model, ScenarioSource } from '../model/model.ts';
import type { SourceFile } from '../model/source.ts';
import type { Part } from '../read/part.ts';
import { type FileMemory, findingsOf, type Memory, withBeside } from './memory.ts';
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
  const { formDigest, tableDigests } = await import('./digests.ts');
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
  const touched = await touchedCommands(memory, now, [...fresh.keys()]);
  const same = touched?.size === 0;
  let whole: Model | null = null;
  const joined = async (): Promise<Model | null> => {
    const { joinKept } = await import('./join.ts');
    return joinKept({ files, fresh, texts, store });
  };
  if (!same) {
    whole = await joined();
    if (whole === null) return null;
    if (touched === null) {
      const { namesDigest } = await import('./outline-names.ts');
      if (namesDigest(whole, hash) !== memory.names) return null;
    }
  }
  const { NO_TRACES, outlineOf } = await import('./memory.ts');
  const outline = whole === null ? withSections(memory.outline, fresh) : outlineOf(whole);
  if (touched !== null) adoptNames(outline, memory.outline);
  const styled = styleOf(outline, [...fresh.values()], memory);
  if (styled.joined.length > 0) return null;
  const meaning = whole === null ? styled.links : await meaningOf(whole, touched);
  let aside = memory.beside;
  if (whole !== null || aside.key !== beside.key || aside.findings.length > 0) {
    whole ??= await joined();
    if (whole === null) return null;
    aside = { key: beside.key, findings: beside.check(whole) };
  }
  const own = [...styled.style, ...meaning];
  if (meaning.length > 0) return ended(outline, withBeside(own, aside.findings), 'tables', memory);
  const tables = outline.sections.flatMap(({ file }) => now.get(file)?.tables ?? []);
  const worlds = whole === null ? memory.worlds : await worldsText(whole);
  const { ScenarioKeys } = await import('./scenario-keys.ts');
  const keys = new ScenarioKeys(tables, outline, worlds, hash);
  const scenarios: readonly ScenarioSource[] =
    whole === null ? [...fresh.values()].flatMap((part) => part.scenarios) : whole.scenarios;
  const open = scenarios.filter((scenario) => !memory.sound.has(keys.of(scenario)));
  let { sound } = memory;
  if (open.length > 0) {
    whole ??= await joined();
    if (whole === null) return null;
    const { checkOpen } = await import('./scenarios.ts');
    const learned = checkOpen(whole, keys, { sound, traces: store.traces() ?? NO_TRACES });
    if (learned.findings.length > 0) {
      const all = withBeside([...own, ...learned.findings], aside.findings);
      return ended(outline, all, 'scenarios', memory);
    }
    sound = learned.sound;
    store.keepTraces(learned.traces);
  }
  const filesNow = new Map(memory.files);
  for (const [path, part] of fresh) {
    const seen = now.get(path);
    const style = styled.byFile.get(part.section.file);
    if (seen !== undefined && style !== undefined) filesNow.set(path, { ...seen, ...style });
  }
  return ended(outline, withBeside(own, aside.findings), 'scenarios', {
    ...memory,
    files: filesNow,
    outline,
    beside: aside,
    sound,
    worlds,
  });
}

function ended(
  model: Model,
  findings: readonly Diagnostic[],
  reached: Rechecked['reached'],
  memory: Memory,
): Rechecked {
  return { model, findings, reached, memory };
}

/** The commands of which only rows of conditions and effects changed, and nothing else in tables; `null` where more did. */
async function touchedCommands(
  { files, outline }: Memory,
  now: ReadonlyMap<string, Pick<FileMemory, 'form' | 'tables'>>,
  changed: readonly string[],
): Promise<ReadonlySet<string> | null> {
  const { changedCommands } = await import('./digests.ts');
  const events = new Set(outline.events.map(({ name }) => name));
  const commands = new Set(outline.commands.flatMap(({ name }) => (events.has(name) ? [] : name)));
  const touched = new Set<string>();
  for (const path of changed) {
    const [before, after] = [files.get(path), now.get(path)];
    if (before === undefined || after === undefined || before.form !== after.form) return null;
    const own = changedCommands(before.tables, after.tables, commands);
    if (own === null) return null;
    for (const name of own) touched.add(name);
  }
  return touched;
}

async function meaningOf(model: Model, touched: ReadonlySet<string> | null): Promise<readonly Diagnostic[]> {
  const { checkModel, checkRows } = await import('../check/check.ts');
  return touched === null ? checkModel(model) : checkRows(model, touched);
}

function withSections(outline: Model, fresh: ReadonlyMap<string, Part>): Model {
  return { ...outline, sections: outline.sections.map((section) => fresh.get(section.file)?.section ?? section) };
}

async function worldsText(model: Model): Promise<string> {
  const { worlds } = await import('../derive/world.ts');
  return JSON.stringify(worlds(model));
}
