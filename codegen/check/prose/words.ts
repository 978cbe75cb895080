import { type Diagnostic, diagnostic, type Severity } from '../../model/diagnostic.ts';
import { type Passage, type PassageMark, placeIn } from '../../model/passage.ts';

const NO_WORDS: readonly PassageMark['kind'][] = ['code', 'target', 'comment'];

/**
 * The running text of a passage: what is no prose (code, targets of links, comments, and `besides` of the marks) is blanked
 * out, so that a place in it is the same place in the source.
 */
export function wordsOf({ text, marks }: Passage, besides: readonly PassageMark['kind'][] = []): string {
  let words = text;
  for (const { kind, from, to } of marks) {
    if (!NO_WORDS.includes(kind) && !besides.includes(kind)) continue;
    words = words.slice(0, from) + words.slice(from, to).replace(/[^\n]/g, ' ') + words.slice(to);
  }
  return words;
}

/** Whether a passage is the sentence of a row with a requirement id: the only place that binds anybody. */
export function isRequirement({ cell }: Passage): boolean {
  return cell?.column === 'Requirement' && cell.kind === 'Requirements';
}

/** A finding at a part of a passage. `text` is what would stand there instead, where that is certain. */
export function proseFinding(
  rule: string,
  passage: Passage,
  [from, to]: readonly [from: number, to: number],
  message: string,
  { severity = 'error', fix }: { readonly severity?: Severity; readonly fix?: string | undefined } = {},
): Diagnostic {
  const at = placeIn(passage, from, to);
  const finding = { ...diagnostic(rule, at, message), severity };
  return fix === undefined ? finding : { ...finding, fix: { range: { start: at.start, end: at.end }, text: fix } };
}
