import { opcodeOf } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { ScenarioVector, Step, VectorFile } from '../../codegen/model/vector.ts';
import type { Mutant } from '../../codegen/mutate/mutant.ts';
import type { Candidate } from '../../codegen/mutate/order.ts';

/** A scenario with the file that it stands in. */
export interface SuiteVector extends Candidate<ScenarioVector> {
  readonly file: VectorFile;
  /** The opcodes that it submits, as two hexadecimal digits. */
  readonly opcodes: ReadonlySet<string>;
}

/** The vectors that a mutant device is run against. Codec vectors look at layouts alone and need no device: see `codecsOf`. */
export function suiteOf(files: readonly VectorFile[]): readonly SuiteVector[] {
  return files
    .flatMap((file) =>
      file.vectors.flatMap((vector) => {
        if (vector.kind !== 'scenario') return [];
        const steps = [...(file.topologies[vector.topology]?.steps ?? []), ...vector.steps];
        return [{ vector, group: file.group, file, opcodes: new Set(steps.flatMap(opcodes)) }];
      }),
    )
    .map((entry, index) => ({ ...entry, index }));
}

/**
 * The vectors that a mutant can make a difference for. The tables of a command are read when it is executed, so a vector that
 * submits none of the commands that a mutant concerns runs as on the text. What an event does is read whenever it happens.
 */
export function concerned(suite: readonly SuiteVector[], { subjects }: Mutant, model: Model): readonly SuiteVector[] {
  if (subjects === null || subjects.length === 0) return suite;
  const commands = subjects.map((name) => model.commands.find((command) => command.name === name));
  if (commands.some((command) => command === undefined)) return suite;
  const wanted = commands.flatMap((command) => (command ? hex(opcodeOf(model, command)) : []));
  return suite.filter((entry) => wanted.some((opcode) => entry.opcodes.has(opcode)));
}

function opcodes(step: Step): readonly string[] {
  return step.op === 'sqe' ? [step.bytes.slice(0, 2).toLowerCase()] : [];
}

function hex(opcode: number): string {
  return opcode.toString(16).padStart(2, '0');
}
