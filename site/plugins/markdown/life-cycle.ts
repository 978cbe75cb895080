import type { Root } from 'mdast';
import { lifeCycleOf } from '../../src/lifecycle/graph.ts';
import type { Specification } from '../../src/model.ts';
import { pageTables } from './caption.ts';
import { component } from './nodes.ts';

/** Draws the life cycle of an object above the first table of its State transitions. Further tables add rows to the same figure. */
export function lifeCycles(model: Specification) {
  const first = new Map<string, string>();
  for (const { object, source } of model.transitions) {
    if (![...first.values()].includes(object)) first.set(source.replace(/^.*#tbl-/u, ''), object);
  }
  return () =>
    (tree: Root): void => {
      for (const { caption, paragraph } of pageTables(tree)) {
        const graph = caption && lifeCycleOf(model, first.get(caption.slug) ?? '');
        if (!graph || !paragraph) continue;
        tree.children.splice(
          tree.children.indexOf(paragraph),
          0,
          component('LifeCycle', { graph: JSON.stringify(graph) }),
        );
      }
    };
}
