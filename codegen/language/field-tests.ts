import type { Command } from '../model/command.ts';
import type { FieldTest } from '../model/expression.ts';
import type { Field } from '../model/layout.ts';
import type { Context } from './context.ts';
import { presenceOf } from './presence.ts';
import type { NumberRange, Resolved } from './resolved.ts';
import { TRUTH, describe } from './types.ts';
import { allowedOn, isTaken, unlisted } from '../model/taken-commands.ts';
import type { Scope } from './scope.ts';
import type { Typed } from './world.ts';

/** `reserved SEL`, `malformed SN` */
export function resolveFieldTest(context: Context, test: FieldTest): Typed {
  return test.test === 'reserved' ? resolveReserved(context, test) : resolveMalformed(context, test);
}

/** The name that stands, in a row common to all commands, for each field that has a Values table. */
export const EVERY_FIELD = 'FIELD';

function resolveReserved(context: Context, { operand, at }: FieldTest): Typed {
  const { scope, findings } = context;
  if (operand.kind === 'name' && operand.name === EVERY_FIELD && scope.command !== null) {
    const tests = scope.command.fields
      .filter((field) => field.values !== undefined)
      .map((field) => presentTest(field, scope.find(field.mnemonic)));
    const either = (left: Resolved, right: Resolved): Resolved => ({ kind: 'logical', operator: 'or', left, right });
    return { node: tests.flatMap((test) => test ?? []).reduce(either, { kind: 'literal', value: false }), type: TRUTH };
  }
  if (operand.kind === 'name' && scope.command !== null && scope.find(operand.name) === undefined)
    return findings.unresolved(operand.at, operand.name, `a field that has a Values table, or ${EVERY_FIELD}`, [
      EVERY_FIELD,
      ...scope.names(),
    ]);
  const typed = context.resolve(operand);
  const test = reservedTest(typed);
  if (test !== null) return { node: test, type: TRUTH };
  const { node, type } = typed;
  const field = node.kind === 'field' ? scope.command?.fields.find((each) => each.mnemonic === node.name) : undefined;
  // The opcode is the one field at bit 0 of every entry. Its values are the commands of the queue.
  if (field?.bit === 0 && scope.command !== null)
    return {
      node: { kind: 'reserved', operand: node, defined: opcodes(scope, scope.command) },
      type: TRUTH,
    };
  return type.kind === 'unknown'
    ? { node, type }
    : findings.mismatch(at, `reserved ${describe(type)}`, 'a field that has a Values table');
}

/** A field that is not there has no reserved value. */
function presentTest(field: Field, typed: Typed | undefined): Resolved | null {
  const [test, present] = [reservedTest(typed), presenceOf(field)];
  return test === null || present === null ? test : { kind: 'logical', operator: 'and', left: present, right: test };
}

function reservedTest(typed: Typed | undefined): Resolved | null {
  if (typed?.type.kind !== 'enumeration') return null;
  const defined = typed.type.table.values
    .filter((row) => row.enumerator !== null)
    .map((row) => ({ low: row.value, high: row.high }));
  return { kind: 'reserved', operand: typed.node, defined };
}

/**
 * The opcodes of a kind of queue; those that only the primary controller takes count on its own queue only. Where there is a
 * list of allowed commands, its row for the others speaks of the rest.
 */
function opcodes({ world: { model }, controller }: Scope, { queue, receiver }: Command): NumberRange[] {
  const names = new Set(
    model.commands
      .filter((command) => command.queue === queue && (receiver === 'primary' || isTaken(model, command, controller)))
      .map((command) => command.opcode.name),
  );
  const rows = model.profile.filter((row) => row.space === `${queue}-opcode` && names.has(row.name));
  const list = allowedOn(model, controller, queue);
  return [...rows.map(({ value }) => ({ low: value, high: value })), ...(list === null ? [] : unlisted(list))];
}

function resolveMalformed(context: Context, { operand, at }: FieldTest): Typed {
  const { node, type } = context.resolve(operand);
  if (type.kind === 'unknown') return { node, type };
  if (type.kind !== 'bytes' || (type.format !== 'ascii' && type.format !== 'nqn'))
    return context.findings.mismatch(
      at,
      `malformed ${describe(type)}`,
      'a field that is an ASCII string or an NVMe Qualified Name',
    );
  return { node: { kind: 'malformed', operand: node, format: type.format }, type: TRUTH };
}
