import type { Chooser } from '../../codegen/language/choose.ts';
import { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { State } from '../../codegen/language/values.ts';
import type { Model } from '../../codegen/model/model.ts';
import { AdminCommands } from './admin.ts';
import { CompletionQueue } from './completion-queue.ts';
import type { ConfigurationInput } from './configuration.ts';
import { completeConfiguration } from './configuration.ts';
import { CompletionWriter } from './completion.ts';
import type { DmaPort } from './dma.ts';
import { AddressSpace } from './dma.ts';
import { doorbellAt } from './doorbells.ts';
import { enabledConfiguration, KEPT_BY_CONTROLLER_RESET } from './enable.ts';
import type { Happening } from './events.ts';
import { eventOf } from './events.ts';
import { Interrupts } from './interrupts.ts';
import { primaryAttributes } from './primary-attributes.ts';
import { Registers } from './registers.ts';
import { SubmissionQueue } from './submission-queue.ts';

/** What a controller is built with. */
export interface ControllerOptions {
  /** The implementation's limits by mnemonic. */
  readonly limits: Readonly<Record<string, number>>;
  /** Host memory. */
  readonly memory: DmaPort;
  /** How the controller presents itself. */
  readonly configuration?: ConfigurationInput;
  /** Takes the choices that the specification leaves to the device; the lowest and the next ones where absent. */
  readonly chooser?: Chooser;
  /** Called for each interrupt that is not masked. */
  readonly onInterrupt?: (vector: number) => void;
}

const ADMIN_QUEUE = 0;

/**
 * A PCIe controller that behaves as a specification says: what commands check and change comes from the model's tables,
 * what moves data stands here. A doorbell leaves work behind; `settle` does it.
 */
export class Controller {
  readonly registers: Registers;
  readonly controlPlane: ControlPlane;
  readonly #model: Model;
  readonly #memory: DmaPort;
  readonly #interrupts: Interrupts;
  readonly #admin: AdminCommands;
  readonly #completions: CompletionWriter;
  readonly #submissionQueues = new Map<number, SubmissionQueue>();
  readonly #completionQueues = new Map<number, CompletionQueue>();
  readonly #manufactured: State;
  #fatal: string | null = null;
  /** The size of the host's pages; a host does not change it while the controller is enabled. */
  #pageSize = 4096;

  constructor(
    model: Model,
    { limits, memory, configuration: input, chooser, onInterrupt = () => undefined }: ControllerOptions,
  ) {
    const configuration = completeConfiguration(input);
    this.#model = model;
    this.#memory = memory;
    this.registers = new Registers(model.registers, configuration.registers);
    this.controlPlane = new ControlPlane(model, {
      limits,
      attributes: { PC: primaryAttributes(model, configuration) },
      evaluator: 'compiler',
      ...(chooser && { chooser }),
    });
    this.#manufactured = this.controlPlane.snapshot();
    this.#interrupts = new Interrupts(this.registers, onInterrupt);
    this.#completions = new CompletionWriter(model);
    this.#admin = new AdminCommands(model, this.controlPlane, configuration, this.registers);
  }

  /** Why CSTS.CFS is set to 1b, in words; `null` while it is cleared to 0b. */
  get fatalCause(): string | null {
    return this.#fatal;
  }

  /** Brings the controller to the state after manufacturing. */
  powerOn(): void {
    this.#stop();
    this.#fatal = null;
    this.registers.reset([]);
    this.controlPlane.restore(this.#manufactured);
  }

  /** What a host reads at an offset; 0 where no register is. An 8-byte read is two 4-byte reads. */
  readRegister(offset: number, size: 4): number;
  readRegister(offset: number, size: 8): bigint;
  readRegister(offset: number, size: 4 | 8): number | bigint;
  readRegister(offset: number, size: 4 | 8): number | bigint {
    const low = this.registers.readWord(offset);
    return size === 4 ? low : (BigInt(this.registers.readWord(offset + 4)) << 32n) | BigInt(low);
  }

  /** What a host writes at an offset; ignored where no register is. An 8-byte write is two 4-byte writes. */
  writeRegister(offset: number, size: 4 | 8, value: number | bigint): void {
    const whole = BigInt.asUintN(64, BigInt(value));
    this.#writeWord(offset, Number(whole & 0xffff_ffffn));
    if (size === 8) this.#writeWord(offset + 4, Number(whole >> 32n));
  }

  /** Works until there is nothing more to do. */
  settle(): void {
    for (const queue of this.#submissionQueues.values()) {
      while (this.#step(queue));
    }
  }

  #writeWord(offset: number, value: number): void {
    const doorbell = doorbellAt(offset, this.registers.get('CAP', 'DSTRD'));
    if (doorbell) {
      const queues = doorbell.queue === 'sq' ? this.#submissionQueues : this.#completionQueues;
      queues.get(doorbell.qid)?.ring(value % 0x1_0000);
      return;
    }
    const enabled = this.registers.get('CC', 'EN');
    this.registers.writeWord(offset, value);
    const name = this.registers.nameAt(offset);
    if (name === 'CC') this.#configurationWritten(enabled);
    else if (name === 'INTMS' || name === 'INTMC') this.#interrupts.maskWritten(name);
  }

  #configurationWritten(enabledBefore: number): void {
    const enabled = this.registers.get('CC', 'EN');
    if (enabled > enabledBefore) this.#enable();
    else if (enabled < enabledBefore) this.#reset();
    else if (this.registers.get('CC', 'SHN') !== 0 && this.registers.get('CSTS', 'RDY') === 1) this.#shutDown();
  }

  #enable(): void {
    const configuration = enabledConfiguration(this.registers);
    // NB-REG-3, NB-REG-4: with a configuration that is not valid CSTS.RDY stays cleared to 0b.
    if ('fault' in configuration) {
      this.#fail(configuration.fault);
      return;
    }
    const { pageSize, submissionQueue, completionQueue } = configuration;
    const space = new AddressSpace(this.#memory, null);
    this.#pageSize = pageSize;
    this.#submissionQueues.set(
      ADMIN_QUEUE,
      new SubmissionQueue(ADMIN_QUEUE, ADMIN_QUEUE, { ...submissionQueue, space }),
    );
    this.#completionQueues.set(ADMIN_QUEUE, new CompletionQueue(ADMIN_QUEUE, { ...completionQueue, space }, 0));
    // NB-REG-1: the controller is ready.
    this.registers.set('CSTS', 'RDY', 1);
  }

  /** A controller reset: queues are gone, commands stop without a completion. */
  #reset(): void {
    this.#stop();
    this.#fatal = null;
    // NB-REG-2: CSTS.RDY is cleared to 0b. NB-REG-6: AQA, ASQ and ACQ stay.
    this.registers.reset(KEPT_BY_CONTROLLER_RESET);
    this.#raise('controller-reset');
  }

  #shutDown(): void {
    this.#stop();
    this.registers.set('CSTS', 'SHST', 2);
  }

  #stop(): void {
    this.#submissionQueues.clear();
    this.#completionQueues.clear();
  }

  /** An error that no completion can report: the controller stops until it is reset. */
  #fail(cause: string): void {
    this.#stop();
    this.#fatal = cause;
    this.registers.set('CSTS', 'CFS', 1);
  }

  #raise(happening: Happening): void {
    const event = eventOf(this.#model, happening);
    if (event !== null) this.controlPlane.raise(event);
  }

  /** Takes one command from a queue, executes it and posts its completion; `false` where there is none to take. */
  #step(queue: SubmissionQueue): boolean {
    const completions = this.#completionQueues.get(queue.completionQueueId);
    // NB-QUE-3: no command is taken whose completion would find the queue full.
    if (!completions || queue.isEmpty || completions.isFull) return false;
    const entry = queue.fetch();
    if (!entry) {
      this.#fail(`The entry of submission queue ${queue.qid} at slot ${queue.head} cannot be read from host memory`);
      return false;
    }
    const { completion, cid } = this.#admin.execute(entry, queue.memory.space, this.#pageSize);
    const place = { sqid: queue.qid, sqhd: queue.head, cid, phase: completions.phase };
    if (!completions.post(this.#completions.write(completion, place))) {
      this.#fail(`An entry of completion queue ${completions.qid} cannot be written to host memory`);
      return false;
    }
    if (completions.vector !== null) this.#interrupts.raise(completions.vector);
    return true;
  }
}
