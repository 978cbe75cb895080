/** `manifest.json`: what belongs to the set. */
export interface Manifest {
  readonly format: 'snvme-manifest/1';
  readonly specification: { readonly id: string; readonly version: string; readonly sourceHash: string };
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly count: number }[];
  /** Requirement ids without a vector. */
  readonly uncovered: readonly string[];
}
