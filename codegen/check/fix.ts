import type { Diagnostic } from '../model/diagnostic.ts';
import type { Point, SourceFile } from '../model/source.ts';

/** Files after the fixes of findings, and how many were made. */
export interface Fixed {
  readonly files: readonly SourceFile[];
  readonly made: number;
}

/** Makes the fixes of findings. Of two that touch the same place the first one is made; the next check tells of the other. */
export function fixed(files: readonly SourceFile[], findings: readonly Diagnostic[]): Fixed {
  let made = 0;
  const after = files.map((file) => {
    const starts = lineStarts(file.text);
    const offset = ({ line, column }: Point): number => (starts[line - 1] ?? file.text.length) + column - 1;
    const fixes = findings
      .flatMap((finding) => (finding.file === file.path && finding.fix !== undefined ? finding.fix : []))
      .map(({ range, text }) => ({ from: offset(range.start), to: offset(range.end), text }))
      .sort((a, b) => a.from - b.from || a.to - b.to);
    let text = '';
    let end = 0;
    for (const fix of fixes) {
      if (fix.from < end || fix.to > file.text.length) continue;
      text += file.text.slice(end, fix.from) + fix.text;
      end = fix.to;
      made += 1;
    }
    return end === 0 ? file : { ...file, text: text + file.text.slice(end) };
  });
  return { files: after, made };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1);
  return starts;
}
