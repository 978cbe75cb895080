import type { Diagnostic } from '../../model/diagnostic.ts';

/** A finding whose files are named from where the command runs: `folder` stands before them. */
export function underFolder(finding: Diagnostic, folder: string): Diagnostic {
  const { cause } = finding;
  const file = joined(folder, finding.file);
  return cause === undefined
    ? { ...finding, file }
    : { ...finding, file, cause: { ...cause, file: joined(folder, cause.file) } };
}

/** A path below a folder, with forward slashes. */
export function joined(folder: string, file: string): string {
  const trimmed = folder.replaceAll('\\', '/').replace(/\/+$/, '');
  return trimmed === '' || trimmed === '.' ? file : `${trimmed}/${file}`;
}
