import { readProperties } from '../forms/properties.ts';
import { slice } from '../markdown/cell.ts';
import { proseText, unexpected } from '../forms/text.ts';
import { memberReference } from '../forms/member.ts';
import { stimulusCell } from '../forms/stimulus.ts';
import type { TableKind } from '../kind.ts';

const OBJECTS = /^(?<scope>each|one) (?<object>[A-Z][A-Z0-9]*)$/;

/** Something that happens to the device and that no command asks for. */
export const event: TableKind = {
  kind: 'Event',
  purpose:
    'Something that happens to the device and that no command asks for. The subject is its name; State transitions rows say `event NAME`, an Effects table of the same subject says what else changes. The objects of other types it concerns all. *Stimulus* is what a host does to see it: `write CC.EN 0` (gives the field of a register that value, which it does not have; with `write PMCS.PS 3, then 0` two values, one after the other), `fetch fault` (rings an admin submission queue whose memory it has taken away), `ring no queue` and `ring wrong value` (a driver of the object writes to a doorbell of a queue that does not exist, or a value that the queue cannot have), `conventional reset`, `power cycle` or `none`. *Depends on* is optional: a field such as `CAP.NSSRS` that is set to 1b on devices that have the event; vectors of the event require it.',
  header: ['Property', 'Value'],
  example: `Table: Primary Reset – Event {#tbl:primary-reset}

| Property | Value |
| :--- | :--- |
| Raised when | CC.EN of the primary controller changes from 1b to 0b |
| Applies to | each XC |
| Stimulus | write CC.EN 0 |
`,
  read: (table, context) => {
    const properties = readProperties(
      table,
      { 'Raised when': 'once', 'Applies to': 'once', Stimulus: 'once', 'Depends on': 'optional' },
      context,
    );
    const [raised] = properties.get('Raised when') ?? [];
    const [applies] = properties.get('Applies to') ?? [];
    const [caused] = properties.get('Stimulus') ?? [];
    if (raised === undefined || applies === undefined || caused === undefined) return;
    const [condition] = properties.get('Depends on') ?? [];
    const field = condition && memberReference(condition, 'a field of a register, such as CAP.NSSRS', context);
    if (condition !== undefined && field === undefined) return;
    const raisedWhen = proseText(raised, context);
    const groups = OBJECTS.exec(applies.text)?.groups;
    const stimulus = stimulusCell(caused, context);
    if (groups === undefined)
      return unexpected(applies, 'the word each or one and an object, such as each XC', context);
    if (stimulus === undefined || raisedWhen === undefined) return;
    const scope = groups['scope'] === 'each' ? 'each' : 'one';
    const object = slice(applies, scope.length + 1);
    context.facts.events.push({
      name: table.caption.subject.text,
      raisedWhen,
      appliesTo: { name: object.text, at: object.at },
      scope,
      stimulus,
      dependsOn: field ? { register: field.object, field: field.member } : null,
      section: table.section,
      table: table.caption.id,
      at: table.caption.subject.at,
    });
  },
};
