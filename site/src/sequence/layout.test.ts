import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { spec } from '../../config/paths.ts';
import { layoutSequence, textWidth } from './layout.ts';
import { parseSequence, type Sequence } from './parse.ts';

const HEAD = 'sequenceDiagram\n participant a as Host\n participant b as Device\n';

describe('parseSequence', () => {
  it('reads commands and answers', () => {
    expect(parseSequence(`${HEAD} a->>b: Create X: now\n b-->>a: Done\n`)).toEqual({
      participants: [
        { id: 'a', name: 'Host' },
        { id: 'b', name: 'Device' },
      ],
      messages: [
        { from: 'a', to: 'b', text: 'Create X: now', answer: false },
        { from: 'b', to: 'a', text: 'Done', answer: true },
      ],
    });
  });

  it.each([
    ['another diagram', 'flowchart LR\n a --> b'],
    ['a line that it does not know', `${HEAD} a->>b: X\n loop twice\n`],
    ['somebody who takes no part', `${HEAD} a->>c: X\n`],
    ['no messages', HEAD],
  ])('leaves %s alone', (_, source) => {
    expect(parseSequence(source)).toBeNull();
  });
});

describe('layoutSequence of the annex', () => {
  const page = readFileSync(path.join(spec, 'annex', 'mechanics.md'), 'utf8');
  const source = /```mermaid\n(?<source>sequenceDiagram.*?)```/su.exec(page)?.groups?.['source'] ?? '';
  const sequence = parseSequence(source) as Sequence;
  const { width, height, arrows } = layoutSequence(sequence);

  it('draws every message in turn, inside the figure', () => {
    expect(arrows.map(({ message }) => message)).toEqual(sequence.messages);
    expect(arrows.every(({ y }, i) => y < height && y > (arrows[i - 1]?.y ?? 0))).toBe(true);
    expect(arrows.every(({ x1, x2 }) => Math.min(x1, x2) > 0 && Math.max(x1, x2) < width)).toBe(true);
  });

  it('gives every text room above its arrow', () => {
    for (const { message, x1, x2 } of arrows) expect(textWidth(message), message.text).toBeLessThan(Math.abs(x1 - x2));
  });
});
