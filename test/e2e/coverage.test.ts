import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVectors } from '../runner/load.ts';
import { root } from '../spec-folders.ts';
import { model } from '../spec-model.ts';

/** Rows beside another one that always answers as well: devices differ, and the text allows both answers. */
const NEVER_ALONE: Readonly<Record<string, string>> = {
  'NB-LOG-1': 'an unknown log page may get Invalid Log Page or Invalid Field in Command',
  'NB-FEA-69': 'a namespace that is not attached may get Invalid Namespace or Format or Invalid Field in Command',
  'NB-FEA-74': 'the same for Get Features',
};

/** What the vectors of the repository show of its specification. */
describe('the vectors', async () => {
  const { files } = await loadVectors(join(root, 'test/vectors'));
  const vectors = files.flatMap((file) => file.vectors);
  const covered = new Set(vectors.flatMap(({ requirements }) => requirements));

  it('show for each status row of a command a case in which it alone answers', () => {
    // The last parts of the name of a derived vector are the rows that answer, and its way there.
    const alone = new Set(vectors.flatMap(({ id }) => /\.([a-z]+-[a-z]+-[0-9]+)(\.after-.*|$)/.exec(id)?.[1] ?? []));
    // A scenario states one status for each command.
    const stated = new Set(vectors.flatMap(({ id, requirements }) => (/-s[0-9]+$/.test(id) ? requirements : [])));
    const rows = model.commands.flatMap(({ conditions }) =>
      conditions.filter(({ isOptional }) => !isOptional).map(({ id }) => id),
    );
    expect(rows.length).toBeGreaterThan(80);
    const missing = rows.filter((id) => !alone.has(id.toLowerCase()) && !stated.has(id));
    expect(missing.sort()).toEqual(Object.keys(NEVER_ALONE).sort());
  });

  it('show each row that is never alone together with the other answer', () => {
    const together = vectors.map(({ id }) => id).filter((id) => id.includes('+'));
    for (const id of Object.keys(NEVER_ALONE))
      expect(together.some((name) => new RegExp(`[.+]${id.toLowerCase()}([.+]|$)`).test(name))).toBe(true);
  });

  it('name each row by which a device may refuse, where it may', () => {
    const optional = model.commands.flatMap(({ conditions }) => conditions.filter(({ isOptional }) => isOptional));
    expect(optional.length).toBeGreaterThan(0);
    expect(optional.filter(({ id }) => !covered.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('show each command of the lists of allowed commands on a controller that has the list', () => {
    const rows = model.allowed.flatMap((list) => list.rows);
    // A row without a Command table is of a command that no device of these vectors has.
    const described = rows.filter(({ command }) => model.commands.some(({ name }) => name === command.name));
    expect(rows.filter((row) => !described.includes(row)).map(({ command }) => command.name)).toEqual([
      'Write Uncorrectable',
      'Copy',
    ]);
    expect(described.filter(({ id }) => !covered.has(id)).map(({ id }) => id)).toEqual([]);
    // `unlisted-vectors.test.ts` sees to it that every other opcode is tried.
    for (const { others } of model.allowed) expect(covered).toContain(others.id);
  });

  it('show every requirement but those with a row of Other evidence, which says why there is none', () => {
    const explained = new Set(model.evidence.map(({ id }) => id));
    const ids = model.requirementIndex.map(({ id }) => id);
    expect(ids.filter((id) => !covered.has(id) && !explained.has(id))).toEqual([]);
  });

  it('carry every effect, every transition and every returned value', () => {
    const rows = [
      ...model.commands.flatMap(({ effects, returned }) => [...effects, ...returned].map(({ id }) => id)),
      ...model.transitions.map(({ id }) => id),
    ];
    expect(rows.filter((id) => !covered.has(id))).toEqual([]);
  });
});
