/** The package entry `scalable-nvme`: read the specification, check it, derive vectors from it. */
export { readSpecification, type ReadResult } from './read/specification.ts';
export { examine, type Examination } from './examine.ts';
export { checkModel } from './check/check.ts';
export { derive, deriveVectors, type Derivation, type DerivedFile } from './derive/derive.ts';
export { checkScenarios } from './derive/scenario/fences.ts';
export { applyMutant, mutants, type Mutant } from './mutate/mutate.ts';
export type { Diagnostic } from './model/diagnostic.ts';
export type { Model } from './model/model.ts';
export type { SourceFile } from './model/source.ts';
export type { Manifest } from './model/manifest.ts';
export type { Vector, VectorFile } from './model/vector.ts';
export { unpackFile as unpackVectorFile, WireError as VectorFileError } from './model/wire/unpack.ts';
export type { WireFile as WrittenVectorFile } from './model/wire/wire.ts';
