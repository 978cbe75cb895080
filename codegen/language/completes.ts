import type { Command, Completes, MemoryGrant } from '../model/command.ts';
import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import type { Awaited, GrantedMemory } from './operation.ts';
import type { Preparation } from './prepare.ts';
import { unresolved } from './prepare.ts';
import type { Scope } from './scope.ts';
import type { RecordValue } from './values.ts';
import { UNDEFINED } from './values.ts';

/** A Completes property, ready to tell whether a completion waits. */
export interface PreparedCompletion {
  readonly completes: Completes;
  readonly when: Closure;
  /** `null`: nothing has to be durable. */
  readonly durable: Closure | null;
}

/** A Memory property, ready to tell which memory is handed over. */
export interface PreparedMemory {
  readonly grant: MemoryGrant;
  readonly address: Closure;
  readonly length: Closure;
  readonly listed: Closure | null;
  readonly tag: Closure | null;
}

/** Makes a Completes property ready. */
export function prepareCompletion(
  { completes, name }: Command,
  scope: Scope,
  preparation: Preparation,
): PreparedCompletion | null {
  if (completes === null) return null;
  const { when, durable } = completes;
  const row = `Completes of ${name}`;
  return {
    completes,
    when: preparation.condition(when, scope, row),
    durable: durable && preparation.condition(durable, scope, row),
  };
}

/** What the completion of a successful command waits for; `null`: nothing. */
export function awaitedBy(prepared: PreparedCompletion | null, environment: Environment): Awaited | null {
  const { target } = environment;
  if (prepared === null || target === UNDEFINED || prepared.when(environment) !== true) return null;
  const { event, failure } = prepared.completes;
  return {
    event: event.name,
    failure: failure && { event: failure.event.name, status: failure.status.name },
    object: target.type,
    key: target.key,
    isDurable: prepared.durable?.(environment) === true,
  };
}

/** Makes the Memory properties ready. */
export function prepareMemory(command: Command, scope: Scope, preparation: Preparation): readonly PreparedMemory[] {
  const row = `Memory of ${command.name}`;
  return command.memory.map((grant) => {
    const { field, length, listed, tag } = grant;
    if (!command.fields.some((each) => each.mnemonic === field.name))
      throw unresolved(row, field.at, `Unexpected ${field.name}, expected a field of the command`);
    return {
      grant,
      address: preparation.number({ kind: 'name', name: field.name, at: field.at }, scope, row),
      length: preparation.number(length, scope, row),
      listed: listed && preparation.condition(listed, scope, row),
      tag: tag && preparation.any(tag, scope, row),
    };
  });
}

/** The memory that a command hands over. A tag that is not there leaves the function's own address space. */
export function grantedMemory(memory: readonly PreparedMemory[], environment: Environment): readonly GrantedMemory[] {
  return memory.flatMap(({ grant, address, length, listed, tag }) => {
    const at = address(environment) as number | bigint;
    const size = length(environment);
    if (size === UNDEFINED) return [];
    const record = tag === null ? UNDEFINED : tag(environment);
    return [
      {
        field: grant.field.name,
        address: at,
        length: Number(size),
        isListed: listed !== null && listed(environment) === true,
        tag: record === UNDEFINED ? null : (record as RecordValue),
      },
    ];
  });
}
