import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadVectors } from '../runner/load.ts';
import { root } from '../spec-folders.ts';
import { model } from '../spec-model.ts';

/** What the vectors of the repository show of its specification. */
describe('the vectors', async () => {
  const { files } = await loadVectors(join(root, 'test/vectors'));
  const vectors = files.flatMap((file) => file.vectors);
  const covered = new Set(vectors.flatMap(({ requirements }) => requirements));

  it('show for each status row of a command a case in which it alone answers', () => {
    // The last parts of the name of a derived vector are the rows that answer, and its way there.
    const alone = new Set(vectors.flatMap(({ id }) => /\.([a-z]+-[a-z]+-[0-9]+)(\.after-.*|$)/.exec(id)?.[1] ?? []));
    const rows = model.commands.flatMap(({ conditions }) => conditions.map(({ id }) => id));
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((id) => !alone.has(id.toLowerCase()))).toEqual([]);
  });

  it('carry every effect, every transition and every returned value', () => {
    const rows = [
      ...model.commands.flatMap(({ effects, returned }) => [...effects, ...returned].map(({ id }) => id)),
      ...model.transitions.map(({ id }) => id),
    ];
    expect(rows.filter((id) => !covered.has(id))).toEqual([]);
  });
});
