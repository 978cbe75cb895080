import { checkJoined, FILE_RULES, NAME_RULES } from '../check/house.ts';
import { adoptNames } from '../check/prose/names.ts';
import { type ProseUses, usesIn } from '../check/prose/uses.ts';
import { linksExist } from '../check/rules/links-exist.ts';
import { unresolvedMention } from '../check/rules/unresolved-mention.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { Part } from '../read/part.ts';
import type { FileMemory, Memory } from './memory.ts';

/** What the rules of style and of links find after a change. */
export interface Styled {
  /** In all files. */
  readonly style: readonly Diagnostic[];
  readonly byFile: ReadonlyMap<string, Pick<FileMemory, 'style' | 'uses'>>;
  /** What joins files. */
  readonly joined: readonly Diagnostic[];
  /** Names and links of the changed files that lead nowhere. */
  readonly links: readonly Diagnostic[];
}

/** Looks at the prose of changed files; what is known of the others still holds, since all names are as they were. */
export function styleOf(outline: Model, parts: readonly Part[], { files }: Pick<Memory, 'files'>): Styled {
  const byFile = new Map(parts.map((part) => [part.section.file, styleOfPart(outline, part)]));
  const all = outline.sections.map(({ file }) => byFile.get(file) ?? files.get(file));
  const uses: readonly ProseUses[] = all.flatMap((each) => each?.uses ?? []);
  const mentioning = { ...outline, mentions: parts.flatMap((part) => part.mentions) };
  return {
    style: all.flatMap((each) => each?.style ?? []),
    byFile,
    joined: checkJoined(outline, uses),
    links: [...unresolvedMention(mentioning), ...linksExist(mentioning)],
  };
}

/** What the rules find in one file, and what it uses. */
export function styleOfPart(outline: Model, part: Part): Pick<FileMemory, 'style' | 'uses'> {
  const { section, passages, scenarios, tables } = part;
  const named = adoptNames({ ...outline, passages }, outline);
  const alone: Model = {
    ...outline,
    sections: [section],
    passages,
    scenarios,
    tables: tables.map(({ caption, section: file, at }) => ({
      id: caption.id,
      kind: caption.kind,
      subject: caption.subject.text,
      section: file,
      at,
      captionAt: caption.at,
    })),
  };
  return {
    style: [...FILE_RULES.flatMap((rule) => rule(alone)), ...NAME_RULES.flatMap((rule) => rule(named))],
    uses: usesIn(named, passages),
  };
}
