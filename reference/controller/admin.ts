import type { FieldInput, LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { Command } from '../../codegen/model/command.ts';
import { opcodeOf, structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout, SUBMISSION_ENTRY } from '../../codegen/model/queue-entry.ts';
import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { Operation, Outcome } from '../../codegen/language/operation.ts';
import type { Completion } from './completion.ts';
import type { ControllerConfiguration } from './configuration.ts';
import { DataTransfer } from './data-transfer.ts';
import type { AddressSpace } from './dma.ts';
import type { Segment } from './prp.ts';
import type { Registers } from './registers.ts';
import { ReturnedData } from './returned-data.ts';
import type { DataPlaneStatus } from './status.ts';

/** A command that was fetched: what its queue entry says. */
interface Fetched {
  readonly command: Command | null;
  readonly operation: Operation;
}

/** Size of the smallest page, the unit of MDTS. */
const SMALLEST_PAGE = 4096;

/** Executes admin commands: their tables decide, the data plane moves their data. */
export class AdminCommands {
  readonly #controlPlane: ControlPlane;
  readonly #commands: ReadonlyMap<number, { readonly command: Command; readonly codec: LayoutCodec }>;
  readonly #unknown: LayoutCodec;
  readonly #data: ReadonlyMap<string, LayoutCodec>;
  readonly #returned: ReturnedData;
  readonly #greatestLength: number;

  constructor(model: Model, controlPlane: ControlPlane, configuration: ControllerConfiguration, registers: Registers) {
    const structures = structuresByMnemonic(model);
    const entry = structures.get(SUBMISSION_ENTRY);
    if (!entry)
      throw new RangeError(
        `Unexpected specification without the data structure ${SUBMISSION_ENTRY}, expected it in the base annex`,
      );
    const commands = model.commands.filter(({ queue }) => queue === 'admin');
    this.#controlPlane = controlPlane;
    this.#commands = new Map(
      commands.map((command) => [
        opcodeOf(model, command),
        { command, codec: layoutCodec(commandLayout(command), structures) },
      ]),
    );
    this.#unknown = layoutCodec(entry, structures);
    this.#data = new Map(model.structures.map((structure) => [structure.mnemonic, layoutCodec(structure, structures)]));
    this.#returned = new ReturnedData(model, configuration, registers);
    this.#greatestLength = SMALLEST_PAGE * 2 ** configuration.MDTS;
  }

  /** Executes the command of a submission queue entry; `space` is that of its queue. */
  execute(
    entry: Uint8Array,
    space: AddressSpace,
    pageSize: number,
  ): { readonly completion: Completion; readonly cid: number } {
    const fetched = this.#decode(entry);
    const cid = Number(fetched.operation.fields.CID ?? 0);
    return { cid, completion: this.#stages(fetched, new DataTransfer(space, pageSize, this.#greatestLength)) };
  }

  #decode(entry: Uint8Array): Fetched {
    const known = this.#commands.get(entry[0] as number);
    const fields: Record<string, number | bigint | string> = {};
    for (const [mnemonic, value] of Object.entries((known?.codec ?? this.#unknown).decode(entry))) {
      if (typeof value !== 'object') fields[mnemonic] = value;
    }
    return { command: known?.command ?? null, operation: { command: known?.command.name ?? '', fields, data: null } };
  }

  /** The stages of a command in order: allowed, transfer, command. */
  #stages({ command, operation }: Fetched, transfer: DataTransfer): Completion {
    // NB-COM-1, NB-COM-2, NB-COM-3: a command that is not allowed transfers no data.
    const [refused] = [
      ...this.#controlPlane.evaluateStage(operation, 'allowed'),
      ...this.#controlPlane.evaluateStage(operation, 'transfer'),
    ];
    if (refused || !command) return failed(command, refused?.status ?? 'Internal Error');
    const moved = this.#controlPlane.transferOf(operation);
    if (!moved) return this.#complete(command, this.#controlPlane.evaluate(operation));
    const { PRP1 = 0, PRP2 = 0 } = operation.fields;
    const buffer = transfer.buffer(Number(PRP1), Number(PRP2), moved.length);
    if ('status' in buffer) return dataFailed(command, buffer.status);
    if (moved.direction === 'controller-to-host')
      return this.#return(command, operation, transfer, buffer.segments, moved.length);
    const bytes = transfer.fromHost(buffer.segments);
    if (!bytes) return dataFailed(command, 'Data Transfer Error');
    return this.#complete(
      command,
      this.#controlPlane.evaluate({ ...operation, data: this.#hostData(command, bytes, moved.count) }),
    );
  }

  /** Data to the host: it is written before the command takes effect, so that a fault leaves the state as it was. */
  #return(
    command: Command,
    operation: Operation,
    transfer: DataTransfer,
    segments: readonly Segment[],
    length: number,
  ): Completion {
    const outcome = this.#controlPlane.evaluate(operation);
    const succeeds = outcome.fired.length === 0 && outcome.undefinedRows.length === 0;
    if (succeeds && !transfer.toHost(segments, this.#returned.bytes(outcome.returned, length)))
      return dataFailed(command, 'Data Transfer Error');
    return this.#complete(command, outcome);
  }

  #hostData({ transfer: { structure, list } }: Command, bytes: Uint8Array, count: number): Operation['data'] {
    const codec = structure && this.#data.get(structure.name);
    return codec ? codec.decode(bytes, 0, list ? { [list.field.name]: count } : {}) : null;
  }

  /** Answers with the first row in table order, or lets the command take effect. */
  #complete(command: Command, outcome: Outcome): Completion {
    const [first] = outcome.fired;
    if (first) return failed(command, first.status);
    // A row without a value and none that holds: the text breaks its obligation to say what happens.
    if (outcome.undefinedRows.length > 0) return failed(command, 'Internal Error');
    this.#controlPlane.commit(outcome);
    const result: FieldInput = Object.fromEntries(
      Object.entries(outcome.result).map(([mnemonic, { value }]) => [mnemonic, value]),
    );
    return { command, status: 'Successful Completion', doNotRetry: false, result };
  }
}

/** A command that a row of a table aborts: the same command fails again. */
function failed(command: Command | null, status: string): Completion {
  return { command, status, doNotRetry: true, result: {} };
}

/** A command whose data cannot be moved: only a fault of the transfer may be gone the next time. */
function dataFailed(command: Command, status: DataPlaneStatus): Completion {
  return { command, status, doNotRetry: status !== 'Data Transfer Error', result: {} };
}
