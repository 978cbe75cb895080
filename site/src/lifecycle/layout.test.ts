import { describe, expect, it } from 'vitest';
import { crowdedModel } from './fixtures.ts';
import { lifeCycleOf, type LifeCycle } from './graph.ts';
import { BOX_HEIGHT, LINE, type Label } from './geometry.ts';
import { layoutLifeCycle } from './layout.ts';

const crowded = lifeCycleOf(crowdedModel(), 'OB') as LifeCycle;

/** The rectangle that a label covers. */
function area({ lines, x, y, width, align }: Label) {
  const left = align === 'start' ? x : x - width / 2;
  return { left, right: left + width, top: y - 11, bottom: y + (lines.length - 1) * LINE + 3 };
}

function meet(a: ReturnType<typeof area>, b: ReturnType<typeof area>): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe('layoutLifeCycle', () => {
  const layout = layoutLifeCycle(crowded);
  const labels = layout.arrows.map(({ label }) => ({ ...area(label), text: label.lines.join(' ') }));

  it('draws every arrow once', () => {
    expect(layout.arrows.map(({ arrow }) => arrow)).toHaveLength(crowded.arrows.length);
    expect(new Set(layout.arrows.map(({ path }) => path)).size).toBe(crowded.arrows.length);
  });

  it('lets no label meet another one', () => {
    const pairs = labels.flatMap((a, index) => labels.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => meet(a, b))).toEqual([]);
  });

  it('keeps labels inside the figure and off the boxes', () => {
    for (const label of labels) {
      expect(label.left).toBeGreaterThanOrEqual(0);
      expect(label.right).toBeLessThanOrEqual(layout.width);
      expect(label.top).toBeGreaterThanOrEqual(0);
      for (const { x, y, width } of layout.boxes)
        expect(meet(label, { left: x, right: x + width, top: y, bottom: y + BOX_HEIGHT }), label.text).toBe(false);
    }
  });

  it('has no final and no initial node for an object that is always there', () => {
    const still = layoutLifeCycle({ object: 'A', states: ['On'], arrows: [] });
    expect(still).toMatchObject({ start: null, end: null, arrows: [] });
    expect(still.boxes).toHaveLength(1);
  });
});
