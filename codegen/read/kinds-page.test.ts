import { expect, test } from 'vitest';
import { kindsPage } from './kinds-page.ts';

test('the committed page is the one that the kinds make', async () => {
  await expect(kindsPage()).toMatchFileSnapshot('../../.github/contributing/kinds.md');
});
