import type { Model, ScenarioSource } from '../../model/model.ts';

/** The longest text of one message of a diagram, in characters. */
const LONGEST = 60;

/** What a line of a scenario does, as far as a diagram shows it. */
const LINE =
  /^(?<actor>host|vm|event|hold|release|fail) (?<rest>.*?)(?: => (?<status>.*?)(?: as (?<handle>[a-z][a-z0-9]*))?)?$/;

/**
 * The first scenario of the file as a Mermaid sequence diagram: a participant for the host, for the device and for each
 * extended controller's driver, a message for each command, and a dashed answer where the status is not the usual one.
 * `given` and `then` lines say nothing that happens and are left out.
 */
export function sequenceDiagram(model: Model, from: string): string {
  const scenario = model.scenarios.find(({ section }) => section === from);
  return scenario === undefined ? '' : `\`\`\`mermaid\n${diagramOf(scenario, model).join('\n')}\n\`\`\``;
}

function diagramOf(scenario: ScenarioSource, model: Model): string[] {
  const names = model.commands.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const steps = scenario.lines.flatMap(({ text }) => stepOf(text, names));
  const drivers = [...new Set(steps.flatMap(({ driver }) => driver ?? []))];
  return [
    'sequenceDiagram',
    '  participant host as Host',
    '  participant device as Device',
    ...drivers.map((driver) => `  participant ${driver} as Driver ${driver.toUpperCase()}`),
    ...steps.flatMap(({ lines }) => lines.map((line) => `  ${line}`)),
  ];
}

interface Step {
  readonly driver: string | null;
  readonly lines: readonly string[];
}

function stepOf(text: string, commands: readonly string[]): Step[] {
  const { actor, rest = '', status, handle } = LINE.exec(text)?.groups ?? {};
  if (actor === undefined) return [];
  if (actor !== 'host' && actor !== 'vm')
    return [{ driver: null, lines: [`Note over device: ${message(`${actor} ${rest}`)}`] }];
  const [, driver = null, queue, words = ''] =
    (actor === 'vm' ? /^([a-z][a-z0-9]*) (?:queue (\d+) )?(.*)$/ : /^()(?:queue (\d+) )?(.*)$/).exec(rest) ?? [];
  const command = commands.find((name) => words === name || words.startsWith(`${name} `)) ?? words;
  const told = [command, ...interesting(words.slice(command.length))].join(' ');
  const place = queue === undefined ? '' : `queue ${queue}: `;
  const sender = driver || 'host';
  const answer = handle === undefined ? (status ?? '') : `${status ?? ''}: controller ${handle}`;
  const usual = handle === undefined && status === 'Successful Completion';
  return [
    {
      driver: driver || null,
      lines: [
        `${sender}->>device: ${message(place + told)}`,
        ...(usual ? [] : [`device-->>${sender}: ${message(answer)}`]),
      ],
    },
  ];
}

/** Handles, enumerators and texts of the arguments; addresses and numbers stand in the scenario. */
function interesting(words: string): string[] {
  const found = words.matchAll(
    /\b(?:CNTLID=([a-z][a-z0-9]*)|[A-Z0-9]+=([A-Z][A-Za-z]*[a-z][A-Za-z]*)|DATA="([^"]*)")/g,
  );
  return [...found].map(([, handle, enumerator, data]) => handle ?? enumerator ?? `(${data ?? ''})`);
}

/** Text of a message: Mermaid ends a statement at a semicolon and reads `#` as the begin of a character code. */
function message(text: string): string {
  const plain = text.replaceAll(/[;#]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`;
}
