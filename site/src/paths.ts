import type { PageLink, SiteFacts } from './lookup/data.ts';

/** A way into the site for one kind of user. */
export interface UserPath {
  readonly title: string;
  readonly text: string;
  /** What such a user types, in this order. */
  readonly commands: readonly string[];
  readonly links: readonly PageLink[];
}

/** The three kinds of users. Names of commands and requirements come from the specification. */
export function userPaths({ commands, vectors, example }: SiteFacts): UserPath[] {
  return [
    {
      title: 'You edit the text',
      text: 'For a working-group editor: change a table in spec/. A precise diagnostic follows, or changed behaviour with new vectors. You need no TypeScript, not even for a new command.',
      commands: ['npm start', 'npx snvme check', 'npx snvme build', 'npx snvme run'],
      links: [
        { to: '/guide/kinds', label: 'Kinds of tables' },
        { to: '/guide/table-language', label: 'The language of conditions' },
        { to: '/requirements/', label: 'Requirements, and which have no vector' },
        { to: '/guide/architecture', label: 'How the toolkit is built' },
      ],
    },
    {
      title: 'You build a device',
      text: `For a vendor: ${vectors > 0 ? `${vectors} vectors` : 'vectors'} say what a host writes and what it may expect to see. Run them on the reference; a report names the requirement behind each failure.`,
      commands: [
        'npm run build',
        'npx snvme run',
        ...(example === null ? [] : [`npx snvme run --only ${example}`, `npx snvme run --mutant ${example}:drop`]),
      ],
      links: [
        { to: '/vectors/', label: 'The vectors in words' },
        { to: '/downloads', label: 'Vectors, schemas and the model as JSON' },
        { to: '/spec/', label: 'The specification' },
      ],
    },
    {
      title: 'You read the proposal',
      text: 'For a reader: begin with the purpose, then a command with its layouts, conditions in words and scenarios. Every status says who returns it and why; every requirement leads to its vectors.',
      commands: ['npm start', 'npm -w site run serve'],
      links: [
        { to: '/spec/', label: 'The specification' },
        ...commands,
        { to: '/status/', label: 'Status codes: who returns which, and why' },
      ],
    },
  ];
}
