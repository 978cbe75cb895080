import { stateAttribute } from '../../language/transitions.ts';
import { World } from '../../language/world.ts';
import { print } from '../../language/print.ts';
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts';
import type { Attribute, Model, ObjectType } from '../../model/model.ts';
import type { Reference, Row } from '../../model/command.ts';
import { RESET_MATTERS, type ResetRow, type StateKind } from '../../model/reset.ts';
import type { SourceRange } from '../../model/source.ts';
import { didYouMean } from '../../model/suggest.ts';

const RULE = 'reset-matrix';

/**
 * The Reset matrix of an object is total: each attribute, and each register that a host can write, is of one kind of
 * state, and each row has one cell for each kind, which agrees with the other tables.
 *
 * Bad: an attribute NSQA that no row of Kinds of state holds. Good: `**Number of Queues** | NSQA, NCQA`.
 */
export function resetMatrix(model: Model): readonly Diagnostic[] {
  if (model.stateKinds.length === 0) return [];
  const objects = [...new Set(model.stateKinds.map(({ object }) => object))];
  const world = new World(model);
  return [
    ...heldNames(model),
    ...unheldRegisters(model),
    ...objects.flatMap((name) => {
      const object = model.objects.find(({ mnemonic }) => mnemonic === name);
      return object ? [...unheld(object, model), ...missingCells(object, model), ...missingEvents(object, model)] : [];
    }),
    ...model.resets.flatMap((row) => wrongCells(row, world)),
  ];
}

/** Names that a kind holds: they exist, and no other kind holds them. */
function heldNames(model: Model): readonly Diagnostic[] {
  const seen = new Map<string, Reference>();
  return model.stateKinds.flatMap(({ object, holds }) => {
    const type = model.objects.find(({ mnemonic }) => mnemonic === object);
    const own = (type?.attributes ?? []).map(({ mnemonic }) => mnemonic);
    const registers = model.registers.flatMap(({ mnemonic, fields }) => [
      mnemonic,
      ...fields.map((field) => `${mnemonic}.${field.mnemonic}`),
    ]);
    const known = [...own, ...registers, object, ...RESET_MATTERS];
    return holds.flatMap((held) => {
      const key = `${object} ${held.name}`;
      const first = seen.get(key);
      seen.set(key, first ?? held);
      if (!known.includes(held.name)) {
        const message = `Unexpected ${held.name}, expected an attribute of ${object}, a register, ${object} or one of ${RESET_MATTERS.join(', ')}${didYouMean(held.name, known)}`;
        return [diagnostic(RULE, held.at, message)];
      }
      if (!first) return [];
      return [
        diagnostic(RULE, held.at, `Unexpected second kind of state that holds ${held.name}, expected one`, first.at),
      ];
    });
  });
}

function unheldRegisters(model: Model): readonly Diagnostic[] {
  const held = new Set(model.stateKinds.flatMap(({ holds }) => holds.map(({ name }) => name)));
  return model.registers
    .filter(({ mnemonic, fields }) => fields.some(({ access }) => access !== 'RO') && !held.has(mnemonic))
    .map(({ mnemonic, at }) =>
      diagnostic(
        RULE,
        at,
        `Unexpected register ${mnemonic} of no kind of state, expected it in a Kinds of state table`,
      ),
    );
}

function unheld(object: ObjectType, model: Model): readonly Diagnostic[] {
  const kinds = model.stateKinds.filter((kind) => kind.object === object.mnemonic);
  const held = new Set(kinds.flatMap(({ holds }) => holds.map(({ name }) => name)));
  return object.attributes
    .filter(({ mnemonic }) => !held.has(mnemonic))
    .map(({ mnemonic, at }) =>
      diagnostic(
        RULE,
        at,
        `Unexpected attribute ${object.mnemonic}.${mnemonic} of no kind of state, expected it in a Kinds of state table of ${object.mnemonic}: what do resets do to it?`,
      ),
    );
}

