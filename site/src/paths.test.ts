import { describe, expect, it } from 'vitest';
import { userPaths } from './paths.ts';

const FACTS = { commands: [{ label: 'Make', to: '/spec/make' }], requirements: 2, vectors: 3, example: 'XC-A-1' };

describe('userPaths', () => {
  it('has a way in for each of the three users, with the names of this specification', () => {
    const paths = userPaths(FACTS);
    expect(paths).toHaveLength(3);
    expect(paths[1]?.commands).toContain('npx snvme run --only XC-A-1');
    expect(paths[2]?.links).toContainEqual({ label: 'Make', to: '/spec/make' });
  });

  it('stands before the first build', () => {
    const paths = userPaths({ commands: [], requirements: 0, vectors: 0, example: null });
    expect(paths.flatMap(({ commands }) => commands).join(' ')).not.toContain('null');
  });
});
