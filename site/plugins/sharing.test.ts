import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runningState } from './sharing.ts';

/** The texts of the drawing of the architecture, which stands above the state of the running reference. */
const texts = [...readFileSync('spec/figures/architecture.svg', 'utf8').matchAll(/>([^<>\n]+)<\/text>/g)].map(
  ([, text]) => text,
);

describe('the drawing of the architecture', () => {
  const state = runningState('spec');

  it('has the numbers of the running reference', () => {
    const [first, second] = state?.controllers ?? [];
    expect(state?.controllers).toHaveLength(2);
    expect(texts).toContain(`pairs 0 to ${(state?.primaryPairs ?? 0) - 1}`);
    expect(texts).toContain(`admin, 1 to ${(state?.primaryPairs ?? 0) - 1}`);
    for (const { queues, vectors, namespaces } of state?.controllers ?? []) {
      expect(texts).toContain(`pairs ${queues.map(({ pair }) => pair).join(', ')}`);
      expect(texts).toContain(['admin', ...queues.slice(1).map(({ qid }) => qid)].join(', '));
      expect(texts).toContain(vectors.map(({ entry }) => entry).join(', '));
      for (const { identifier, underlying } of namespaces)
        expect(texts).toContain(`${identifier} = volume ${underlying}`);
    }
    expect(texts).toContain(`queues and data: PASID ${first?.tags[0]?.pasid}`);
    expect(texts).toContain(`queues and data: Routing ID ${second?.tags[0]?.routingId?.toString(16).toUpperCase()}h`);
  });
});
