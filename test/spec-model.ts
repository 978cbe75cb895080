import { join } from 'node:path';
import { readSpecFolder } from '../codegen/io/spec-folder.ts';
import type { Model } from '../codegen/model/model.ts';
import { readSpecification } from '../codegen/read/specification.ts';
import { root } from './spec-folders.ts';

/** The model of this repository's specification: read once for all tests that share a worker. */
export const model: Model = readSpecification(readSpecFolder(join(root, 'spec'))).model;
