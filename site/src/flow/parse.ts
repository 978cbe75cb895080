/** A flow chart from left to right: boxes, and arrows between them. */
export interface Flow {
  readonly boxes: readonly FlowBox[];
  readonly arrows: readonly FlowArrow[];
}

export interface FlowBox {
  readonly id: string;
  /** At least one. */
  readonly lines: readonly string[];
}

export interface FlowArrow {
  readonly from: string;
  readonly to: string;
  /** Empty for an arrow without a text. */
  readonly text: string;
}

const ARROW =
  /^(?<from>\w+)(?:\["(?<fromText>[^"]+)"\])? -->(?:\|(?<text>[^|]+)\|)? (?<to>\w+)(?:\["(?<toText>[^"]+)"\])?$/u;

/** Reads the part of Mermaid's flow charts that the text uses; `null` where there is anything else, or a circle of arrows. */
export function parseFlow(source: string): Flow | null {
  const [title, ...lines] = source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (title !== 'flowchart LR' && title !== 'graph LR') return null;
  const texts = new Map<string, string>();
  const arrows: FlowArrow[] = [];
  for (const line of lines) {
    const found = ARROW.exec(line)?.groups;
    if (!found) return null;
    const { from = '', to = '', text = '' } = found;
    for (const [id, said] of [
      [from, found['fromText']],
      [to, found['toText']],
    ] as const)
      if (said !== undefined || !texts.has(id)) texts.set(id, said ?? id);
    arrows.push({ from, to, text });
  }
  const boxes = [...texts].map(([id, text]) => ({ id, lines: text.split(/<br\s*\/?>/u) }));
  return boxes.length > 0 && !hasCircle(boxes, arrows) ? { boxes, arrows } : null;
}

/** Whether boxes are left when all that nothing leads to are taken away again and again. */
function hasCircle(boxes: readonly FlowBox[], arrows: readonly FlowArrow[]): boolean {
  let left = boxes.map(({ id }) => id);
  for (;;) {
    const next = left.filter((id) => arrows.some(({ from, to }) => to === id && left.includes(from)));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}
