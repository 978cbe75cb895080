/** Text that fits its box. */
export interface Label {
  readonly text: string;
  /** Written from bottom to top. */
  readonly turned: boolean;
}

/** Font size of mnemonics in figures. */
export const LABEL_SIZE = 13;
/** Width of a character in parts of the font size; monospace fonts need 0.6, with a reserve. */
const ADVANCE = 0.63;
/** Free space at both ends of a label together. */
const PADDING = 8;

/** The space that a monospace text needs. */
export function textWidth(text: string, size: number): number {
  return text.length * size * ADVANCE;
}

/** The first of the texts that fits lying, else the first of them standing, shortened where it must be. */
export function fitLabel(texts: readonly string[], width: number, height: number, size: number): Label | null {
  const lying = texts.find((text) => textWidth(text, size) + PADDING <= width);
  if (lying !== undefined) return { text: lying, turned: false };
  const first = texts[0];
  if (first === undefined || width < size + 2) return null;
  const room = Math.floor((height - PADDING) / (size * ADVANCE));
  return { text: first.length <= room ? first : `${first.slice(0, Math.max(1, room - 1))}…`, turned: true };
}

/** How high a lane has to be for labels that do not fit lying; limited, so that a long name is shortened instead. */
export function laneHeight(
  labels: readonly { readonly text: string; readonly width: number }[],
  size: number,
  least: number,
): number {
  const standing = labels
    .filter(({ text, width }) => textWidth(text, size) + PADDING > width)
    .map(({ text }) => textWidth(text.slice(0, 10), size) + PADDING);
  return Math.ceil(Math.max(least, ...standing));
}
