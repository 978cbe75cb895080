import type { Model } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import type { ChangeKind, Found } from '../change.ts';
import { pairs } from '../pairs.ts';
import { same, words } from '../plain.ts';

/** The parts of a model that have kinds of change of their own, or that only say where something stands. */
const ELSEWHERE: ReadonlySet<string> = new Set<keyof Model>([
  'document',
  'sections',
  'tables',
  'profile',
  'statuses',
  'limits',
  'values',
  'structures',
  'registers',
  'objects',
  'terms',
  'common',
  'commands',
  'events',
  'transitions',
  'invariants',
  'requirements',
  'scenarios',
  'blocks',
  'layouts',
  'requirementIndex',
  'mentions',
  'passages',
]);

/** Parts that say what words mean or how something is shown, and ask for nothing. */
const EDITORIAL: ReadonlySet<string> = new Set<keyof Model>(['terminology', 'evidence']);

interface OtherFact {
  readonly part: string;
  readonly name: string;
  readonly id: string | null;
  readonly fact: object;
  readonly at: SourceRange;
}

/** A fact of a kind of table that has no kind of change of its own: nothing that a table says changes unnoticed. */
export const factChanged: ChangeKind = {
  kind: 'fact-changed',
  find: ({ a, b }) => {
    const { both, gone, fresh } = pairs(factsOf(a), factsOf(b), ({ part, name }) => `${part} ${name}`);
    return [
      ...gone.map((one): Found => found(one, 'is gone', 'a')),
      ...fresh.map((one): Found => found(one, 'is new', 'b')),
      ...both
        .filter(([before, after]) => !same(before.fact, after.fact))
        .map(([before, after]) => found(after, `was ${words(before.fact)}; now ${words(after.fact)}`, 'b')),
    ];
  },
};

function found({ part, name, id, at }: OtherFact, what: string, version: Found['version']): Found {
  const impact = EDITORIAL.has(part) ? 'editorial' : 'breaking';
  return { impact, message: `${part} ${name} ${what}`, requirements: id === null ? [] : [id], at, version };
}

function factsOf(model: Model): readonly OtherFact[] {
  return Object.entries(model).flatMap(([part, facts]) =>
    ELSEWHERE.has(part) || !Array.isArray(facts) ? [] : facts.flatMap((fact) => factOf(part, fact) ?? []),
  );
}

function factOf(part: string, fact: unknown): OtherFact | null {
  if (typeof fact !== 'object' || fact === null || !('at' in fact)) return null;
  const text = (key: string): string | null => {
    const value: unknown = Object.entries(fact).find(([name]) => name === key)?.[1];
    return typeof value === 'string' ? value : null;
  };
  const id = text('id');
  const name = id ?? text('mnemonic') ?? text('name') ?? words(fact);
  return { part, name, id, fact, at: fact.at as SourceRange };
}
