import { describe, expect, it } from 'vitest';
import { crowdedModel } from '../../src/lifecycle/fixtures.ts';
import { lifeCycles } from './life-cycle.ts';
import { render } from './testing.ts';

const table = (slug: string) =>
  `Table: Object (OB) – State transitions {#tbl:${slug}}\n\n| Requirement ID |\n| :- |\n| OB-STM-1 |`;

describe('lifeCycles', () => {
  it('draws above the first table of an object, and there only', () => {
    const plugin = lifeCycles(crowdedModel());
    expect(render(table('transitions'), plugin)).toMatch(/^<x-lifecycle><\/x-lifecycle>\s*<p>Table:/u);
    expect(render(table('more-transitions'), plugin)).not.toContain('x-lifecycle');
  });
});
