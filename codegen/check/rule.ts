import type { Diagnostic } from '../model/diagnostic.ts';
import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';

/** A rule over the model: the findings of one kind of fault. */
export type Rule = (model: Model) => readonly Diagnostic[];

/** A rule that looks at each command alone: `commands` are those to look at, all where none are given. */
export type CommandRule = (model: Model, commands?: readonly Command[]) => readonly Diagnostic[];
