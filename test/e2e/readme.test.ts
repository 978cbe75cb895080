import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snvme } from './snvme.ts';
import { root } from '../spec-folders.ts';

/** A command of a `console` fence and the lines shown below it; `…` stands for any lines. */
interface Shown {
  readonly command: string;
  readonly lines: readonly string[];
}

function shownCommands(markdown: string): Shown[] {
  return [...markdown.matchAll(/^```console\n(.*?)^```/gms)].flatMap(([, fence = '']) =>
    fence
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [command = '', ...lines] = part.trimEnd().split('\n');
        return { command, lines };
      }),
  );
}

/** The words of a command line, with quotes as a shell takes them. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** The shown lines as a pattern. */
function pattern(lines: readonly string[]): RegExp {
  const source = lines.map((line) =>
    line === '…' ? '(?:.*\\n)*' : `${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/…$/, '.*')}\\n`,
  );
  return new RegExp(`^${source.join('')}$`);
}

describe('the README', () => {
  const folder = mkdtempSync(join(tmpdir(), 'snvme-readme-'));
  cpSync(join(root, 'spec'), join(folder, 'spec-with-a-slip'), { recursive: true });
  const slip = join(folder, 'spec-with-a-slip/commands/create-extended-controller.md');
  writeFileSync(slip, readFileSync(slip, 'utf8').replace('NTAG > TAGMAX | Invalid', 'NTGA > TAGMAX | Invalid'));

  it.each(shownCommands(readFileSync(join(root, 'README.md'), 'utf8')))(
    'shows what $command prints',
    ({ command, lines }) => {
      const [npx, name, ...args] = words(command);
      expect([npx, name]).toEqual(['npx', 'snvme']);
      // What a command writes for the next one stays out of the repository.
      const files = args.map((arg) => (arg.endsWith('.jsonl') ? join(folder, arg) : arg));
      const { stdout } = snvme(files, { cwd: args.includes('spec-with-a-slip') ? folder : root });
      expect(stdout).toMatch(pattern(lines));
    },
  );
});
