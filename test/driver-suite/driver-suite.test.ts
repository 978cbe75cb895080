import { describe, expect, it } from 'vitest';
import { model } from '../spec-model.ts';
import { CHAPTERS } from './chapters.ts';
import { LINES } from './lines.ts';
import { composedPlatform, primaryPlatform } from './platforms.ts';
import type { SuiteCase } from './suite-case.ts';

const all: readonly SuiteCase[] = Object.values(CHAPTERS).flat();

/** The chapters for which it matters where queues lie. */
const LISTED = ['queues', 'rings', 'data pointers'];

const platforms = ([1, 0] as const).flatMap((contiguous) =>
  [primaryPlatform, composedPlatform].map((platform) => ({
    name: platform(contiguous).name,
    create: () => platform(contiguous),
    chapters: Object.entries(CHAPTERS).filter(([name]) => contiguous === 1 || LISTED.includes(name)),
  })),
);

describe.each(platforms)('$name', ({ create, chapters }) => {
  for (const [chapter, cases] of chapters)
    describe(chapter, () => {
      for (const each of cases)
        it(each.name, (context) => {
          const platform = create();
          const reason = each.notOwed?.(platform) ?? null;
          if (reason !== null) context.skip(reason);
          const failure = each.knownFailure?.(platform) ?? null;
          if (failure === null) each.run(platform);
          else expect(() => each.run(platform), `this passes now: take the mark away (${failure})`).toThrow();
        });
    });
});

describe('the suite', () => {
  it('has a case for every line', () => {
    const covered = new Set(all.flatMap(({ covers }) => covers));
    expect(Object.keys(LINES).filter((line) => !covered.has(line as keyof typeof LINES))).toEqual([]);
  });

  it('names each case once', () => {
    const names = all.map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('takes its expectations from requirements that exist', () => {
    const known = new Set(model.requirementIndex.map(({ id }) => id));
    const sources = all.flatMap(({ from }) => from);
    expect(sources.filter((source) => !known.has(source))).toEqual([]);
    expect(all.filter(({ from }) => from.length === 0)).toEqual([]);
  });
});
