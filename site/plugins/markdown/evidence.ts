import type { PhrasingContent, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { definitions, scenarioHead } from './definitions.ts';
import { inline, text } from './nodes.ts';

/** What a row says of its vectors. */
export interface RowEvidence {
  readonly vectors: number;
  /** The page that lists them. */
  readonly to: string;
}

/** Puts under each requirement id how many vectors carry it, with a link to them. A requirement without one says so. */
export function rowEvidence(evidence: ReadonlyMap<string, RowEvidence>) {
  return () =>
    (tree: Root): void => {
      for (const entry of definitions(tree)) {
        const found = evidence.get(entry.id);
        if (entry.kind === 'row' && found) entry.cell.children.push(words(found));
      }
    };
}

/** Puts a link to its vector under a scenario, by scenario id. Runs before `scenarios`, which draws the fence. */
export function scenarioEvidence(routes: ReadonlyMap<string, string>) {
  return () =>
    (tree: Root): void => {
      visit(tree, 'code', (code, index, parent) => {
        const to = routes.get(scenarioHead(code)?.id ?? '');
        if (to === undefined || !parent || index === undefined) return;
        parent.children.splice(index + 1, 0, {
          type: 'paragraph',
          data: { hProperties: { className: ['scenario-vector'] } },
          children: [{ type: 'link', url: to, children: [text('The scenario as a vector')] }],
        });
        return index + 2;
      });
    };
}

function words({ vectors, to }: RowEvidence): PhrasingContent {
  const count = vectors === 1 ? '1 vector' : `${vectors} vectors`;
  return inline(
    'small',
    { className: ['row-evidence'] },
    vectors === 0 ? [text('no vector')] : [{ type: 'link', url: to, children: [text(count)] }],
  );
}
