import type { ReadContext } from '../context.ts';
import { choiceCell, creationCell } from '../forms/creation.ts';
import { completesCell } from '../forms/completes.ts';
import { memoryCell } from '../forms/memory.ts';
import { type Occurrence, readProperties } from '../forms/properties.ts';
import { targetCell } from '../forms/target.ts';
import { filledText, type Reading, reference, unexpected } from '../forms/text.ts';
import { transferCell } from '../forms/transfer.ts';
import type { TableKind } from '../kind.ts';
import type { Cell } from '../markdown/cell.ts';

const PROPERTIES: Readonly<Record<string, Occurrence>> = {
  Opcode: 'once',
  Queue: 'once',
  Data: 'once',
  Memory: 'repeated',
  Target: 'optional',
  Creates: 'optional',
  Chooses: 'repeated',
  Completes: 'optional',
  'May fail': 'repeated',
  Precedence: 'optional',
};

/** The Completes property of a command whose completion reports an asynchronous event. */
const WITH_EVENT = 'with an asynchronous event';

/** What a command is: its opcode, its queue, its data, and the object that it works on. */
export const command: TableKind = {
  kind: 'Command',
  purpose: `What a command is. Properties: ${Object.entries(PROPERTIES)
    .map(([name, occurrence]) => (occurrence === 'once' ? name : `${name} (${occurrence})`))
    .join(
      ', ',
    )}. *Opcode* names a row of a Profile table; *Queue* is \`primary admin\`, or \`admin\` or \`io\` for commands that any controller takes; *May fail* names a status that stored data decides, such as Compare Failure; the subject is the command's name without the word "command".`,
  header: ['Property', 'Value'],
  example: `Table: Extended Controller Receive – Command {#tbl:receive-command}

| Property | Value |
| :--- | :--- |
| Opcode | Extended Controller Receive |
| Queue | primary admin |
| Data | controller to host: entries(NUMD) * 4 bytes |
| Target | XC[CNTLID] where this.XGEN = XGEN, when SEL in {Properties, Tags}, else XC-RCV-1 Invalid Controller Identifier |
| Precedence | any |
`,
  read: (table, context) => {
    if (table.sectionClass === 'informative') {
      context.report(
        'table-kind',
        table.caption.kindAt,
        'Unexpected command in an informative file, expected class normative or base; set the class in the front matter',
      );
      return;
    }
    const properties = readProperties(table, PROPERTIES, context);
    const first = <Value>(
      name: string,
      read: (cell: Cell) => Reading<Value>,
      absent: Reading<Value>,
    ): Reading<Value> => {
      const [cell] = properties.get(name) ?? [];
      return cell === undefined ? absent : read(cell);
    };
    const opcode = first(
      'Opcode',
      (cell) => reference(cell, 'the name of a row of a Profile table', context),
      undefined,
    );
    const place = first('Queue', (cell) => oneOf(cell, ['primary admin', 'admin', 'io'] as const, context), undefined);
    const transfer = first('Data', (cell) => transferCell(cell, context), undefined);
    const target = first('Target', (cell) => targetCell(cell, table, context), null);
    const memory = (properties.get('Memory') ?? []).flatMap((cell) => memoryCell(cell, context) ?? []);
    const requestsEvent = properties.get('Completes')?.[0]?.text === WITH_EVENT;
    const completes = requestsEvent ? null : first('Completes', (cell) => completesCell(cell, context), null);
    const creates = first('Creates', (cell) => creationCell(cell, context), null);
    const choices = (properties.get('Chooses') ?? []).flatMap((cell) => choiceCell(cell, context) ?? []);
    const mayFail = (properties.get('May fail') ?? []).flatMap(
      (cell) => reference(cell, 'the name of a status code', context) ?? [],
    );
    const precedence = first('Precedence', (cell) => oneOf(cell, ['any', 'ordered'] as const, context), 'any');
    if (opcode === undefined || place === undefined || transfer === undefined) return;
    if (target === undefined || creates === undefined || precedence === undefined || completes === undefined) return;
    const { subject, id } = table.caption;
    const { section, sectionClass } = table;
    context.facts.commands.push({
      name: subject.text,
      section,
      table: id,
      class: sectionClass,
      at: subject.at,
      opcode,
      queue: place === 'io' ? 'io' : 'admin',
      receiver: place === 'primary admin' ? 'primary' : 'any',
      transfer,
      memory,
      requestsEvent,
      completes,
      target,
      creates,
      choices,
      mayFail,
      precedence,
    });
  },
};

function oneOf<Word extends string>(cell: Cell, words: readonly Word[], context: ReadContext): Reading<Word> {
  const expected = words.join(' or ');
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  return words.find((word) => word === text) ?? unexpected(cell, expected, context);
}
