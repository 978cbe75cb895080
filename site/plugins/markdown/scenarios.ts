import type { Blockquote, Code, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { idAnchor, scenarioHead, type ScenarioHead } from './definitions.ts';
import { anchor, block, inline, line, text } from './nodes.ts';

/** A line of a scenario: who acts, what is done, and what comes of it. */
export interface Step {
  readonly actor: string;
  readonly action: string;
  /** What stands after `=>`. */
  readonly result: string | null;
}

/** Reads a line of a scenario. */
export function parseStep(source: string): Step {
  const match = /^(?<actor>\S+)\s*(?<action>.*?)(?:\s+=>\s+(?<result>.+))?$/u.exec(source.trim());
  return {
    actor: match?.groups?.['actor'] ?? '',
    action: match?.groups?.['action'] ?? '',
    result: match?.groups?.['result'] ?? null,
  };
}

/** Shows `scenario` fences as a captioned list of steps. */
export function scenarios() {
  return (tree: Root): void => {
    visit(tree, 'code', (code, index, parent) => {
      const head = scenarioHead(code);
      if (!head || !parent || index === undefined) return;
      parent.children[index] = figure(code, head);
      return [SKIP, index + 1];
    });
  };
}

function figure(code: Code, { id, caption }: ScenarioHead): Blockquote {
  const steps = code.value
    .split('\n')
    .filter((source) => source.trim() !== '')
    .map(parseStep);
  return block('figure', { className: ['scenario'] }, [
    line('figcaption', {}, [anchor(idAnchor(id), 'row-anchor', [text(id)]), text(` ${caption}`)]),
    block('ol', {}, steps.map(item)),
  ]);
}

function item({ actor, action, result }: Step): Blockquote {
  const outcome = result === null ? [] : [text(' '), inline('span', { className: ['outcome'] }, [text(`⇒ ${result}`)])];
  const words = [
    inline('b', { className: ['actor'] }, [text(actor)]),
    text(' '),
    inline('span', { className: ['action'] }, [text(action)]),
  ];
  return block('li', { className: [`actor-${actor}`] }, [line('div', {}, [...words, ...outcome])]);
}
