import type { Arrow, LifeCycle } from './graph.ts';

/** Reads the part of Mermaid's state diagrams that the text uses, as a life cycle of `object`; `null` where there is anything else. */
export function parseStateDiagram(source: string, object: string): LifeCycle | null {
  const [title, ...lines] = source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (title !== 'stateDiagram-v2') return null;
  const arrows: Arrow[] = [];
  for (const line of lines) {
    const found = /^(?<from>\w+|\[\*\]) --> (?<to>\w+|\[\*\]): (?<cause>.+)$/u.exec(line)?.groups;
    if (!found) return null;
    const { from = '', to = '', cause = '' } = found;
    arrows.push({ from: stateOf(from), to: stateOf(to), causes: [cause] });
  }
  const states = new Set(arrows.flatMap(({ from, to }) => [from, to]).filter((state) => state !== null));
  return states.size > 0 ? { object, states: [...states], arrows } : null;
}

function stateOf(name: string): string | null {
  return name === '[*]' ? null : name;
}
