import type { RootContent } from 'mdast';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { SourceRange } from '../../model/source.ts';
import type { Report } from '../report.ts';
import { type Lines, offsets } from './lines.ts';

/** One key of the front matter: a text or a list of texts. */
export interface Property {
  readonly value: string | readonly string[];
  /** The place of the value. */
  readonly at: SourceRange;
}

/** The front matter of a file, by key. */
export interface Properties {
  readonly values: ReadonlyMap<string, Property>;
  readonly at: SourceRange;
}

const RULE = 'front-matter';

/** Reads the YAML at the head of a file. A scalar is always a text, so that `version: 0.10` keeps its zero. */
export function readProperties(node: RootContent | undefined, lines: Lines, report: Report): Properties | null {
  if (node?.type !== 'yaml') {
    report(
      RULE,
      lines.line(1),
      'Unexpected start of the file, expected front matter: a line ---, lines such as "title: Extended controllers", and a line ---',
    );
    return null;
  }
  const { from, to } = offsets(node);
  const start = from + lines.file.text.slice(from).indexOf('\n') + 1;
  const document = parseDocument(node.value, { prettyErrors: false, schema: 'failsafe' });
  const at = lines.range(from, to);
  const fault = document.errors[0];
  if (fault !== undefined) {
    const [low, high] = fault.pos;
    report(
      RULE,
      lines.range(start + low, start + Math.max(high, low + 1)),
      `Unexpected YAML, expected lines such as "title: Extended controllers"; ${fault.message}`,
    );
    return null;
  }
  if (!isMap(document.contents)) {
    report(RULE, at, 'Unexpected front matter, expected lines such as "title: Extended controllers"');
    return null;
  }
  const values = new Map<string, Property>();
  for (const { key, value } of document.contents.items) {
    const [low, high] = rangeOf(value) ?? rangeOf(key) ?? [0, node.value.length];
    values.set(textOf(key), {
      value: isSeq(value) ? value.items.map(textOf) : textOf(value),
      at: lines.range(start + low, start + high),
    });
  }
  return { values, at };
}

function textOf(node: unknown): string {
  return isScalar(node) ? String(node.value ?? '') : '';
}

function rangeOf(node: unknown): readonly [start: number, end: number] | null {
  if (!isScalar(node) && !isSeq(node) && !isMap(node)) return null;
  return !node.range ? null : [node.range[0], node.range[1]];
}
