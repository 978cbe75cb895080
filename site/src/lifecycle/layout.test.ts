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

/** Five states with an arrow between any two, as wide as labels are. */
const full: LifeCycle = {
  object: 'A',
  states: ['Disabled', 'Enabled', 'Shutdown', 'Failed', 'Lost'],
  arrows: ['Disabled', 'Enabled', 'Shutdown', 'Failed', 'Lost'].flatMap((from, index, states) =>
    states.slice(0, index).flatMap((to) => [
      { from, to, causes: ['Manage Extended Controller State: ACT = Disable; FORCE = 1'] },
      { from: to, to: from, causes: ['Fatal Error', 'Quiesce Timeout'] },
    ]),
  ),
};

describe.each([
  ['crowded', crowded],
  ['full', full],
])('a %s figure', (_, graph) => {
  const { arrows } = layoutLifeCycle(graph);
  /** The vertical parts of arrows between states. */
  const lines = arrows.flatMap(({ arrow, path }) => {
    const [, x1, y1, top, x2] = /^M(\S+) (\S+?)V(\S+?)Q.*Q(\S+) /.exec(path)?.map(Number) ?? [];
    return x1 === undefined || x2 === undefined ? [] : [x1, x2].map((x) => ({ arrow, x, top, bottom: y1 }));
  });

  it('has no arrow through the label of another one', () => {
    expect(lines.length).toBeGreaterThan(4);
    for (const { arrow, label } of arrows) {
      const { left, right, top, bottom } = area(label);
      const through = lines.filter(
        (line) =>
          line.arrow !== arrow &&
          line.x > left &&
          line.x < right &&
          (line.top ?? 0) < bottom &&
          (line.bottom ?? 0) > top,
      );
      expect(through, label.lines.join(' ')).toEqual([]);
    }
  });
});

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
