import { arcOf, portPositions, stackLevels, type Arc } from './arcs.ts';
import { BOX_HEIGHT, DOT, LINE, MARGIN, PORT, type Box, type Label } from './geometry.ts';
import type { Arrow, LifeCycle } from './graph.ts';
import { wrapCauses } from './wrap.ts';

const LEAST_BOX = 96;
const GAP = 84;
/** Room on the left for the creation. */
const GUTTER = 132;
const CORNER = 8;

export interface Drawn {
  readonly arrow: Arrow;
  readonly path: string;
  readonly label: Label;
}

/** A life cycle with coordinates. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  /** The centre of the initial node; `null` where nothing creates the object. */
  readonly start: { readonly x: number; readonly y: number } | null;
  /** The final node; `null` where the object never goes. */
  readonly end: Box | null;
  readonly arrows: readonly Drawn[];
}

/**
 * States in one row. Arrows between states run above it, each on a level of its own as far as they overlap, short ones below
 * long ones; arrows to the end run straight down. So no label meets another one, however many rows the table has.
 */
export function layoutLifeCycle({ states, arrows }: LifeCycle): Layout {
  const between = arrows.flatMap((arrow) => arcOf(arrow, states));
  const widths = states.map((name, index) => boxWidth(name, between, index));
  const creation = arrows.filter(({ from }) => from === null);
  const offset = creation.length > 0 ? GUTTER : MARGIN;
  const lefts = widths.map((_, index) => offset + sum(widths.slice(0, index)) + index * GAP);
  const centres = lefts.map((left, index) => left + (widths[index] ?? 0) / 2);
  const width = offset + sum(widths) + (states.length - 1) * GAP + GAP;

  const ports = portPositions(between, centres);
  const { height, levels } = stackLevels(between, ports, width);
  const top = MARGIN + height;
  const boxes = states.map((name, index) => ({ name, x: lefts[index] ?? 0, y: top, width: widths[index] ?? 0 }));
  const bottom = top + BOX_HEIGHT;

  const over = between.flatMap(({ arrow }, index): Drawn[] => {
    const [level, port] = [levels[index], ports[index]];
    if (!level || !port) return [];
    const path = overPath(port[0], port[1], MARGIN + level.line, top);
    return [{ arrow, path, label: { ...level.label, y: MARGIN + level.label.y } }];
  });
  const down = downArrows(arrows, boxes, bottom);
  const into = creationArrows(creation, boxes[0], top);
  const last = boxes.at(-1);
  const end =
    down.drawn.length > 0 && last ? { name: 'gone', x: offset, y: down.y, width: last.x + last.width - offset } : null;
  return {
    width,
    height: (end ? end.y + BOX_HEIGHT : Math.max(bottom, into.bottom)) + MARGIN,
    boxes,
    start: creation.length > 0 ? { x: MARGIN + DOT, y: top + BOX_HEIGHT / 2 } : null,
    end,
    arrows: [...into.drawn, ...over, ...down.drawn],
  };
}

/** As wide as its name and the arrows at its upper side need, and as the labels at its lower side. */
function boxWidth(name: string, arcs: readonly Arc[], index: number): number {
  const ports = arcs.filter(({ left, right }) => left === index || right === index).length;
  return Math.max(LEAST_BOX, name.length * 9 + 20, (ports + 1) * PORT);
}

function overPath(from: number, to: number, y: number, top: number): string {
  const turn = from < to ? CORNER : -CORNER;
  return `M${from} ${top}V${y + CORNER}Q${from} ${y} ${from + turn} ${y}H${to - turn}Q${to} ${y} ${to} ${y + CORNER}V${top - 2}`;
}

/** Straight arrows to the final node, with the label beside them. */
function downArrows(arrows: readonly Arrow[], boxes: readonly Box[], bottom: number): { drawn: Drawn[]; y: number } {
  const labels = arrows
    .filter(({ to, from }) => to === null && from !== null)
    .flatMap((arrow) => {
      const index = boxes.findIndex(({ name }) => name === arrow.from);
      const box = boxes[index];
      if (!box) return [];
      const x = box.x + 14;
      const room = box.width + GAP - 14 - 14;
      return [{ arrow, x, text: wrapCauses(arrow.causes, room) }];
    });
  const height = Math.max(0, ...labels.map(({ text }) => text.lines.length * LINE)) + 28;
  const y = bottom + height;
  const drawn = labels.map(({ arrow, x, text }): Drawn => ({
    arrow,
    path: `M${x} ${bottom}V${y - 2}`,
    label: { ...text, x: x + 8, y: bottom + 22, align: 'start' },
  }));
  return { drawn, y };
}

/** The arrow from the initial node into the first state, with the label under it. */
function creationArrows(
  arrows: readonly Arrow[],
  first: Box | undefined,
  top: number,
): { drawn: Drawn[]; bottom: number } {
  if (!first) return { drawn: [], bottom: 0 };
  const y = top + BOX_HEIGHT / 2;
  const drawn = arrows.map((arrow): Drawn => {
    const text = wrapCauses(arrow.causes, GUTTER - MARGIN - 4);
    return {
      arrow,
      path: `M${MARGIN + 2 * DOT} ${y}H${first.x - 2}`,
      label: { ...text, x: MARGIN, y: y + DOT + LINE, align: 'start' },
    };
  });
  return { drawn, bottom: Math.max(0, ...drawn.map(({ label }) => label.y + label.lines.length * LINE)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
