import type { Flow, FlowArrow, FlowBox } from './parse.ts';

/** Sizes in pixels of the figure's own coordinates. */
export const LINE = 18;
const GAP_Y = 30;
const MARGIN = 4;
const CHARACTER = 7;
const TEXT_CHARACTER = 6.2;
/** From the end of a text to the next column. */
const TEXT_END = 14;
/** How wide the curves are. */
const BEND = 44;

export interface PlacedBox extends FlowBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PlacedArrow extends FlowArrow {
  readonly path: string;
  /** Where it leaves and enters gaps between columns. */
  readonly points: readonly Point[];
  /** The end of its text. */
  readonly x: number;
  readonly y: number;
}

export interface FlowLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
}

/** A box, or the place in a column where an arrow that leads further passes by. */
interface Slot {
  readonly box: FlowBox | null;
  readonly height: number;
}

/**
 * Boxes in columns: each stands right of all that lead to it. An arrow that skips columns has a place of its own in them, so that
 * it runs between boxes and not through one. Texts stand in the gap after the column in which their
 * arrow begins, where it arrives: there arrows are apart.
 */
export function layoutFlow(flow: Flow): FlowLayout {
  const columnOf = columns(flow);
  const count = Math.max(...columnOf.values()) + 1;
  const slots = ordered(flow, columnOf, count);
  const widths = slots.map((column) => Math.max(0, ...[...column.values()].map(({ box }) => (box ? widthOf(box) : 0))));
  const gaps = gapsOf(flow, columnOf, count);
  const lefts = widths.map((_, index) => MARGIN + sum(widths.slice(0, index)) + sum(gaps.slice(0, index)));
  const heights = slots.map(
    (column) => sum([...column.values()].map(({ height }) => height)) + (column.size - 1) * GAP_Y,
  );
  const height = Math.max(...heights);
  const places = new Map<string, Place>();
  slots.forEach((column, index) => {
    let y = MARGIN + (height - (heights[index] ?? 0)) / 2;
    for (const [key, slot] of column) {
      places.set(`${index} ${key}`, { x: lefts[index] ?? 0, y, width: widths[index] ?? 0, height: slot.height });
      y += slot.height + GAP_Y;
    }
  });
  const boxes = flow.boxes.flatMap((box): PlacedBox[] => {
    const place = places.get(`${columnOf.get(box.id) ?? 0} ${box.id}`);
    return place ? [{ ...box, ...place }] : [];
  });
  return {
    width: (lefts.at(-1) ?? 0) + (widths.at(-1) ?? 0) + MARGIN,
    height: height + 2 * MARGIN,
    boxes,
    arrows: flow.arrows.map((arrow) => placedArrow(arrow, flow, { columnOf, places })),
  };
}

function columns({ boxes, arrows }: Flow): ReadonlyMap<string, number> {
  const found = new Map(boxes.map(({ id }) => [id, 0]));
  // A box moves right as often as the longest way to it has arrows.
  boxes.forEach(() => {
    for (const { from, to } of arrows) found.set(to, Math.max(found.get(to) ?? 0, (found.get(from) ?? 0) + 1));
  });
  return found;
}

/** The slots of each column, each near to what leads to it. */
function ordered({ boxes, arrows }: Flow, columnOf: ReadonlyMap<string, number>, count: number): Map<string, Slot>[] {
  const found: Map<string, Slot>[] = [];
  for (let index = 0; index < count; index += 1) {
    const before = [...(found[index - 1]?.keys() ?? [])];
    const rank = (sources: readonly string[]): number => {
      const ranks = sources.map((source) => before.indexOf(source)).filter((place) => place >= 0);
      return ranks.length === 0 ? before.length : sum(ranks) / ranks.length;
    };
    const passing = arrows.filter(
      ({ from, to }) => (columnOf.get(from) ?? 0) < index && (columnOf.get(to) ?? 0) > index,
    );
    const here = [
      ...boxes
        .filter(({ id }) => columnOf.get(id) === index)
        .map((box) => ({
          key: box.id,
          slot: { box, height: boxHeight(box, arrows) },
          rank: rank(arrows.filter(({ to }) => to === box.id).flatMap((arrow) => [arrow.from, keyOf(arrow)])),
        })),
      ...passing.map((arrow) => ({
        key: keyOf(arrow),
        slot: { box: null, height: LINE },
        rank: rank([(columnOf.get(arrow.from) ?? 0) === index - 1 ? arrow.from : keyOf(arrow)]),
      })),
    ].sort((a, b) => a.rank - b.rank);
    found.push(new Map(here.map(({ key, slot }) => [key, slot])));
  }
  return found;
}

