import type { Command, Direction } from '../model/command.ts';
import type { Closure } from './closure.ts';
import type { Environment } from './environment.ts';
import type { Preparation } from './prepare.ts';
import type { Scope } from './scope.ts';

/** The data that a command moves. */
export interface DataTransfer {
  readonly direction: Exclude<Direction, 'none'>;
  /** Bytes. */
  readonly length: number;
  /** Controller to host: the byte of the structure that is moved first. */
  readonly from: number;
  /** Host to controller: the structure of the data. */
  readonly structure: string | null;
  /** Host to controller: how many entries its list has; 0 without a list. */
  readonly count: number;
}

/** A Data property, ready to tell what is moved. */
export interface PreparedTransfer {
  readonly command: Command;
  readonly definedWhen: Closure;
  readonly count: Closure | null;
  readonly length: Closure | null;
  readonly from: Closure | null;
  readonly size: number;
  readonly entrySize: number;
}

/** Makes a Data property ready. */
export function prepareTransfer(command: Command, scope: Scope, preparation: Preparation): PreparedTransfer {
  const { definedWhen, list, length, from, structure } = command.transfer;
  const row = `Data of ${command.name}`;
  const layout = structure === null ? undefined : scope.world.structures.get(structure.name);
  return {
    command,
    definedWhen: preparation.condition(definedWhen, scope, row),
    count: list === null ? null : preparation.number(list.count, scope, row),
    length: length === null ? null : preparation.number(length, scope, row),
    from: from === null ? null : preparation.number(from, scope, row),
    size: layout?.size ?? 0,
    entrySize: (layout?.fields.find((field) => field.mnemonic === list?.field.name)?.width ?? 0) / 8,
  };
}

/** What is moved for one command; `null` where there is nothing to move or the data is not defined. */
export function transferOf(
  { command, definedWhen, count, length, from, size, entrySize }: PreparedTransfer,
  environment: Environment,
): DataTransfer | null {
  const { direction, structure } = command.transfer;
  if (direction === 'none' || definedWhen(environment) !== true) return null;
  if (length !== null) {
    const bytes = length(environment);
    const first = from === null ? 0 : from(environment);
    return isNumber(bytes) && isNumber(first)
      ? { direction, length: Number(bytes), from: Number(first), structure: null, count: 0 }
      : null;
  }
  const entries = count === null ? 0 : count(environment);
  return isNumber(entries)
    ? {
        direction,
        length: size + Number(entries) * entrySize,
        from: 0,
        structure: structure?.name ?? null,
        count: Number(entries),
      }
    : null;
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
