/** One logical block of so many bytes that begins with a text of ASCII characters. */
export function textBlock(text: string, size = 512): Uint8Array {
  const block = new Uint8Array(size);
  for (let i = 0; i < text.length && i < size; i++) block[i] = text.charCodeAt(i);
  return block;
}

/** The text at the begin of a logical block. */
export function textOf(block: Uint8Array): string {
  const end = block.indexOf(0);
  return String.fromCharCode(...block.subarray(0, end < 0 ? block.length : end));
}
