import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FlowLayout, layoutFlow, textWidth } from './layout.ts';
import { type Flow, parseFlow } from './parse.ts';

const chart = `
flowchart LR
  a["spec/*.md<br>tables"] -->|read| b["Model"]
  b -->|check| c["diagnostics"]
  b -->|derive, as long as this is| d["vectors"]
  b --> e["controller"]
  d -->|run| e
  c --> f
`;

/** What the guide shows. */
const guide = /```mermaid\n(?<chart>.*?)```/s.exec(readFileSync('.github/contributing/architecture.md', 'utf8'))
  ?.groups?.['chart'];

describe('parseFlow', () => {
  it('reads boxes of several lines, and arrows with and without a text', () => {
    const { boxes, arrows } = parseFlow(chart) as Flow;
    expect(boxes.map(({ id, lines }) => [id, ...lines])).toEqual([
      ['a', 'spec/*.md', 'tables'],
      ['b', 'Model'],
      ['c', 'diagnostics'],
      ['d', 'vectors'],
      ['e', 'controller'],
      ['f', 'f'],
    ]);
    expect(arrows[0]).toEqual({ from: 'a', to: 'b', text: 'read' });
    expect(arrows[3]).toEqual({ from: 'b', to: 'e', text: '' });
  });

  it.each(['flowchart TD\na --> b', 'flowchart LR\na --- b', 'flowchart LR\na --> b\nb --> a', 'flowchart LR'])(
    'leaves the rest to others: %j',
    (source) => expect(parseFlow(source)).toBeNull(),
  );
});

describe.each([
  ['a small chart', chart],
  ['the chart of the guide', guide ?? ''],
])('layoutFlow of %s', (_, source) => {
  const { boxes, arrows, width, height } = layoutFlow(parseFlow(source) as Flow) satisfies FlowLayout;

  it('leads to the right', () => {
    for (const { from, to } of arrows) {
      const [left, right] = [from, to].map((id) => boxes.find((box) => box.id === id));
      expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0);
    }
  });

  it('has all boxes inside and apart', () => {
    for (const [index, a] of boxes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of boxes.slice(index + 1))
        expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
          true,
        );
    }
  });

  it('has texts between the columns, apart from each other', () => {
    const texts = arrows.filter(({ text }) => text !== '');
    for (const [index, { x, y, text }] of texts.entries()) {
      const start = x - textWidth(text);
      expect(boxes.every((box) => box.x + box.width <= start || box.x >= x)).toBe(true);
      for (const other of texts.slice(index + 1))
        if (other.x > start && other.x - textWidth(other.text) < x) expect(Math.abs(other.y - y)).toBeGreaterThan(11);
    }
  });

  it('leads no arrow through a box', () => {
    for (const { points, from, to } of arrows) {
      // Between two points within a column the arrow is straight.
      const columns = points.slice(1, -1).filter((_point, index) => index % 2 === 0);
      for (const { x, y } of columns) {
        const met = boxes.filter((box) => box.x <= x && x <= box.x + box.width && box.y < y && y < box.y + box.height);
        expect([from, to, met]).toEqual([from, to, []]);
      }
    }
    expect(arrows.some(({ points }) => points.length > 2)).toBe(true);
  });
});
