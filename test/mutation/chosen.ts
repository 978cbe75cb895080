import type { Model } from '../../codegen/model/model.ts';
import type { SourceRange } from '../../codegen/model/source.ts';
import { mutants } from '../../codegen/mutate/mutate.ts';
import { drawn, sample } from '../../codegen/mutate/sample.ts';
import { FAULT_GROUPS, FAULTS } from '../faults/all.ts';
import type { Fault } from '../faults/fault.ts';
import { matchesPattern } from '../runner/select.ts';
import type { Wrong } from './result.ts';

/** Which devices are judged. */
export interface Choice {
  /** Rows, terms, attributes, mutants, files of the specification, and faults by name or requirement; `*` and `?` stand for characters. Empty: all. */
  readonly only: readonly string[];
  /** Of those, which not; named in the same way. */
  readonly skip: readonly string[];
  /** How many of each class of mutants and of each group of faults; absent: all. */
  readonly sample?: number;
  readonly seed: number;
}

const FAULT = 'fault';

/** The wrong devices that were asked for: the mutants in the order of the text, then the faults. */
export function chosen(model: Model, choice: Choice): readonly Wrong[] {
  const { sample: size, seed } = choice;
  const wrong = [...mutants(model)].filter((mutant) => fits([mutant.row, mutant.id, mutant.at.file], choice));
  const broken = faultsOf(model).filter(({ id, readers }) => fits([id, ...readers], choice));
  if (size === undefined) return [...wrong, ...broken];
  const ofGroups = Object.entries(FAULT_GROUPS).flatMap(([group, faults]) => {
    const own = new Set(faults.map(({ name }) => faultId(name)));
    return drawn(
      broken.filter(({ id }) => own.has(id)),
      size,
      seed,
      group,
    );
  });
  return [...sample(wrong, size, seed), ...ofGroups];
}

/** The fault with an id that `chosen` gave; `null` for a mutant. */
export function faultWith(id: string): Fault | null {
  return FAULTS.find(({ name }) => id === faultId(name)) ?? null;
}

/** Whether something with these names is asked for. */
export function fits(names: readonly string[], { only, skip }: Pick<Choice, 'only' | 'skip'>): boolean {
  const isNamed = (pattern: string): boolean => names.some((name) => matchesPattern(name, pattern));
  return (only.length === 0 || only.some(isNamed)) && !skip.some(isNamed);
}

/** Faults that break a requirement of this specification. */
function faultsOf(model: Model): readonly Wrong[] {
  const places = new Map<string, SourceRange>(model.requirementIndex.map(({ id, at }) => [id, at]));
  return FAULTS.flatMap(({ name, effect, requirements }): Wrong[] => {
    const known = requirements.filter((id) => places.has(id));
    const [row] = known;
    const at = row === undefined ? undefined : places.get(row);
    if (row === undefined || at === undefined) return [];
    const change = { from: `as ${known.join(', ')} say${known.length === 1 ? 's' : ''}`, to: effect };
    return [{ id: faultId(name), row, operator: FAULT, class: FAULT, change, at, readers: known }];
  });
}

function faultId(name: string): string {
  return `${FAULT}:${name}`;
}