/** Rows for the same thing, of several tables, have together one cell for each kind. */
function missingCells(object: ObjectType, model: Model): readonly Diagnostic[] {
  const kinds = model.stateKinds.filter((kind) => kind.object === object.mnemonic);
  const groups = new Map<string, ResetRow[]>();
  for (const row of model.resets.filter((each) => each.object === object.mnemonic)) {
    const key = `${row.event} ${row.command.name} ${row.when === null ? '' : print(row.when)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((rows) =>
    kinds.flatMap(({ name }) => {
      const cells = rows.flatMap((row) => row.cells[name] ?? []);
      const [row] = rows as [ResetRow];
      if (cells.length === 0)
        return [
          diagnostic(RULE, row.at, `Unexpected row without a cell for ${name}, expected one for each kind of state`),
        ];
      const [, second] = cells;
      return second
        ? [diagnostic(RULE, second.at, `Unexpected second cell for ${name}, expected one`, cells[0]?.at)]
        : [];
    }),
  );
}

/** An event that resets one object says what it does to all others. */
function missingEvents(object: ObjectType, model: Model): readonly Diagnostic[] {
  const own = new Set(model.resets.filter((row) => row.object === object.mnemonic).map(({ command }) => command.name));
  const seen = new Set<string>();
  return model.resets.flatMap(({ command, event, at }) => {
    const concerned = model.events.find(({ name }) => name === command.name)?.appliesTo.name;
    if (!event || own.has(command.name) || seen.has(command.name) || concerned === undefined) return [];
    // What happens to one extended controller is nothing to the primary controller.
    if (model.events.find(({ name }) => name === command.name)?.scope === 'one') return [];
    seen.add(command.name);
    return [
      diagnostic(
        RULE,
        at,
        `Unexpected event ${command.name} without a row in the Reset matrix of ${object.mnemonic}, expected one`,
      ),
    ];
  });
}

function wrongCells(row: ResetRow, world: World): readonly Diagnostic[] {
  const { model } = world;
  const object = model.objects.find(({ mnemonic }) => mnemonic === row.object);
  const kinds = model.stateKinds.filter((kind) => kind.object === row.object);
  const certain = writtenBeside(
    row,
    world,
    ({ when }) => when === null || (row.when !== null && print(when) === print(row.when)),
  );
  const possible = writtenBeside(row, world, () => true);
  const isGone = kinds.some(
    ({ name, holds }) => row.cells[name]?.cell === 'lost' && holds.some((held) => held.name === row.object),
  );
  return kinds.flatMap((kind) => {
    const found = row.cells[kind.name];
    if (found === undefined || isGone) return [];
    const { cell, at } = found;
    const names = kind.holds.map((held) => held.name);
    const effect = names.find((name) => certain.has(name));
    const isAttribute = names.some((name) => object?.attributes.some(({ mnemonic }) => mnemonic === name));
    // What sets a register is said in words.
    if (cell === 'new value')
      return isAttribute && !names.some((name) => possible.has(name))
        ? [
            diagnostic(
              RULE,
              at,
              `Unexpected new value, expected an effect or a transition of ${row.command.name} that gives ${names.join(' or ')} one`,
            ),
          ]
        : [];
    if (effect !== undefined && cell !== 'n/a')
      return [diagnostic(RULE, at, `Unexpected ${cell}, expected new value: another row gives ${effect} a value`)];
    return wrongAttributes(cell, kind, object, at);
  });
}

function wrongAttributes(
  cell: string,
  { holds }: StateKind,
  object: ObjectType | undefined,
  at: SourceRange,
): readonly Diagnostic[] {
  if (cell !== 'default' && cell !== 'lost') return [];
  return holds.flatMap(({ name }) => {
    const attribute = object?.attributes.find(({ mnemonic }) => mnemonic === name);
    if (attribute === undefined) return [];
    if (attribute.initial === null)
      return [diagnostic(RULE, at, `Unexpected ${cell}, expected kept: ${name} has no initial value`)];
    return cell === 'lost' && !canBeAbsent(attribute)
      ? [diagnostic(RULE, at, `Unexpected lost, expected default: ${name} always has a value`)]
      : [];
  });
}

function canBeAbsent({ range }: Attribute): boolean {
  return range.kind === 'map'
    ? range.sparse
    : (range.kind === 'record' || range.kind === 'reference') && range.optional;
}

/** Attributes of the object to which Effects or State transitions of the same command or event give a value. */
function writtenBeside(row: ResetRow, world: World, counts: (row: Row) => boolean): ReadonlySet<string> {
  const { model } = world;
  const { name } = row.command;
  const effects = (row.event ? model.events : model.commands).find((each) => each.name === name)?.effects ?? [];
  const object = model.objects.find(({ mnemonic }) => mnemonic === row.object);
  const own = object?.key === null ? row.object : 'this';
  const written = new Set<string>();
  for (const effect of effects.filter(counts)) {
    const { place } = effect;
    const member = place.kind === 'entry' ? place.collection : place;
    if (member.kind === 'member' && member.object.kind === 'name' && member.object.name === own)
      written.add(member.name);
  }
  const moves = model.transitions.filter(
    (each) => each.object === row.object && each.event === row.event && each.command.name === name,
  );
  for (const move of moves)
    if (counts(move) && Object.values(move.cells).some(({ kind }) => kind === 'state'))
      written.add(stateAttribute(world, move).attribute);
  return written;
}
