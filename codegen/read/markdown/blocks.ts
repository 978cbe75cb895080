import type { Html, RootContent } from 'mdast';
import type { GeneratedBlock } from '../../model/model.ts';
import type { Report } from '../report.ts';
import { type Lines, offsets } from './lines.ts';

const OPENING = /^<!-- generated: (?<name>[a-z0-9]+(?:-[a-z0-9]+)*) -->$/;
const CLOSING = '<!-- /generated -->';
const RULE = 'generated-block';

/** Finds the blocks between `<!-- generated: NAME -->` and `<!-- /generated -->`. */
export function readBlocks(nodes: readonly RootContent[], lines: Lines, report: Report): readonly GeneratedBlock[] {
  const blocks: GeneratedBlock[] = [];
  let open: { readonly name: string; readonly node: Html } | null = null;
  for (const node of nodes) {
    if (node.type !== 'html') continue;
    const { from, to } = offsets(node);
    const at = lines.range(from, to);
    const text = node.value.trim();
    const name = OPENING.exec(text)?.groups?.['name'];
    if (name !== undefined) {
      if (open !== null)
        report(RULE, at, `Unexpected start of a generated block, expected ${CLOSING} first`, rangeOf(open.node, lines));
      open = { name, node };
    } else if (text === CLOSING) {
      if (open === null) report(RULE, at, `Unexpected ${CLOSING}, expected <!-- generated: NAME --> above it`);
      else
        blocks.push({
          name: open.name,
          section: lines.file.path,
          from: offsets(open.node).to,
          to: from,
          at: rangeOf(open.node, lines),
        });
      open = null;
    } else if (/^<!-- *\/?generated/.test(text)) {
      report(
        RULE,
        at,
        `Unexpected comment, expected <!-- generated: NAME --> or ${CLOSING}, each on a line of its own`,
      );
    }
  }
  if (open !== null)
    report(RULE, rangeOf(open.node, lines), `Unexpected generated block without an end, expected ${CLOSING} below it`);
  return blocks;
}

function rangeOf(node: Html, lines: Lines): ReturnType<Lines['range']> {
  const { from, to } = offsets(node);
  return lines.range(from, to);
}
