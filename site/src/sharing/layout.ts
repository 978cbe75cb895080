import type { Sharing } from '../../../reference/host/sharing.ts';
import {
  namespaces,
  pages,
  panels,
  spaces,
  vectors,
  type Group,
  type Item,
  type Owner,
  type Panel,
  type Port,
} from './parts.ts';

/** A part in its place. Lengths are in units of the view box. */
export interface Box extends Item {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Heading {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** The frame of a controller. */
export interface Frame {
  readonly title: string;
  readonly owner: Owner;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line from one box to another one, by their keys. */
export interface Link {
  readonly from: string;
  readonly to: string;
  readonly owner: Owner;
  readonly path: string;
}

export interface SharingLayout {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly Heading[];
  readonly frames: readonly Frame[];
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
}

export const BOX_HEIGHT = 26;
const STEP = BOX_HEIGHT + 6;
const HEADING = 26;
const GAP = 18;
const PADDING = 10;
const COLUMN = 180;
const PORT = 118;
const FRAME = 2 * PORT + 3 * PADDING;
const FRAME_X = COLUMN + 72;
const RIGHT_X = FRAME_X + FRAME + 72;
const WIDTH = RIGHT_X + COLUMN;

/** Places the parts of a function on the left and on the right, controllers between them, and lines from one to the other. */
export function layoutSharing(sharing: Sharing): SharingLayout {
  const left = stack([pages(sharing)], 1);
  const right = stack([spaces(sharing), vectors(sharing), namespaces(sharing)], RIGHT_X - 1);
  const middle = stackPanels(panels(sharing));
  const boxes = [...left.boxes, ...middle.boxes, ...right.boxes];
  const places = new Map(boxes.map((box) => [box.key, box]));
  return {
    width: WIDTH,
    height: Math.max(left.height, middle.height, right.height),
    headings: [...left.headings, { text: 'Controllers', x: FRAME_X, y: 16 }, ...right.headings],
    frames: middle.frames,
    boxes,
    links: middle.ports.map(({ key, to, owner }) => link(places.get(key), places.get(to), owner)),
  };
}

function stack(groups: readonly Group[], x: number) {
  const boxes: Box[] = [];
  const headings: Heading[] = [];
  let y = 0;
  for (const { heading, items } of groups) {
    headings.push({ text: heading, x, y: y + 16 });
    y += HEADING;
    for (const item of items) {
      boxes.push({ ...item, x, y, width: COLUMN });
      y += STEP;
    }
    y += GAP;
  }
  return { boxes, headings, height: y - GAP };
}

function stackPanels(all: readonly Panel[]) {
  const boxes: Box[] = [];
  const frames: Frame[] = [];
  let y = HEADING;
  for (const { title, owner, left, right } of all) {
    const top = y + HEADING + 6;
    const height = HEADING + 6 + Math.max(left.length, right.length) * STEP + 4;
    frames.push({ title, owner, x: FRAME_X, y, width: FRAME, height });
    left.forEach((port, i) => boxes.push(place(port, FRAME_X + PADDING, top + i * STEP)));
    right.forEach((port, i) => boxes.push(place(port, FRAME_X + PORT + 2 * PADDING, top + i * STEP)));
    y += height + GAP;
  }
  return { boxes, frames, ports: all.flatMap(({ left, right }) => [...left, ...right]), height: y - GAP + 2 };
}

function place({ to: _, ...item }: Port, x: number, y: number): Box {
  return { ...item, x, y, width: PORT };
}

function link(from: Box | undefined, to: Box | undefined, owner: Owner): Link {
  if (!from || !to)
    throw new RangeError('Unexpected number in the state of a function, expected one that the function has');
  const isLeft = to.x < from.x;
  const [x1, x2] = isLeft ? [from.x, to.x + to.width] : [from.x + from.width, to.x];
  const [y1, y2] = [from.y + BOX_HEIGHT / 2, to.y + BOX_HEIGHT / 2];
  const middle = (x1 + x2) / 2;
  return { from: from.key, to: to.key, owner, path: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}` };
}
