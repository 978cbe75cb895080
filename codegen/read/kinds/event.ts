import { readProperties } from '../forms/properties.ts';
import { slice } from '../markdown/cell.ts';
import { proseText, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';

const EACH = /^each [A-Z][A-Z0-9]*$/;

/** Something that happens to the device and that no command asks for. */
export const event: TableKind = {
  kind: 'Event',
  purpose:
    'Something that happens to the device and that no command asks for. The subject is its name; State transitions rows say `event NAME`.',
  header: ['Property', 'Value'],
  example: `Table: Primary Reset – Event {#tbl:primary-reset}

| Property | Value |
| :--- | :--- |
| Raised when | CC.EN of the primary controller changes from 1b to 0b |
| Applies to | each XC |
`,
  read: (table, context) => {
    const properties = readProperties(table, { 'Raised when': 'once', 'Applies to': 'once' }, context);
    const [raised] = properties.get('Raised when') ?? [];
    const [applies] = properties.get('Applies to') ?? [];
    if (raised === undefined || applies === undefined) return;
    const raisedWhen = proseText(raised, context);
    if (!EACH.test(applies.text)) return unexpected(applies, 'the word each and an object, such as each XC', context);
    if (raisedWhen === undefined) return;
    const object = slice(applies, 'each '.length);
    context.facts.events.push({
      name: table.caption.subject.text,
      raisedWhen,
      appliesTo: { name: object.text, at: object.at },
      section: table.section,
      table: table.caption.id,
      at: table.caption.subject.at,
    });
  },
};
