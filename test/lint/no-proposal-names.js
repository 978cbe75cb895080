import { existsSync, readFileSync } from 'node:fs';

/**
 * No file of the controller names a command of the proposal: its name, the mnemonics of its fields and structures, or its
 * statuses. What the controller does with such a command comes from the tables alone. The list is read from `spec.json`.
 */
const specification = new URL('../vectors/spec.json', import.meta.url);

/** Words that the proposal's commands own: in their tables, and not in the base annex. */
export function proposalWords(spec) {
  const isBase = new Set(spec.sections.filter((section) => section.class === 'base').map((section) => section.file));
  const own = (entry) => !isBase.has(entry.source.split('#')[0]);
  const base = new Set([
    ...spec.structures.filter((entry) => !own(entry)).flatMap((entry) => entry.fields.map((field) => field.mnemonic)),
    ...spec.registers.flatMap((entry) => [entry.mnemonic, ...entry.fields.map((field) => field.mnemonic)]),
    ...spec.objects
      .filter((entry) => entry.key === null)
      .flatMap((entry) => [entry.mnemonic, ...entry.attributes.map((attribute) => attribute.mnemonic)]),
  ]);
  const commands = spec.commands.filter(own);
  const names = [
    ...commands.flatMap((command) => [command.name, identifier(command.name)]),
    ...commands.flatMap((command) => [...command.fields, ...command.result].map((field) => field.mnemonic)),
    ...spec.structures.filter(own).flatMap((entry) => [entry.mnemonic, ...entry.fields.map((field) => field.mnemonic)]),
    ...spec.statuses.filter((status) => !status.assigned).flatMap((status) => [status.name, identifier(status.name)]),
  ];
  return new Set(names.filter((name) => !base.has(name)));
}

function identifier(name) {
  return name.replace(/ /g, '');
}

export default {
  meta: {
    type: 'problem',
    docs: { description: 'the controller takes the proposal from its tables' },
    schema: [],
    messages: {
      named: 'Unexpected "{{word}}" of the proposal in the controller, expected behaviour that the tables decide',
    },
  },
  create(context) {
    if (!existsSync(specification)) return {};
    const words = [...proposalWords(JSON.parse(readFileSync(specification, 'utf8')))];
    const pattern = new RegExp(
      `(?<![A-Za-z0-9])(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![A-Za-z0-9])`,
    );
    return {
      Program() {
        const { sourceCode } = context;
        sourceCode.lines.forEach((text, i) => {
          const match = pattern.exec(text);
          if (match)
            context.report({ loc: { line: i + 1, column: match.index }, messageId: 'named', data: { word: match[0] } });
        });
      },
    };
  },
};
