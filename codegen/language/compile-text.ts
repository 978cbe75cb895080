/** The second reading of `malformed`, over the hexadecimal digits; see `interpret-text.ts` for the rules. */
export function compileMalformed(format: 'ascii' | 'nqn'): (hex: string) => boolean {
  return (hex) => !ALL_ZERO.test(hex) && (format === 'ascii' ? !PRINTABLE.test(hex) : !NAME.test(hex));
}

const ALL_ZERO = /^0*$/;
const PRINTABLE = /^(?:[2-6].|7[0-9a-e])*$/;

const TAIL = '[89ab].';
/** The well-formed byte sequences of UTF-8 but the zero byte, as the Unicode standard lists them. */
const CHARACTER = [
  '0[1-9a-f]|[1-7].',
  `(?:c[2-9a-f]|d.)${TAIL}`,
  `e0[ab].${TAIL}`,
  `(?:e[1-9a-cef])${TAIL}${TAIL}`,
  `ed[89].${TAIL}`,
  `f0[9ab].${TAIL}${TAIL}`,
  `f[1-3]${TAIL}${TAIL}${TAIL}`,
  `f48.${TAIL}${TAIL}`,
].join('|');
/** `nqn.`, then UTF-8, in at most 223 bytes, then zero bytes, at least one. */
const NAME = new RegExp(`^(?=(?:(?!00)..){4,223}(?:00)+$)6e716e2e(?:${CHARACTER})*(?:00)+$`);
