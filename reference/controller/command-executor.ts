import type { LayoutCodec } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import type { Command } from '../../codegen/model/command.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { Awaited, Change, Operation, Outcome } from '../../codegen/language/operation.ts';
import type { ObjectInstance } from '../../codegen/language/values.ts';
import type { BlockData, BlockWork } from './block-commands.ts';
import { AbortCommands } from './abort.ts';
import { BlockCommands, isWrite } from './block-commands.ts';
import { CommandSet } from './command-set.ts';
import type { Completion } from './completion.ts';
import type { ControllerConfiguration } from './configuration.ts';
import { DataTransfer, checkTransferLimit, listedQueueFault } from './data-transfer.ts';
import { addressOf } from './dma.ts';
import type { Media } from './media.ts';
import type { Origin } from './origin.ts';
import type { Charge } from './qos/rate-limits.ts';
import { ReturnedData } from './returned-data.ts';
import type { DataPlaneStatus } from './status.ts';
import { Task } from './task.ts';

/** What executing commands leads to. */
export interface Consequences {
  /** The state has changed. */
  changed(changes: readonly Change[]): void;
  /** A command took effect, and completes later. */
  late(task: Task, awaited: Awaited, success: Completion): void;
  /** A command completes with an asynchronous event of its controller. */
  request(task: Task, controller: ObjectInstance, success: Completion): void;
}

export interface ExecutorParts {
  readonly controlPlane: ControlPlane;
  readonly configuration: ControllerConfiguration;
  readonly media: Media;
  readonly consequences: Consequences;
}

/** What a command comes with, beside its fields. */
interface Surroundings extends Pick<Origin, 'outstanding' | 'namespaces' | 'health' | 'pageSize' | 'spaceOfTag'> {
  readonly transfer: DataTransfer;
}

/** Data that a command returns. */
interface ToHost extends Pick<BlockData, 'length' | 'toHost'> {
  /** The byte of the structure that is returned first. */
  readonly from: number;
  readonly surroundings: Surroundings;
  readonly work: BlockWork | null;
}

const NO_DATA: BlockData = { length: 0, fromHost: null, structured: null, toHost: () => true };

/** Executes the commands of any controller: their tables decide, the data plane moves their data. */
export class CommandExecutor {
  readonly #controlPlane: ControlPlane;
  readonly #consequences: Consequences;
  readonly #set: CommandSet;
  readonly #structures: ReadonlyMap<string, LayoutCodec>;
  readonly #returned: ReturnedData;
  readonly #blocks: BlockCommands;
  readonly #aborts: AbortCommands;

  constructor(model: Model, { controlPlane, configuration, media, consequences }: ExecutorParts) {
    const structures = structuresByMnemonic(model);
    this.#controlPlane = controlPlane;
    this.#consequences = consequences;
    this.#set = new CommandSet(model);
    this.#structures = new Map(model.structures.map((each) => [each.mnemonic, layoutCodec(each, structures)]));
    this.#returned = new ReturnedData(model, configuration);
    this.#blocks = new BlockCommands(media);
    this.#aborts = new AbortCommands(configuration.ACL);
    checkTransferLimit(controlPlane.limits);
  }

  /** Executes the command of a submission queue entry, or sets it going where it ends later. */
  execute(entry: Uint8Array, origin: Origin): Task {
    const { queue, receiver, pageSize, namespaces, health, outstanding, spaceOfTag, ended, gate } = origin;
    const kind = queue.qid === 0 ? 'admin' : 'io';
    const { command, fields } = this.#set.decode(entry, kind, receiver?.object ?? null);
    const identifier = Number(fields.NSID ?? 0);
    const task = new Task(queue, Number(fields.CID ?? 0), namespaces.find(identifier), ended);
    task.fields = fields;
    const operation: Operation = { command: command?.name ?? '', queue: kind, fields, data: null, receiver };
    // XC-TIX-8: the data is moved in the address space of the queue.
    const transfer = new DataTransfer(queue.memory.space, pageSize);
    const surroundings = { transfer, outstanding, namespaces, health, pageSize, spaceOfTag };
    // XC-QCH-5: nothing is charged for commands of an admin queue.
    if (gate === undefined || kind === 'admin') this.#stages(task, command, operation, surroundings);
    else
      task.wait(
        (goOn) => gate.admit(this.#chargeOf(command, operation), goOn),
        () => {
          task.namespace = namespaces.find(identifier);
          this.#stages(task, command, operation, surroundings);
        },
      );
    return task;
  }

  #chargeOf(command: Command | null, operation: Operation): Charge {
    const moved = command && this.#controlPlane.transferOf(operation);
    // XC-QCH-2: the data of logical blocks, not the description of ranges.
    return { bytes: moved?.structure === null ? moved.length : 0, isWrite: command !== null && isWrite(command) };
  }

