import type { Command, Target } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import { DATA_LENGTH, commonRowsOf, dataLength, mentionsLength } from '../language/data-length.ts';
import { structuresByMnemonic } from '../model/lookup.ts';
import type { Model } from '../model/model.ts';
import { addends, minus } from './addends.ts';
import { inlineTerms } from './terms.ts';

/** Binder name → the collection that it runs over. */
export type Binders = ReadonlyMap<string, Expression>;

/** A part of the host's input: a field of the command or of its data, or a field of each entry of a list. */
export interface InputPath {
  readonly field: string;
  /** The list that holds the entries, or `null` for a field of the command or its data. */
  readonly list: string | null;
}

/** Somewhere in a command's tables an input is compared with `other`. */
export interface Comparison {
  readonly path: InputPath;
  readonly other: Expression;
  /** By what the input is multiplied before it is compared; `null` for nothing. */
  readonly factor: Expression | null;
  readonly binders: Binders;
}

/** All comparisons of a command's inputs, in its own rows, its target and choices, and the common rows. */
export function comparisons(
  model: Model,
  command: Command,
  inputs: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): Comparison[] {
  const found: Comparison[] = [];
  const note = (left: Expression, right: Expression, binders: Binders): void => {
    const pathOf = (part: Expression): InputPath | null => inputPath(part, binders, inputs, lists);
    for (const { part, factor, rest } of addends(left, (each) => pathOf(each) !== null)) {
      const path = pathOf(part);
      if (path) found.push({ path, other: rest ? minus(right, rest) : right, factor, binders });
    }
  };
  for (const expression of commandExpressions(model, command)) {
    visit(inlineTerms(expression, model.terms), new Map(), (node, binders) => {
      if (node.kind === 'binary' && isRelation(node.operator)) {
        note(node.left, node.right, binders);
        note(node.right, node.left, binders);
      } else if (node.kind === 'in') {
        const others = node.set.kind === 'range' ? [node.set.low, node.set.high] : node.set.elements;
        for (const other of others) note(node.left, other, binders);
      }
    });
  }
  if (command.target)
    found.push({
      path: { field: command.target.key.name, list: null },
      other: keyOf(model, command.target),
      factor: null,
      binders: new Map(),
    });
  return found;
}

/** The keys of all objects that a command may name as its target. */
function keyOf(model: Model, { object, at }: Target): Expression {
  const key = model.objects.find((type) => type.mnemonic === object.name)?.key?.mnemonic ?? '';
  return { kind: 'member', object: { kind: 'name', name: object.name, at }, name: key, at };
}

function isRelation(operator: string): boolean {
  return ['=', '!=', '<', '<=', '>', '>='].includes(operator);
}

/** Every expression that decides what the command does. */
export function commandExpressions(model: Model, command: Command): Expression[] {
  const { target, creates, transfer } = command;
  const rows = [
    ...commonCells(model, command),
    ...command.conditions.flatMap((row) => [row.when, row.condition]),
    ...command.effects.flatMap((row) => [row.when, row.value]),
    ...command.returned.flatMap((row) => [row.when, row.value]),
    ...model.transitions.filter((row) => !row.event && row.command.name === command.name).map((row) => row.when),
    target?.where,
    target?.when,
    creates?.where,
    transfer.definedWhen,
    ...command.choices.map((choice) => choice.where),
  ];
  return rows.filter((row): row is Expression => row !== null && row !== undefined);
}

/** The cells of the rows common to all commands, with the length of the command's data in place of its name. */
export function commonCells(model: Model, command: Command): (Expression | null)[] {
  const structures = structuresByMnemonic(model);
  return commonRowsOf(model.common, command).flatMap(({ when, condition, at }) => {
    const length = dataLength(command, structures, at);
    if (length === null || !mentionsLength(condition)) return [when, condition];
    // Data that is always of one length is short: every device takes it, and no limit decides.
    if (length.kind === 'number') return [];
    const { section } = command;
    return [when, inlineTerms(condition, [{ name: DATA_LENGTH, parameters: [], definition: length, section, at }])];
  });
}

/** Calls back for every node with the binders in whose scope it stands. */
export function visit(
  expression: Expression,
  binders: Binders,
  callback: (node: Expression, binders: Binders) => void,
): void {
  callback(expression, binders);
  const again = (part: Expression): void => visit(part, binders, callback);
  switch (expression.kind) {
    case 'number':
    case 'name':
      return;
    case 'member':
      return again(expression.object);
    case 'entry':
      again(expression.collection);
      return again(expression.key);
    case 'binary':
      again(expression.left);
      return again(expression.right);
    case 'not':
    case 'field-test':
      return again(expression.operand);
    case 'in':
      again(expression.left);
      if (expression.set.kind === 'range') {
        again(expression.set.low);
        again(expression.set.high);
      } else expression.set.elements.forEach(again);
      return;
    case 'exists':
      return again(expression.entry);
    case 'call':
    case 'record':
      return expression.arguments.forEach(again);
    case 'quantifier': {
      const inner = new Map(binders);
      for (const binder of expression.binders) {
        visit(binder.source, inner, callback);
        inner.set(binder.name, binder.source);
      }
      return visit(expression.body, inner, callback);
    }
    case 'count':
    case 'sum':
    case 'list': {
      const inner = new Map(binders);
      if (expression.binder) {
        visit(expression.binder.source, binders, callback);
        inner.set(expression.binder.name, expression.binder.source);
      }
      if (expression.kind === 'count' && expression.source) visit(expression.source, inner, callback);
      if (expression.kind === 'sum') visit(expression.value, inner, callback);
      if (expression.kind === 'list') visit(expression.element, inner, callback);
      if (expression.where) visit(expression.where, inner, callback);
    }
  }
}

function inputPath(
  expression: Expression,
  binders: Binders,
  inputs: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): InputPath | null {
  if (expression.kind === 'name') {
    return !binders.has(expression.name) && inputs.has(expression.name) ? { field: expression.name, list: null } : null;
  }
  if (expression.kind !== 'member' || expression.object.kind !== 'name') return null;
  const source = binders.get(expression.object.name);
  return source?.kind === 'name' && lists.has(source.name) ? { field: expression.name, list: source.name } : null;
}
