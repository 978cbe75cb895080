import type { StatusRow } from '../../model/command.ts';
import type { Expression } from '../../model/expression.ts';
import type { Model, Term } from '../../model/model.ts';
import { canonical } from './canonical.ts';
import { changesOf } from './changed-rows.ts';
import { implies } from './narrower.ts';
import { Prover } from './prove.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/** `OFFSET > 511` for `OFFSET > 512`, beside an optional row that lets a device refuse `OFFSET = 512` with the same status. */
export const permittedRefusal: EquivalenceRule = {
  name: 'permitted-refusal',
  why: 'The mutant refuses one value more, and an optional row lets a device refuse that value with the same status.',
  argue(mutant, model) {
    const wider = allPermitted(model, mutant.model);
    if (wider) return wider;
    for (const [i, command] of model.commands.entries()) {
      const row = command.conditions.find(({ id }) => id === mutant.row);
      const after = mutant.model.commands[i]?.conditions.find(({ id }) => id === mutant.row);
      if (!row || !after || !isSame({ ...row, condition: null }, { ...after, condition: null })) continue;
      const equal = valueMore(row.condition, after.condition, model.terms);
      if (equal === null) continue;
      const permit = command.conditions.find(
        (each) => each.isOptional && permits(each, row) && canonical(each.condition, model.terms) === equal,
      );
      if (permit)
        return `${permit.id} lets a device refuse what ${mutant.change.to} refuses beside ${mutant.change.from}`;
    }
    return null;
  },
};

/** Rows, changed by themselves or through a term, that hold where an optional row permits their status; else `null`. */
function allPermitted(model: Model, mutant: Model): string | null {
  const changes = changesOf(model, mutant);
  if (!changes || changes.conditions.length === 0 || changes.effects.length + changes.returned.length > 0) return null;
  const permits = changes.conditions.map(({ command, before, after }) => {
    if (!after || before.isOptional || !isSame(row(after), row(before))) return null;
    const prover = new Prover(model, command);
    const was = whole(before);
    const is = { cell: whole(after), terms: mutant.terms };
    const isLost = !prover.contradict([
      { cell: was, mode: 'true' },
      { ...is, mode: 'not true' },
    ]);
    if (isLost) return null;
    const premises = [
      { ...is, mode: 'true' },
      { cell: was, mode: 'not true' },
    ] as const;
    return (
      command.conditions.find(
        (each) =>
          each.isOptional &&
          each.status.name === before.status.name &&
          prover.follows(premises, each.when) &&
          prover.follows(premises, each.condition),
      )?.id ?? null
    );
  });
  return permits.every((id) => id !== null)
    ? `${[...new Set(permits)].join(', ')} lets a device refuse what is refused beside ${[...new Set(changes.conditions.map(({ before }) => before.id))].join(', ')}`
    : null;
}

function row({ when: _when, condition: _condition, ...rest }: StatusRow): unknown {
  return rest;
}

/** When and condition of a row as one cell. */
function whole({ when, condition }: StatusRow): Expression {
  return when ? { kind: 'binary', operator: 'and', left: when, right: condition, at: condition.at } : condition;
}

function permits(permit: StatusRow, { status, when }: StatusRow): boolean {
  return permit.status.name === status.name && implies(when, permit.when);
}

/** `k < x` or `k <= x`, as canonical texts say it. */
const BOUND = /^\((?<bound>[0-9]+) (?<operator><|<=) (?<value>.+)\)$/;

/** The canonical text of `x = k` where one condition is `x > k` and the other `x > k - 1` or `x >= k`; else `null`. */
function valueMore(before: Expression, after: Expression, terms: readonly Term[]): string | null {
  const one = BOUND.exec(canonical(before, terms))?.groups;
  const two = BOUND.exec(canonical(after, terms))?.groups;
  if (one?.['operator'] !== '<' || two === undefined || one['value'] !== two['value']) return null;
  const [bound, first] = [Number(one['bound']), Number(two['bound']) + (two['operator'] === '<' ? 1 : 0)];
  return first === bound ? `(${[String(bound), String(one['value'])].sort().join(' = ')})` : null;
}