/** As high as its lines need, and the texts of the arrows that lead to it. */
function boxHeight({ id, lines }: FlowBox, arrows: readonly FlowArrow[]): number {
  return Math.max(lines.length * LINE + 16, arrows.filter(({ to }) => to === id).length * LINE);
}

/** After each column, room for the texts of the arrows that begin there. */
function gapsOf({ arrows }: Flow, columnOf: ReadonlyMap<string, number>, count: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    Math.max(
      BEND + 16,
      ...arrows
        .filter(({ from }) => columnOf.get(from) === index)
        .map(({ text }) => (text === '' ? 0 : BEND + textWidth(text) + TEXT_END)),
    ),
  );
}

interface Places {
  readonly columnOf: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, Place>;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function placedArrow(arrow: FlowArrow, { arrows }: Flow, known: Places): PlacedArrow {
  const [from, ...rest] = placesOf(arrow, known) as [Place, Place, ...Place[]];
  const [to, via] = [rest.at(-1) as Place, rest.slice(0, -1)];
  const leaving = arrows.filter((each) => each.from === arrow.from);
  const arriving = arrows.filter((each) => each.to === arrow.to);
  const points = [
    { x: from.x + from.width, y: portOf(arrow, leaving, from, (each) => centre(placesOf(each, known)[1])) },
    ...via.flatMap((place) => [
      { x: place.x, y: centre(place) },
      { x: place.x + place.width, y: centre(place) },
    ]),
    { x: to.x - 2, y: portOf(arrow, arriving, to, (each) => centre(placesOf(each, known).at(-2))) },
  ];
  const next = points[1] as Point;
  return { ...arrow, path: pathOf(points), points, x: next.x - TEXT_END, y: next.y - 4 };
}

/** Where an arrow begins, passes by and ends. */
function placesOf(arrow: FlowArrow, { columnOf, places }: Places): Place[] {
  const [first, last] = [columnOf.get(arrow.from) ?? 0, columnOf.get(arrow.to) ?? 0];
  const keys = Array.from({ length: last - first - 1 }, (_, index) => `${first + 1 + index} ${keyOf(arrow)}`);
  return [`${first} ${arrow.from}`, ...keys, `${last} ${arrow.to}`].flatMap((key) => places.get(key) ?? []);
}

/** Arrows that share a side of a box meet it one below the other, in the order of their other ends. */
function portOf(
  arrow: FlowArrow,
  all: readonly FlowArrow[],
  { y, height }: Place,
  heightOf: (arrow: FlowArrow) => number,
): number {
  const sorted = [...all].sort((a, b) => heightOf(a) - heightOf(b));
  return y + (height * (sorted.indexOf(arrow) + 1)) / (all.length + 1);
}

function centre(place: Place | undefined): number {
  return place === undefined ? 0 : place.y + place.height / 2;
}

/** Curves at the beginning of the gaps between columns, straight lines under texts and within columns. */
function pathOf(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${x} ${y}`;
      if (index % 2 === 0) return `H${x}`;
      const end = Math.min(x, before.x + BEND);
      const middle = (before.x + end) / 2;
      return `C${middle} ${before.y} ${middle} ${y} ${end} ${y}H${x}`;
    })
    .join('');
}

function widthOf({ lines }: FlowBox): number {
  return Math.max(...lines.map((line) => line.length)) * CHARACTER + 20;
}

export function textWidth(text: string): number {
  return text.length * TEXT_CHARACTER;
}

function keyOf({ from, to }: FlowArrow): string {
  return `${from}>${to}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
