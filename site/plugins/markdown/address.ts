import path from 'node:path';

/** A place in a Markdown file. */
export interface Address {
  /** The absolute path of the file. */
  readonly file: string;
  /** The `id` in the page. */
  readonly anchor: string;
}

/** A relative link to the Markdown file, which Docusaurus resolves and checks. */
export function addressFrom(file: string, place: Address): string {
  if (place.file === file) return `#${place.anchor}`;
  const relative = path.relative(path.dirname(file), place.file).split(path.sep).join('/');
  return `${relative.startsWith('.') ? relative : `./${relative}`}#${place.anchor}`;
}
