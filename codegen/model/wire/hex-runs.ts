/** The greatest number of bytes of one text, 1 MiB: as much as the greatest buffer of a vector. */
export const MAXIMUM_BYTES = 1024 * 1024;
/** Shorter runs of equal bytes are clearer when they are written out. */
const SHORTEST_RUN = 5;

/**
 * Bytes as they stand in a file: hexadecimal, where `00*60` stands for sixty bytes of zero and a space parts a run from its
 * neighbours: `e1000040 00*60`.
 */
export function packHex(hex: string): string {
  const groups: string[] = [];
  let literal = '';
  for (let at = 0; at < hex.length;) {
    const byte = hex.slice(at, at + 2);
    let end = at + 2;
    while (end < hex.length && hex.startsWith(byte, end)) end += 2;
    const count = (end - at) / 2;
    if (count < SHORTEST_RUN) literal += hex.slice(at, end);
    else {
      if (literal !== '') groups.push(literal);
      literal = '';
      groups.push(`${byte}*${count}`);
    }
    at = end;
  }
  if (literal !== '') groups.push(literal);
  return groups.join(' ');
}

const GROUP = /^(?:(?<literal>(?:[0-9a-f]{2})+)|(?<byte>[0-9a-f]{2})\*(?<count>[1-9][0-9]{0,6}))$/;

/** The bytes that a text of a file stands for, in hexadecimal. @throws RangeError for any other text, or one of too many bytes. */
export function unpackHex(text: string): string {
  if (text === '') return '';
  let [hex, size] = ['', 0];
  for (const group of text.split(' ')) {
    const { literal, byte, count } = GROUP.exec(group)?.groups ?? {};
    if (literal === undefined && byte === undefined)
      throw new RangeError(`Unexpected bytes ${group.slice(0, 40)}, expected hexadecimal or a run such as 00*60`);
    size += literal === undefined ? Number(count) : literal.length / 2;
    if (size > MAXIMUM_BYTES)
      throw new RangeError(`Unexpected number of bytes, ${size}, expected at most ${MAXIMUM_BYTES}`);
    hex += literal ?? byte?.repeat(Number(count));
  }
  return hex;
}
