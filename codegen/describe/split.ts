/** Splits at commas that stand outside quotes and braces; parts are trimmed, and an empty text has none. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let depth = 0;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === '{' || character === '[')) depth += 1;
    if (!quoted && (character === '}' || character === ']')) depth -= 1;
    if (character === ',' && depth === 0 && !quoted) {
      parts.push(part.trim());
      part = '';
    } else {
      part += character;
    }
  }
  const last = part.trim();
  return last === '' && parts.length === 0 ? [] : [...parts, last];
}
