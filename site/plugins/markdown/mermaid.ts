import type { Code, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { visit } from 'unist-util-visit';
import { parseStateDiagram } from '../../src/lifecycle/state-diagram.ts';
import { parseFlow } from '../../src/flow/parse.ts';
import { parseSequence } from '../../src/sequence/parse.ts';
import { component } from './nodes.ts';

/**
 * Draws the Mermaid diagrams of the text, those of states, sequences and flows, when the site is built; Mermaid itself would cost every
 * reader a megabyte. Any other diagram is shown as its source, with a title that says so.
 */
export function mermaidFigures() {
  return (tree: Root): void => {
    visit(tree, 'code', (code, index, parent) => {
      if (code.lang !== 'mermaid' || !parent || index === undefined) return;
      const figure = drawn(code);
      if (figure) {
        parent.children[index] = figure;
        return;
      }
      code.lang = 'text';
      code.meta = 'title="Diagram (Mermaid source)"';
    });
  };
}

function drawn({ value }: Code): MdxJsxFlowElement | null {
  const sequence = parseSequence(value);
  if (sequence) return component('SequenceFigure', { sequence: JSON.stringify(sequence) });
  const flow = parseFlow(value);
  if (flow) return component('FlowChart', { flow: JSON.stringify(flow) });
  const states = parseStateDiagram(value, 'the usual ways');
  return states && component('LifeCycle', { graph: JSON.stringify(states) });
}
