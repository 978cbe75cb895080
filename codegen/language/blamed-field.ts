import type { Command } from '../model/command.ts';
import type { Model } from '../model/model.ts';
import type { Closure } from './closure.ts';
import { compile } from './compile.ts';
import { commonRowsOf } from './data-length.ts';
import type { Environment } from './environment.ts';
import type { Resolved } from './resolved.ts';
import { resolveCondition } from './resolve.ts';
import { Scopes } from './scope.ts';

/** One of the alternatives of a condition, `a` in `a or b`, and the fields of the command that it reads. */
interface Alternative {
  readonly fields: ReadonlySet<string>;
  /** Whether it reads the host's data as well: then the wrong value need not be in the command. */
  readonly readsData: boolean;
  readonly holds: Closure;
}

/** Which field of a command is to blame where a row of Status conditions answers: the one that its condition reads. */
export class BlamedFields {
  readonly #model: Pick<Model, 'common'>;
  readonly #scopes: Scopes;
  /** By command and row. They are looked at when a command fails first. */
  readonly #rows = new Map<Command, Map<string, readonly Alternative[]>>();

  constructor(model: Model) {
    this.#model = model;
    this.#scopes = new Scopes(model);
  }

  /**
   * The mnemonic of the field of the command whose value makes the condition of a row true. `null` where the condition reads
   * several fields, none, or the host's data. Of alternatives those count that hold in the environment.
   */
  of(command: Command, row: string, environment: Environment): string | null {
    const alternatives = this.#alternatives(command, row);
    return onlyField(alternatives) ?? onlyField(alternatives.filter(({ holds }) => holds(environment) === true));
  }

  #alternatives(command: Command, row: string): readonly Alternative[] {
    const rows = this.#rows.get(command) ?? new Map<string, readonly Alternative[]>();
    this.#rows.set(command, rows);
    const known = rows.get(row);
    if (known !== undefined) return known;
    const found = [...command.conditions, ...commonRowsOf(this.#model.common, command)].find(({ id }) => id === row);
    // A row of another table, such as one about the state of a controller, blames no field.
    const condition = found && resolveCondition(found.condition, this.#scopes.command(command)).resolved;
    const alternatives = condition ? alternativesOf(condition).map(readOf) : [];
    rows.set(row, alternatives);
    return alternatives;
  }
}

/** The field that all of them read and nothing else of the command; `null`: there is none. */
function onlyField(alternatives: readonly Alternative[]): string | null {
  const fields = new Set(alternatives.flatMap((each) => [...each.fields]));
  const [field = null] = fields;
  return fields.size === 1 && !alternatives.some(({ readsData }) => readsData) ? field : null;
}

function alternativesOf(condition: Resolved): readonly Resolved[] {
  if (condition.kind !== 'logical' || condition.operator !== 'or') return [condition];
  return [...alternativesOf(condition.left), ...alternativesOf(condition.right)];
}

function readOf(condition: Resolved): Alternative {
  const fields = new Set<string>();
  let readsData = false;
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const node = part as Partial<Resolved>;
    if (node.kind === 'datum') readsData = true;
    // What says whether a field is there is no part of its value.
    if (node.kind === 'field') fields.add(node.name as string);
    else Object.values(part).forEach(visit);
  };
  visit(condition);
  return { fields, readsData, holds: compile(condition) };
}
