import type { Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';

/** A rule over the model: the findings of one kind of fault. */
export type Rule = (model: Model) => readonly Diagnostic[];
