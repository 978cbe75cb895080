/** Sizes in pixels of the figure's own coordinates, and what stands in it. */
export const LINE = 15;
export const BOX_HEIGHT = 40;
export const MARGIN = 8;
/** Distance of two arrows at a box. */
export const PORT = 16;
/** Distance of a label from the line above it. */
export const TRACK_GAP = 14;
/** Radius of the dot that stands for creation. */
export const DOT = 7;

export interface Box {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Lines of text; `y` is the base line of the first. */
export interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align: 'start' | 'middle';
}
