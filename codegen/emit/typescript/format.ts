import { format } from 'prettier';
import type { StatementStructures } from 'ts-morph';
import { Project, StructureKind } from 'ts-morph';

/** A file before it is printed: `path` relative to the folder of generated files, its head comment and its statements. */
export interface GeneratedFile {
  readonly path: string;
  readonly header: string;
  readonly statements: readonly StatementStructures[];
}

/** The style of generated TypeScript: that of `.prettierrc.json`, whatever the folder of the run. */
export const STYLE = { singleQuote: true, printWidth: 120 } as const;

/** Prints files through ts-morph and prettier, one at a time, in the order given. */
export async function printFiles(files: readonly GeneratedFile[]): Promise<{ path: string; text: string }[]> {
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const printed: { path: string; text: string }[] = [];
  for (const { path, header, statements } of files) {
    const source = project.createSourceFile(path, { kind: StructureKind.SourceFile, statements: [...statements] });
    const text = await format(`${header}\n${spaced(source.getFullText())}`, { ...STYLE, parser: 'typescript' });
    project.removeSourceFile(source);
    printed.push({ path, text });
  }
  return printed;
}

/** A blank line before each documented declaration of the file. */
function spaced(text: string): string {
  return text.replaceAll('\n/**', '\n\n/**');
}
