import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Model } from '../../model/model.ts';

/** The most that a file holds, in bytes of UTF-8; what the toolkit writes into generated blocks does not count. */
export const LARGEST = 25 * 1024;

/**
 * A file holds one section that a person can review in one go and a program reads in a moment.
 *
 * Bad: a chapter of 26 KiB. Good: two chapters.
 */
export function fileSize(model: Model): readonly Diagnostic[] {
  return model.sections
    .filter(({ size }) => size > LARGEST)
    .map(({ file, size }) => {
      const start = { line: 1, column: 1 };
      return diagnostic(
        'file-size',
        { file, start, end: start },
        `Unexpected size of ${size} bytes without generated blocks, expected at most ${LARGEST}; split the section`,
      );
    });
}
