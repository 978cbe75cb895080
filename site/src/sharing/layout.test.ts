import { describe, expect, it } from 'vitest';
import { spec } from '../../config/paths.ts';
import { runningState } from '../../plugins/sharing.ts';
import type { Sharing } from '../../../reference/host/sharing.ts';
import { BOX_HEIGHT, layoutSharing, type Box } from './layout.ts';

const state = runningState(spec) as Sharing;
const { width, height, boxes, frames, links } = layoutSharing(state);

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + BOX_HEIGHT && b.y < a.y + BOX_HEIGHT;
}

describe('layoutSharing of the running reference', () => {
  it('has a line for each queue, tag, vector and namespace that the reference named', () => {
    const expected = state.controllers.flatMap(({ queues, tags, vectors, namespaces }, owner) => [
      ...queues.map(({ pair }) => `${owner} pair-${pair}`),
      ...tags.map(({ pasid, routingId }) => `${owner} space-${routingId ?? 'own'}-${pasid ?? 'none'}`),
      ...vectors.map(({ entry }) => `${owner} entry-${entry}`),
      ...namespaces.map(({ underlying }) => `${owner} namespace-${underlying}`),
    ]);
    expect(expected.length).toBeGreaterThan(10);
    expect(links.filter(({ owner }) => owner !== 'primary').map(({ owner, to }) => `${String(owner)} ${to}`)).toEqual(
      expected,
    );
  });

  it('lets no box meet another one', () => {
    const pairs = boxes.flatMap((a, index) => boxes.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => meet(a, b))).toEqual([]);
  });

  it('keeps boxes in the figure, and those of controllers in their frames', () => {
    for (const box of boxes) {
      expect(box.x, box.key).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, box.key).toBeLessThanOrEqual(width);
      expect(box.y + BOX_HEIGHT, box.key).toBeLessThanOrEqual(height);
    }
    for (const { from } of links) {
      const box = boxes.find(({ key }) => key === from) as Box;
      const frame = frames.find(({ y, height: tall }) => box.y > y && box.y + BOX_HEIGHT < y + tall);
      expect(frame && box.x > frame.x && box.x + box.width < frame.x + frame.width, from).toBe(true);
    }
  });

  it('gives each key once, and neighbours that nobody was granted one box', () => {
    expect(new Set(boxes.map(({ key }) => key)).size).toBe(boxes.length);
    const shown = boxes.filter(({ key }) => key.startsWith('entry-')).length;
    const granted = state.controllers.flatMap(({ vectors }) => vectors).length;
    expect(shown).toBeLessThanOrEqual(2 * granted + 1);
  });

  it('refuses a controller with a part that the function does not have', () => {
    const controllers = state.controllers.map((controller) => ({
      ...controller,
      vectors: [{ vector: 0, entry: state.vectors }],
    }));
    const broken = { ...state, controllers };
    expect(() => layoutSharing(broken)).toThrow('expected one that the function has');
  });
});
