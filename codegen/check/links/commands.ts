import type { Command, Completes, Reference } from '../../model/command.ts';
import type { Model } from '../../model/model.ts';
import type { Link } from '../links.ts';

/** The names in the tables of commands, in Common conditions and in State transitions. */
export function tableLinks(model: Model): readonly Link[] {
  return [
    ...commandLinks(model, model.commands),
    ...model.common.map((row) => statusLink(row.status, model)),
    ...transitionLinks(model),
    ...model.allowed.flatMap(({ object, others }) => [objectLink(object, model), statusLink(others.status, model)]),
    ...model.resets.map((row) => triggerLink(row, model)),
  ];
}

/** The names in the tables of some commands. */
export function commandLinks(model: Model, commands: readonly Command[]): readonly Link[] {
  return commands.flatMap((command) => [...ownLinks(command, model), ...rowLinks(command, model)]);
}

function ownLinks(command: Command, model: Model): readonly Link[] {
  const { opcode, queue, transfer, target, creates, completes } = command;
  const opcodes = model.profile.filter((entry) => entry.space === `${queue}-opcode`).map((entry) => entry.name);
  const links: Link[] = [
    {
      ...opcode,
      expected: `the name of a row in a Profile table of ${queue === 'io' ? 'I/O' : queue} opcodes`,
      known: opcodes,
    },
  ];
  if (transfer.structure !== null) links.push(structureLink(transfer.structure, model));
  if (transfer.structure !== null && transfer.list !== null)
    links.push(fieldLink(transfer.structure, transfer.list.field, model, 'list'));
  if (target !== null) {
    links.push(objectLink(target.object, model), ownField(target.key, command), statusLink(target.status, model));
  }
  links.push(...command.memory.map(({ field }) => ownField(field, command)));
  links.push(...command.mayFail.map((status) => statusLink(status, model)));
  if (completes !== null) links.push(...completionLinks(completes, model));
  if (creates !== null) links.push(objectLink(creates.object, model));
  for (const { type } of command.choices) {
    if (type.kind === 'like')
      links.push(objectLink(type.object, model), attributeLink(type.object, type.attribute, model));
  }
  return links;
}

function ownField(field: Reference, { name, fields }: Command): Link {
  return { ...field, expected: `a field of the ${name} command`, known: fields.map(({ mnemonic }) => mnemonic) };
}

function completionLinks({ event, failure }: Completes, model: Model): readonly Link[] {
  return [
    eventLink(event, model),
    ...(failure === null ? [] : [eventLink(failure.event, model), statusLink(failure.status, model)]),
  ];
}

function eventLink(event: Reference, { events }: Model): Link {
  return { ...event, expected: 'the name of an Event', known: events.map(({ name }) => name) };
}

function rowLinks(command: Command, model: Model): readonly Link[] {
  return [
    ...command.conditions.map((row) => statusLink(row.status, model)),
    ...command.returned.flatMap((row) => [
      structureLink(row.structure, model),
      fieldLink(row.structure, row.field, model),
    ]),
  ];
}

function transitionLinks(model: Model): readonly Link[] {
  return model.transitions.flatMap((row) => {
    const cells = Object.values(row.cells).flatMap((cell) => (cell.kind === 'status' ? [cell.status] : []));
    const states = Object.keys(row.cells);
    return [
      triggerLink(row, model),
      ...cells.map((status) => ({
        ...statusLink(status, model, [...states, '–', 'gone', 'impossible']),
        expected: 'a state, –, the name of a status code, gone or impossible',
      })),
    ];
  });
}

/** The command or event of a row of a state or reset matrix. */
function triggerLink(row: { readonly command: Reference; readonly event: boolean }, model: Model): Link {
  if (row.event) return eventLink(row.command, model);
  const commands = model.commands.map((command) => command.name);
  const events = model.events.map((event) => event.name);
  return {
    ...row.command,
    expected: events.includes(row.command.name)
      ? `the name of a command, or event ${row.command.name}`
      : 'the name of a command, or the word event and an event',
    known: [...commands, ...events.map((name) => `event ${name}`)],
  };
}

function statusLink(status: Reference, model: Model, further: readonly string[] = []): Link {
  return {
    ...status,
    expected: 'the name of a status code',
    known: [...further, ...model.statuses.map((each) => each.name)],
  };
}

function objectLink(object: Reference, model: Model): Link {
  return {
    ...object,
    expected: 'the mnemonic of an object with an Attributes table',
    known: model.objects.map((each) => each.mnemonic),
  };
}

function attributeLink(object: Reference, attribute: Reference, model: Model): Link {
  const found = model.objects.find((each) => each.mnemonic === object.name);
  const known =
    found === undefined ? [attribute.name] : [found.key ?? [], found.attributes].flat().map((each) => each.mnemonic);
  return { ...attribute, expected: `an attribute of ${object.name}`, known };
}

/** A link to a structure. */
export function structureLink(structure: Reference, model: Model): Link {
  return {
    ...structure,
    expected: 'the mnemonic of a Data structure',
    known: model.structures.map((each) => each.mnemonic),
  };
}

/** A link to a field of a structure; one of an unknown structure is not reported as well. */
export function fieldLink(structure: Reference, field: Reference, model: Model, format?: 'list'): Link {
  const found = model.structures.find((each) => each.mnemonic === structure.name);
  const fields = found?.fields
    .filter((each) => format === undefined || each.format === format)
    .map((each) => each.mnemonic);
  return { ...field, expected: `a ${format ?? 'field'} of ${structure.name}`, known: fields ?? [field.name] };
}
