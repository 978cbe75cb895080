import type { SourceFile } from '../../codegen/model/source.ts';

/** A change of one file that leaves the text sound; each run makes another one. */
export interface Edit {
  readonly name: string;
  readonly make: (files: readonly SourceFile[], run: number) => SourceFile;
}

/** The ways of editing that are measured. */
export const EDITS: readonly Edit[] = [
  {
    name: 'prose',
    make: changed(
      /\n(?<before>[A-Z][^\n|`]*[a-z]\.\n)\n/,
      (before, run) => `\n${before.trimEnd()} This is the same ${'again '.repeat(run + 1)}as before.\n\n`,
    ),
  },
  {
    name: 'a scenario',
    make: changed(/\n(?<before>then [^\n]*\n)```/, (before, run) => `\n${before.repeat(run + 2)}\`\`\``),
  },
  {
    name: 'a condition',
    make: changed(
      /(?<before>\| NTAG > TAGMAX \|)/,
      (_, run) => `| NTAG > TAGMAX${' or NTAG > TAGMAX'.repeat(run + 1)} |`,
    ),
  },
];

function changed(form: RegExp, to: (before: string, run: number) => string): Edit['make'] {
  return (files, run) => {
    const file = files.find(({ path, text }) => path.startsWith('commands/') && form.test(text));
    const match = file === undefined ? null : form.exec(file.text);
    if (file === undefined || match === null)
      throw new Error(`Unexpected specification without ${form.source} in a command, expected one`);
    const { index, 0: whole, groups } = match;
    const text = file.text.slice(0, index) + to(groups?.['before'] ?? '', run) + file.text.slice(index + whole.length);
    return { path: file.path, text };
  };
}
