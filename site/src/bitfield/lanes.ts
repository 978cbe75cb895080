import type { Field, Lane, Lanes, Segment } from './field.ts';

/** Cuts bit fields into lanes of at most 32 bits; the highest bit stands at the top left, as NVMe draws it. */
export function bitLanes(fields: readonly Field[]): Lanes {
  const top = Math.max(...fields.map((field) => field.high));
  const columns = Math.min(32, [8, 16, 32].find((width) => top < width) ?? 32);
  const lanes: Lane[] = [];
  for (let low = Math.floor(top / columns) * columns; low >= 0; low -= columns) {
    const high = low + columns - 1;
    const segments = inLane(fields, low, high).map((field): Segment => ({
      field,
      from: high - Math.min(field.high, high),
      to: high - Math.max(field.low, low),
      opensLeft: field.high > high,
      opensRight: field.low < low,
      main: false,
    }));
    lanes.push({ shape: 'row', low, high, segments: segments.sort((a, b) => a.from - b.from) });
  }
  return { columns, lanes: markMain(lanes) };
}

/** Cuts bytes into lanes of at most 16, the lowest byte at the top left; several full lanes of one field become one. */
export function byteLanes(fields: readonly Field[]): Lanes {
  const top = Math.max(...fields.map((field) => field.high));
  const columns = [4, 8, 16].find((width) => top < width) ?? 16;
  const lanes: Lane[] = [];
  for (let low = 0; low <= top; low += columns) {
    const high = low + columns - 1;
    const segments = inLane(fields, low, high).map((field): Segment => ({
      field,
      from: Math.max(field.low, low) - low,
      to: Math.min(field.high, high) - low,
      opensLeft: field.low < low,
      opensRight: field.high > high,
      main: false,
    }));
    const lane: Lane = { shape: 'row', low, high, segments: segments.sort((a, b) => a.from - b.from) };
    const merged = collapse(lanes.at(-1), lane, columns);
    if (merged) lanes.splice(-1, 1, merged);
    else lanes.push(lane);
  }
  return { columns, lanes: [...markMain(lanes), ...repeats(fields, columns)] };
}

function inLane(fields: readonly Field[], low: number, high: number): Field[] {
  return fields.filter((field) => field.high >= low && field.low <= high);
}

/** One lane for two that the same field fills, or `null`. */
function collapse(before: Lane | undefined, lane: Lane, columns: number): Lane | null {
  const [a, b] = [before && filling(before, columns), filling(lane, columns)];
  if (!before || !a || !b || a.field !== b.field) return null;
  return { shape: 'collapsed', low: before.low, high: lane.high, segments: [{ ...a, opensRight: b.opensRight }] };
}

function filling(lane: Lane, columns: number): Segment | null {
  const segment = lane.segments[0];
  return segment && segment.from === 0 && segment.to === columns - 1 ? segment : null;
}

/** Lists go on after the last lane: one lane stands for all further entries. */
function repeats(fields: readonly Field[], columns: number): Lane[] {
  return fields
    .filter((field) => field.stride !== null)
    .map((field) => ({
      shape: 'repeat',
      low: field.low,
      high: field.high,
      segments: [{ field, from: 0, to: columns - 1, opensLeft: true, opensRight: true, main: true }],
    }));
}

/** Marks the widest segment of each field; a collapsed lane counts all its columns. */
function markMain(lanes: readonly Lane[]): Lane[] {
  const widest = new Map<Field, Segment>();
  const width = (segment: Segment, lane: Lane) => (lane.shape === 'collapsed' ? Infinity : segment.to - segment.from);
  const widths = new Map<Field, number>();
  for (const lane of lanes) {
    for (const segment of lane.segments) {
      if (width(segment, lane) <= (widths.get(segment.field) ?? -1)) continue;
      widths.set(segment.field, width(segment, lane));
      widest.set(segment.field, segment);
    }
  }
  return lanes.map((lane) => ({
    ...lane,
    segments: lane.segments.map((segment) => ({ ...segment, main: widest.get(segment.field) === segment })),
  }));
}
