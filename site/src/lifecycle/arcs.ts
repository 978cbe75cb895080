import type { Arrow } from './graph.ts';
import { LINE, MARGIN, PORT, TRACK_GAP, type Label } from './geometry.ts';
import { wrapCauses, type Wrapped } from './wrap.ts';

/** Least room for a label before it is broken into lines. */
const LEAST_LABEL = 150;

/** An arrow between two states, over the boxes. */
export interface Arc {
  readonly arrow: Arrow;
  readonly left: number;
  readonly right: number;
  readonly forward: boolean;
}

export function arcOf(arrow: Arrow, states: readonly string[]): Arc[] {
  if (arrow.from === null || arrow.to === null) return [];
  const [from, to] = [states.indexOf(arrow.from), states.indexOf(arrow.to)];
  if (from < 0 || to < 0) return [];
  return [{ arrow, left: Math.min(from, to), right: Math.max(from, to), forward: from < to }];
}

/**
 * Where each arc leaves and meets its boxes. Arcs to the left stand left of those to the right, and the longer of two arcs
 * stands further inside: so arcs that share a box do not cross.
 */
export function portPositions(arcs: readonly Arc[], centres: readonly number[]): [from: number, to: number][] {
  const positions = new Map<string, number>();
  centres.forEach((centre, box) => {
    const here = arcs.map((arc, index) => ({ arc, index })).filter(({ arc }) => arc.left === box || arc.right === box);
    const side = ({ arc }: (typeof here)[number]) => {
      const span = spanOf(arc);
      return arc.right === box ? span - 1000 : -span;
    };
    here.sort((a, b) => side(a) - side(b));
    here.forEach(({ index }, place) =>
      positions.set(`${index}@${box}`, centre + (place - (here.length - 1) / 2) * PORT),
    );
  });
  return arcs.map(({ left, right, forward }, index) => {
    const [a, b] = [positions.get(`${index}@${left}`) ?? 0, positions.get(`${index}@${right}`) ?? 0];
    return forward ? [a, b] : [b, a];
  });
}

/** An arc with its height over the boxes. */
interface Placed {
  readonly index: number;
  /** How high its line runs over the boxes. */
  readonly low: number;
  readonly height: number;
  readonly text: Wrapped;
  /** The middle of its label. */
  readonly x: number;
  /** What it takes of its level, the label included. */
  readonly from: number;
  readonly to: number;
}

export interface Level {
  /** Where the arc's line runs, counted down from the top of the highest level. */
  readonly line: number;
  readonly label: Label;
}

/** Gives each arc a level, the short ones first and lowest, and puts its label on its line. */
export function stackLevels(
  arcs: readonly Arc[],
  ports: readonly (readonly [number, number])[],
  width: number,
): { height: number; levels: Level[] } {
  const placed: Placed[] = [];
  const order = arcs.map((arc, index) => ({ index, span: spanOf(arc) })).sort((a, b) => a.span - b.span);
  order.forEach(({ index }, place) => {
    const ends = endsOf(ports[index]);
    // Longer arcs run above and come down beside the label or through it.
    const lines = order.slice(place + 1).flatMap((later) => endsOf(ports[later.index]));
    const { text, middle } = fitting(arcs[index]?.arrow.causes ?? [], ends, lines);
    const x = inside(middle, text.width, width);
    const [from, to] = [Math.min(ends[0], x - text.width / 2), Math.max(ends[1], x + text.width / 2)];
    const below = placed.filter((other) => other.from - 6 < to && from - 6 < other.to);
    const low = Math.max(TRACK_GAP, ...below.map((other) => other.low + other.height));
    placed.push({ index, low, height: text.lines.length * LINE + TRACK_GAP, text, x, from, to });
  });
  const height = Math.max(0, ...placed.map((arc) => arc.low + arc.height));
  const levels: Level[] = [];
  for (const arc of placed) {
    const line = height - arc.low;
    const y = line - 6 - (arc.text.lines.length - 1) * LINE;
    levels[arc.index] = { line, label: { ...arc.text, x: arc.x, y, align: 'middle' } };
  }
  return { height, levels };
}

/** The label of an arc, between lines that cross the arc: where it takes the fewest lines of text, as near to the middle as can be. */
function fitting(
  causes: readonly string[],
  [left, right]: readonly [number, number],
  lines: readonly number[],
): { readonly text: Wrapped; readonly middle: number } {
  const crossing = lines.filter((x) => x > left && x < right).sort((a, b) => a - b);
  const [first, ...others] = [left, ...crossing].map((from, index) => {
    const to = crossing[index] ?? right;
    const text = wrapCauses(causes, crossing.length > 0 ? to - from - 16 : Math.max(to - from - 16, LEAST_LABEL));
    const excess = Math.max(0, text.width - (to - from));
    const middle = (from + to) / 2;
    return { text, middle, cost: [excess, text.lines.length, Math.abs(middle - (left + right) / 2)] as const };
  }) as [Fit, ...Fit[]];
  return others.reduce((best, each) => (isLess(each.cost, best.cost) ? each : best), first);
}

interface Fit {
  readonly text: Wrapped;
  readonly middle: number;
  /** The first part counts most. */
  readonly cost: readonly number[];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((part, at) => part !== b[at]);
  return index >= 0 && (a[index] ?? 0) < (b[index] ?? 0);
}

function endsOf([a = 0, b = 0]: readonly number[] = []): readonly [number, number] {
  return [Math.min(a, b), Math.max(a, b)];
}

/** Two arcs between the same boxes are not of the same length, so that one runs over the other. */
function spanOf({ left, right, forward }: Arc): number {
  return right - left + (forward ? 0.5 : 0);
}

function inside(x: number, label: number, width: number): number {
  return Math.min(Math.max(x, label / 2 + MARGIN), width - label / 2 - MARGIN);
}
