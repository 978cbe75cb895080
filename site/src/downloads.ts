/** A file that the site offers. */
export interface Download {
  /** The path below `downloads/`. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** What the `downloads` plugin hands to pages. */
export interface DownloadsData {
  readonly files: readonly Download[];
}

/** A heading of the Downloads page with its files. */
export interface DownloadGroup {
  readonly title: string;
  readonly description: string;
  readonly files: readonly Download[];
}

/** Sorts files into groups; a group without files is left out. */
export function groupDownloads(files: readonly Download[]): DownloadGroup[] {
  const isSchema = ({ name }: Download) => name.includes('schema');
  const isModel = ({ name }: Download) => name === 'spec.json' || name === 'manifest.json';
  return [
    {
      title: 'Model and manifest',
      description:
        'The specification as data, and the list of all files with the hash of the text that they were made from.',
      files: files.filter(isModel),
    },
    {
      title: 'Schemas',
      description: 'JSON Schema 2020-12 for each format. Unknown keys are errors.',
      files: files.filter(isSchema),
    },
    {
      title: 'Test vectors',
      description: 'Format snvme-vectors/1. Each vector names the requirements that it tests.',
      files: files.filter((file) => !isSchema(file) && !isModel(file)),
    },
  ].filter((group) => group.files.length > 0);
}

/** A size as people read it. */
export function readableSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
