import type { Command } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import type { ChangeKind } from '../change.ts';
import { added, removed } from '../facts.ts';
import { pairs } from '../pairs.ts';
import { same, words } from '../plain.ts';

const commandsOf = (model: Model): readonly Command[] => model.commands;

/** A command that only the new version has: hosts find out by the Commands Supported and Effects log page. */
export const commandAdded = added('command-added', 'command', commandsOf);

/** A command that only the old version has. */
export const commandRemoved = removed('command-removed', 'command', commandsOf);

/** Parts of a command that have kinds of change of their own, or name it. */
const ELSEWHERE = new Set(['name', 'section', 'table', 'at', 'fields', 'result', 'conditions', 'effects', 'returned']);

/** Another queue, receiver, transfer, target, creation, choice, memory, completion or precedence. */
export const commandPropertyChanged: ChangeKind = {
  kind: 'command-property-changed',
  find: ({ a, b }) =>
    pairs(a.commands, b.commands, ({ name }) => name).both.flatMap(([before, after]) =>
      [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .filter((key) => !ELSEWHERE.has(key) && !same(valueOf(before, key), valueOf(after, key)))
        .map((key) => ({
          impact: 'breaking' as const,
          message: `command ${after.name}: ${key} was ${words(valueOf(before, key))}, now ${words(valueOf(after, key))}`,
          requirements: key === 'target' ? [...new Set([before, after].flatMap(({ target }) => target?.id ?? []))] : [],
          at: after.at,
          version: 'b' as const,
        })),
    ),
};

function valueOf(command: Command, key: string): unknown {
  return Object.entries(command).find(([name]) => name === key)?.[1] ?? null;
}
