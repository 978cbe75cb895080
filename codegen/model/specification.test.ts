import { expect, it } from 'vitest';
import { model } from './fixtures.ts';
import { specificationId } from './specification.ts';

it('names title and version, and changes with any section but not with their order', () => {
  const [section] = model().sections;
  if (!section) throw new Error('the fixture has a section');
  const two = [section, { ...section, file: 'b.md' }];
  const one = specificationId(model({ sections: two }));
  expect(one).toMatchObject({ id: 'test', version: '1.0' });
  expect(one.sourceHash).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(specificationId(model({ sections: two.toReversed() }))).toEqual(one);
  expect(specificationId(model({ sections: [section, { ...section, file: 'b.md', hash: '00' }] })).sourceHash).not.toBe(
    one.sourceHash,
  );
});
