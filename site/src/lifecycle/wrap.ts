/** Font size of labels. */
export const LABEL_SIZE = 12;
/** Width of a character in parts of the font size: that of wide letters in a proportional font, as a reserve. */
const ADVANCE = 0.56;

/** Text in lines, with the width of the longest. */
export interface Wrapped {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Each cause begins a new line, and goes on in further ones where it is wider than `room`. */
export function wrapCauses(causes: readonly string[], room: number): Wrapped {
  const lines = causes.flatMap((cause, index) => {
    const text = index < causes.length - 1 ? `${cause},` : cause;
    return wrapWords(text.split(' '), room);
  });
  return { lines, width: Math.max(0, ...lines.map(lineWidth)) };
}

export function lineWidth(line: string): number {
  return line.length * LABEL_SIZE * ADVANCE;
}

/** A word that is too long stands alone. */
function wrapWords(words: readonly string[], room: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && lineWidth(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
