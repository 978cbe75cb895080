/** A way into the site for one kind of user. */
export interface UserPath {
  readonly title: string;
  readonly text: string;
  /** What such a user types; `null` if nothing. */
  readonly command: string | null;
  readonly links: readonly { readonly to: string; readonly label: string }[];
}

/** The three kinds of users. */
export const PATHS: readonly UserPath[] = [
  {
    title: 'You read the proposal',
    text: 'Start with the purpose, then a command: layout figures, conditions in words, and scenarios. Requirement IDs link to their rows.',
    command: null,
    links: [
      { to: '/spec/', label: 'The specification' },
      { to: '/spec/commands/create-extended-controller', label: 'A command: Create Extended Controller' },
      { to: '/spec/controller', label: 'What an extended controller is' },
    ],
  },
  {
    title: 'You build a device',
    text: 'Read the vectors, run them on the reference, and see how a report names the requirement behind each failure.',
    command: 'npx snvme run',
    links: [
      { to: '/downloads', label: 'Vectors, schemas and the model' },
      { to: '/spec/base/registers', label: 'The base behaviour that the vectors use' },
    ],
  },
  {
    title: 'You edit the text',
    text: 'Change a table. A precise diagnostic or a changed behaviour, with new vectors, follows. You need no TypeScript.',
    command: 'npx snvme check && npx snvme build',
    links: [
      { to: '/guide/architecture', label: 'How the toolkit is built' },
      { to: '/spec/#how-to-read', label: 'How the tables work' },
    ],
  },
];
