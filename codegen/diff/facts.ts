import type { Model } from '../model/model.ts';
import type { SourceRange } from '../model/source.ts';
import type { ChangeKind, Impact } from './change.ts';
import { pairs } from './pairs.ts';

/** A fact with a name that is no row with an id, such as a command or a register. */
export interface NamedFact {
  /** What names it in both versions. */
  readonly name: string;
  readonly at: SourceRange;
}

/** Kind of change: a fact that only the new version has. */
export function added<Fact extends NamedFact>(
  kind: string,
  noun: string,
  factsOf: (model: Model) => readonly Fact[],
  impact: Impact = 'compatible',
): ChangeKind {
  return {
    kind,
    find: ({ a, b }) =>
      pairs(factsOf(a), factsOf(b), ({ name }) => name).fresh.map(({ name, at }) => ({
        impact,
        message: `${noun} ${name} is new`,
        at,
        version: 'b',
      })),
  };
}

/** Kind of change: a fact that only the old version has. */
export function removed<Fact extends NamedFact>(
  kind: string,
  noun: string,
  factsOf: (model: Model) => readonly Fact[],
  impact: Impact = 'breaking',
): ChangeKind {
  return {
    kind,
    find: ({ a, b }) =>
      pairs(factsOf(a), factsOf(b), ({ name }) => name).gone.map(({ name, at }) => ({
        impact,
        message: `${noun} ${name} is gone`,
        at,
        version: 'a',
      })),
  };
}

/** Kind of change: a fact that both have and of which `say` has something to say. */
export function changed<Fact extends NamedFact>(
  kind: string,
  factsOf: (model: Model) => readonly Fact[],
  say: (before: Fact, after: Fact) => string | null,
  impact: Impact = 'breaking',
): ChangeKind {
  return {
    kind,
    find: ({ a, b }) =>
      pairs(factsOf(a), factsOf(b), ({ name }) => name).both.flatMap(([before, after]) => {
        const message = say(before, after);
        return message === null ? [] : { impact, message, at: after.at, version: 'b' as const };
      }),
  };
}
