import { describe, expect, it } from 'vitest';
import { command, model, NOWHERE } from '../../model/fixtures.ts';
import { sequenceDiagram } from './sequence-diagram.ts';

function diagram(...lines: readonly string[]): string[] {
  const source = {
    id: 'XC-A-S1',
    caption: 'A test',
    section: 'a.md',
    lines: lines.map((text) => ({ text, at: NOWHERE })),
    at: NOWHERE,
  };
  const spec = model({ scenarios: [source], commands: [command('Make Thing', []), command('Make', [])] });
  return sequenceDiagram(spec, 'a.md').split('\n');
}

describe('sequence-diagram', () => {
  it('shows who sends what, and answers that are not the usual one', () => {
    expect(
      diagram(
        'given MAXXC >= 2',
        'host Make Thing NTAG=1 => Successful Completion as a',
        'vm a queue 1 Make NSID=1 DATA="HELLO" => Successful Completion',
        'host Make Thing CNTLID=a ACT=Delete PRP1=1000h => Not Ready; #1',
        'event Primary Reset',
        'then count(XC) = 0',
      ),
    ).toEqual([
      '```mermaid',
      'sequenceDiagram',
      '  participant host as Host',
      '  participant device as Device',
      '  participant a as Driver A',
      '  host->>device: Make Thing',
      '  device-->>host: Successful Completion: controller a',
      '  a->>device: queue 1: Make (HELLO)',
      '  host->>device: Make Thing a Delete',
      '  device-->>host: Not Ready 1',
      '  Note over device: event Primary Reset',
      '```',
    ]);
  });

  it('cuts a message that is too long', () => {
    const [, , , , message = ''] = diagram(`host Make DATA="${'A'.repeat(100)}" => Successful Completion`);
    expect(message.length).toBeLessThan(90);
    expect(message).toMatch(/…$/);
  });

  it('is empty for a file without a scenario', () => {
    expect(sequenceDiagram(model(), 'a.md')).toBe('');
  });
});