  /** The stages of a command in order: allowed, transfer, command. */
  #stages(task: Task, command: Command | null, operation: Operation, surroundings: Surroundings): void {
    // NB-COM-1, NB-COM-2, NB-COM-3, NB-PRP-5: a command that is not allowed, or moves too much, transfers no data.
    const refused =
      this.#controlPlane.evaluateStage(operation, 'allowed')[0] ??
      this.#controlPlane.evaluateStage(operation, 'transfer')[0];
    if (refused || !command) {
      task.completion = failed(command, refused?.status ?? 'Internal Error', refused?.id);
      return;
    }
    const { fields } = operation;
    const moved = this.#controlPlane.transferOf(operation);
    if (!moved) {
      this.#withoutData(task, command, operation, surroundings);
      return;
    }
    const { length, from, direction, count } = moved;
    const { transfer } = surroundings;
    const buffer = transfer.buffer(addressOfField(fields.PRP1), addressOfField(fields.PRP2), length);
    if ('status' in buffer) {
      task.completion = dataFailed(command, buffer.status);
      return;
    }
    const { segments } = buffer;
    const toHost = (data: Uint8Array): boolean => transfer.toHost(segments, data);
    if (direction === 'controller-to-host') {
      const data = { length, fromHost: null, structured: null, toHost };
      const work = this.#blocks.workOf(command, fields, data, surroundings);
      this.#return(task, command, operation, { length, from, toHost, surroundings, work });
      return;
    }
    const bytes = transfer.fromHost(segments);
    if (!bytes) {
      task.completion = dataFailed(command, 'Data Transfer Error');
      return;
    }
    const structured = this.#hostData(command, bytes, count);
    const outcome = this.#controlPlane.evaluate({ ...operation, data: structured });
    const data = { length, fromHost: bytes, structured, toHost };
    this.#finish(task, command, outcome, this.#blocks.workOf(command, fields, data, surroundings));
  }

  #withoutData(task: Task, command: Command, operation: Operation, surroundings: Omit<Surroundings, 'transfer'>): void {
    const outcome = this.#controlPlane.evaluate(operation, 'command');
    const isAccepted = outcome.fired.length === 0;
    const fault = isAccepted && command.memory.length > 0 ? this.#memoryFault(operation, surroundings) : null;
    const abort = isAccepted ? this.#aborts.answer(command, operation, task, surroundings.outstanding) : null;
    if (fault !== null) task.completion = dataFailed(command, fault);
    else if (abort === null)
      this.#finish(task, command, outcome, this.#blocks.workOf(command, operation.fields, NO_DATA, surroundings));
    else if ('status' in abort) task.completion = failed(command, abort.status);
    else {
      const { observed } = abort;
      this.#finish(task, command, this.#controlPlane.evaluate({ ...operation, observed }, 'command'), null);
    }
  }

  /** NB-PGQ-2, NB-PGQ-3: the list of a queue's pages is looked at before the queue exists. */
  #memoryFault(
    operation: Operation,
    { pageSize, spaceOfTag }: Pick<Surroundings, 'pageSize' | 'spaceOfTag'>,
  ): DataPlaneStatus | null {
    for (const { address, length, isListed, tag } of this.#controlPlane.memoryOf(operation)) {
      const fault = isListed ? listedQueueFault(spaceOfTag(tag), addressOf(address), length, pageSize) : null;
      if (fault !== null) return fault;
    }
    return null;
  }

  /** Data to the host: it is written before the command takes effect, so that a fault leaves the state as it was. */
  #return(
    task: Task,
    command: Command,
    operation: Operation,
    { length, from, toHost, surroundings: { namespaces, health }, work }: ToHost,
  ): void {
    const outcome = this.#controlPlane.evaluate(operation, 'command');
    const succeeds = outcome.fired.length === 0 && outcome.undefinedRows.length === 0;
    if (succeeds && !work) {
      const about = { namespace: namespaces.named(Number(operation.fields.NSID ?? 0)), health };
      if (!toHost(this.#returned.bytes(outcome.returned, length, about, from))) {
        task.completion = dataFailed(command, 'Data Transfer Error');
        return;
      }
    }
    this.#finish(task, command, outcome, work);
  }

  #hostData({ transfer: { structure, list } }: Command, bytes: Uint8Array, count: number): Operation['data'] {
    const codec = structure && this.#structures.get(structure.name);
    return codec ? codec.decode(bytes, 0, list ? { [list.field.name]: count } : {}) : null;
  }

  /** Answers with the first row in table order, or lets the command take effect. */
  #finish(task: Task, command: Command, outcome: Outcome, work: BlockWork | null): void {
    const first = outcome.fired[0];
    // A row without a value and none that holds: the text breaks its obligation to say what happens.
    const refused = first?.status ?? (outcome.undefinedRows.length > 0 ? 'Internal Error' : null);
    if (refused !== null) {
      task.completion = failed(command, refused, first?.id);
      return;
    }
    this.#controlPlane.commit(outcome);
    if (outcome.changes.length > 0) this.#consequences.changed(outcome.changes);
    const success: Completion = {
      command,
      status: 'Successful Completion',
      doNotRetry: false,
      result: outcome.result,
    };
    if (outcome.awaits) this.#consequences.late(task, outcome.awaits, success);
    else if (command.requestsEvent && outcome.target) this.#consequences.request(task, outcome.target, success);
    else if (work) work(task, success);
    else task.completion = success;
  }
}

/** The address in a field; a specification need not have it. */
function addressOfField(value: Operation['fields'][string] | undefined): number {
  return addressOf(typeof value === 'bigint' ? value : Number(value ?? 0));
}

/** A command that a row of a table aborts: the same command fails again. */
function failed(command: Command | null, status: string, row?: string): Completion {
  return { command, status, doNotRetry: true, ...(row !== undefined && { row }), result: {} };
}

/** A command whose data cannot be moved: only a fault of the transfer may be gone the next time. */
function dataFailed(command: Command, status: DataPlaneStatus): Completion {
  return { command, status, doNotRetry: status !== 'Data Transfer Error', result: {} };
}
