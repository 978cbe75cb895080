import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { ReturnedRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Field, Structure } from '../../model/layout.ts';
import { opcodeOf } from '../../model/lookup.ts';
import type { Model } from '../../model/model.ts';
import type { SourceRange } from '../../model/source.ts';
import { type ControllerType, isTaken } from '../../model/taken-commands.ts';
import { byteText } from '../number-format.ts';

const RULE = 'supported-list';
/** `Admin Opcode 02h`: the name of the field for one number. */
const NAME = /^(Admin Opcode|I\/O Opcode|Feature|Log Page) ([0-9A-F]{2})h$/;

type Space = 'Admin Opcode' | 'I/O Opcode' | 'Feature' | 'Log Page';

/** Something that controllers have, under its number. */
interface Item {
  readonly value: number;
  readonly name: string;
  readonly at: SourceRange;
  /** Whether controllers of a type have it; `null` where tables do not say. */
  readonly has: ((controller: ControllerType) => boolean) | null;
}

/**
 * A data structure with a field for each opcode, feature or log page (`Admin Opcode 02h`, `I/O Opcode 02h`, `Feature 01h`,
 * `Log Page 05h`) has a field for each one that the document describes, under its number, and rows of Returned data say that it is
 * there on exactly those controllers that take it. Commands are described as `The NAME command.`
 *
 * Bad: a command that controllers take and whose field no row fills. Good: `| NB-LOG-10 | | CSED.CA02 | 1 |`.
 */
export function supportedList(model: Model): readonly Diagnostic[] {
  return model.structures.flatMap((structure) => {
    const spaces = new Set(
      structure.fields.map(({ name }) => placeOf(name)?.space).filter((each) => each !== undefined),
    );
    return [...spaces].flatMap((space) => listFindings(model, structure, space));
  });
}

function listFindings(model: Model, structure: Structure, space: Space): Diagnostic[] {
  const items = itemsOf(model, space);
  const fields = structure.fields.filter(({ name }) => placeOf(name)?.space === space);
  const missing = items
    .filter(({ value }) => !fields.some(({ name }) => placeOf(name)?.value === value))
    .map(({ value, name, at }) =>
      diagnostic(
        RULE,
        at,
        `Unexpected ${name} without a field in ${structure.name} (${structure.mnemonic}), expected one with the name "${space} ${byteText(value)}"`,
        structure.at,
      ),
    );
  return [...missing, ...fields.flatMap((field) => fieldFindings(model, structure, field, items))];
}

function fieldFindings(model: Model, structure: Structure, field: Field, items: readonly Item[]): Diagnostic[] {
  const value = placeOf(field.name)?.value;
  const item = items.find((each) => each.value === value);
  if (item === undefined)
    return [diagnostic(RULE, field.at, `Unexpected ${field.name}, expected a number that the document describes`)];
  if (item.has !== null && !field.description.startsWith(`The ${item.name} command.`))
    return [
      diagnostic(
        RULE,
        field.at,
        `Unexpected description of ${field.name}, expected "The ${item.name} command."`,
        item.at,
      ),
    ];
  const rows = model.commands
    .flatMap((command) => command.returned)
    .filter((row) => row.structure.name === structure.mnemonic && row.field.name === field.mnemonic);
  return typesOf(model).flatMap((controller) => rowFindings(rows, { structure, field, item, controller }));
}

/** What rows say to one type of controller about one field. */
function rowFindings(
  rows: readonly ReturnedRow[],
  {
    structure,
    field,
    item,
    controller,
  }: {
    readonly structure: Structure;
    readonly field: Field;
    readonly item: Item;
    readonly controller: ControllerType;
  },
): Diagnostic[] {
  const mine = rows.find(({ when }) => concerns(when, controller));
  const who = controller === null ? 'the primary controller' : `controllers ${controller}`;
  const place = `${structure.mnemonic}.${field.mnemonic}`;
  if (item.has === null) {
    return rows.length > 0 || controller !== null
      ? []
      : [
          diagnostic(
            RULE,
            field.at,
            `Unexpected ${place} without a row of Returned data, expected one for ${item.name}`,
          ),
        ];
  }
  const has = item.has(controller);
  if (has && (mine === undefined || isZero(mine.value)))
    return [
      diagnostic(
        RULE,
        mine?.at ?? field.at,
        `Unexpected ${item.name}, which ${who} take${controller === null ? 's' : ''}, without a value of ${place}, expected a row of Returned data for it`,
        item.at,
      ),
    ];
  if (!has && mine !== undefined && !isZero(mine.value))
    return [
      diagnostic(
        RULE,
        mine.at,
        `Unexpected value of ${place}, expected none for ${who}, to which ${item.name} is an unknown command`,
        item.at,
      ),
    ];
  return [];
}

function itemsOf(model: Model, space: Space): readonly Item[] {
  if (space === 'Feature' || space === 'Log Page') {
    const table = model.values.find(({ name }) => name === `${space} Identifier`);
    return (table?.values ?? [])
      .filter(({ enumerator }) => enumerator !== null)
      .map(({ value, enumerator, at }) => ({ value, name: enumerator ?? '', at, has: null }));
  }
  const queue = space === 'Admin Opcode' ? 'admin' : 'io';
  return model.commands
    .filter((command) => command.queue === queue)
    .filter(({ opcode }) => model.profile.some((row) => row.space === `${queue}-opcode` && row.name === opcode.name))
    .map((command) => ({
      value: opcodeOf(model, command),
      name: command.name,
      at: command.at,
      has: (controller) => isTaken(model, command, controller),
    }));
}

function placeOf(name: string): { readonly space: Space; readonly value: number } | undefined {
  const [, space, digits] = NAME.exec(name) ?? [];
  return digits === undefined ? undefined : { space: space as Space, value: Number.parseInt(digits, 16) };
}

/** The primary controller, and each type that has a list of allowed commands. */
function typesOf(model: Model): readonly ControllerType[] {
  return [null, ...new Set(model.allowed.map(({ object }) => object.name))];
}

/**
 * Whether a row holds for a type of controller, as far as `this = PC` and `this != PC` in its When say. The two parts of `and` both
 * have to; what else a When says picks the log page.
 */
function concerns(when: Expression | null, controller: ControllerType): boolean {
  if (when?.kind !== 'binary') return true;
  const { operator, left, right } = when;
  if (operator === 'and') return concerns(left, controller) && concerns(right, controller);
  if (left.kind !== 'name' || left.name !== 'this') return true;
  if (operator === '=') return controller === null;
  return operator === '!=' ? controller !== null : true;
}

function isZero(value: Expression): boolean {
  return value.kind === 'number' && Number(value.value) === 0;
}
