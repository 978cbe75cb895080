import { kebabCase } from './ids.ts';
import type { Model } from './model.ts';
import { sha256 } from './sha256.ts';

/** What names a specification in outputs: vectors and their manifest carry the same three. */
export interface SpecificationId {
  /** From the title, in kebab case. */
  readonly id: string;
  readonly version: string;
  /** `sha256:` and the digest of all sections' files and hashes: it changes when any section changes. */
  readonly sourceHash: string;
}

/** The identity of the specification that a model was read from. */
export function specificationId(model: Pick<Model, 'document' | 'sections'>): SpecificationId {
  const lines = model.sections.map((section) => `${section.file} ${section.hash}\n`).sort();
  return {
    id: kebabCase(model.document.title),
    version: model.document.version,
    sourceHash: `sha256:${sha256(lines.join(''))}`,
  };
}
