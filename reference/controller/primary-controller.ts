import { enabledConfiguration } from './enable.ts';
import type { Interrupts } from './interrupts.ts';
import type { Losses } from './losses.ts';
import type { PrimaryQueues } from './primary-queues.ts';
import { adminQueues } from './primary-queues.ts';
import type { QueueDescriptors } from './queue-descriptors.ts';
import type { Registers } from './registers.ts';
import type { Task } from './task.ts';

/** What the life cycle of the primary controller leads to. */
export interface PrimaryConsequences {
  /** The admin queues appeared or went. */
  queuesChanged(): void;
  /** A reset: all controllers stop. Returns the commands for which the media is still at work. */
  stop(): readonly Task[];
  /** The commands of the primary controller for which the media is at work. */
  inMedia(): readonly Task[];
  /** Makes durable what the primary controller wrote; `done` is called once, perhaps at once. */
  flush(done: () => void): void;
}

/** Values of CSTS.SHST. */
const [NOT_SHUT_DOWN, SHUTTING_DOWN, SHUT_DOWN] = [0, 1, 2] as const;

/** The primary controller while nothing is under way. */
export interface SavedPrimary {
  readonly fatal: string | null;
  readonly pageSize: number;
  readonly adminQueues: QueueDescriptors | null;
}

/** The primary controller as its registers bring it up and down. */
export class PrimaryController implements PrimaryQueues {
  readonly #registers: Registers;
  readonly #interrupts: Interrupts;
  readonly #consequences: PrimaryConsequences;
  #fatal: string | null = null;
  #pageSize = 4096;
  #adminQueues: QueueDescriptors | null = null;
  /** What the media still does after a controller reset: CSTS.RDY stays set to 1b until it is done. */
  #draining: readonly Task[] = [];
  /** A shutdown that goes on; a reset ends it. */
  #shutdown: { readonly waitsFor: readonly Task[]; readonly isFlushing?: true } | null = null;

  constructor(registers: Registers, interrupts: Interrupts, consequences: PrimaryConsequences) {
    this.#registers = registers;
    this.#interrupts = interrupts;
    this.#consequences = consequences;
  }

  /** Why CSTS.CFS is set to 1b, in words; `null` while it is cleared to 0b. */
  get fatalCause(): string | null {
    return this.#fatal;
  }

  get adminQueues(): QueueDescriptors | null {
    return this.#adminQueues;
  }

  get pageSize(): number {
    return this.#pageSize;
  }

  /** Whether a reset or a shutdown is under way. */
  get isChanging(): boolean {
    return this.#draining.length > 0 || this.#shutdown !== null;
  }

  /** Whether a shutdown is complete. */
  get isShutDown(): boolean {
    return this.#registers.get('CSTS', 'SHST') === SHUT_DOWN;
  }

  /** What stands beside the registers, for `load`. */
  save(): SavedPrimary {
    return { fatal: this.#fatal, pageSize: this.#pageSize, adminQueues: this.#adminQueues };
  }

  /** Brings the controller to where it was; its queues are the caller's. */
  load({ fatal, pageSize, adminQueues }: SavedPrimary): void {
    this.#fatal = fatal;
    this.#pageSize = pageSize;
    this.#adminQueues = adminQueues;
    this.#draining = [];
    this.#shutdown = null;
  }

  /** The state after power on. */
  powerOn(): void {
    this.#adminQueues = null;
    this.#draining = [];
    this.#shutdown = null;
    this.#fatal = null;
    this.#registers.reset(new Set());
  }

  /** After a host has written to CC, whose EN bit was `enabledBefore`. Clearing it is an event. */
  configurationWritten(enabledBefore: number): void {
    const enabled = this.#registers.get('CC', 'EN');
    if (enabled > enabledBefore) this.#enable();
    else if (enabled === 1 && this.#draining.length === 0 && this.#registers.get('CC', 'SHN') !== 0) this.#shutDown();
  }

  /** A Controller Level Reset: queues are gone, commands stop without a completion, and registers are left as the Reset matrix says. */
  reset({ registers, kept }: Losses): void {
    this.#adminQueues = null;
    this.#shutdown = null;
    this.#fatal = null;
    // NB-REG-2: CSTS.RDY is cleared to 0b.
    this.#registers.resetOnly(registers, kept);
    this.#registers.set('CC', 'EN', 0);
    this.#registers.set('CSTS', 'RDY', 0);
    this.#draining = this.#consequences.stop();
    // A host gives memory and namespaces to others once CSTS.RDY is cleared: no write may reach the media later.
    if (this.#draining.length > 0) this.#registers.set('CSTS', 'RDY', 1);
  }

  interrupt(vector: number, owner: object): void {
    this.#interrupts.raise(vector, owner);
  }

  /** An error that no completion can report: the controller stops until it is reset. Other controllers run on. */
  fault(cause: string): void {
    this.#stop();
    this.#fatal = cause;
    this.#registers.set('CSTS', 'CFS', 1);
  }

  /** Ends a controller reset, or a shutdown, once the media has done what it had begun. */
  settle(): void {
    this.#endReset();
    this.#endShutdown();
  }

  #endReset(): void {
    if (this.#draining.length === 0 || this.#draining.some((task) => task.isInMedia)) return;
    this.#draining = [];
    this.#registers.set('CSTS', 'RDY', 0);
    if (this.#registers.get('CC', 'EN') === 1) this.#enable();
  }

  #enable(): void {
    // A host waits for CSTS.RDY before it enables again; the controller waits for it anyway.
    if (this.#draining.length > 0) return;
    const configuration = enabledConfiguration(this.#registers);
    // NB-REG-3, NB-REG-4: with a configuration that is not valid CSTS.RDY stays cleared to 0b.
    if ('fault' in configuration) {
      this.fault(configuration.fault);
      return;
    }
    this.#pageSize = configuration.pageSize;
    this.#adminQueues = adminQueues(configuration);
    this.#consequences.queuesChanged();
    // NB-REG-1: the controller is ready.
    this.#registers.set('CSTS', 'RDY', 1);
  }

  /** NB-REG-7: the shutdown is complete when nothing that was written can be lost any more. */
  #shutDown(): void {
    if (this.#registers.get('CSTS', 'RDY') === 0 || this.#registers.get('CSTS', 'SHST') !== NOT_SHUT_DOWN) return;
    const waitsFor = this.#consequences.inMedia();
    this.#stop();
    this.#registers.set('CSTS', 'SHST', SHUTTING_DOWN);
    this.#shutdown = { waitsFor };
    this.#endShutdown();
  }

  #endShutdown(): void {
    const shutdown = this.#shutdown;
    if (shutdown === null || shutdown.isFlushing || shutdown.waitsFor.some((task) => task.isInMedia)) return;
    const flushing = { waitsFor: [], isFlushing: true } as const;
    this.#shutdown = flushing;
    this.#consequences.flush(() => {
      // A reset has come in between.
      if (this.#shutdown !== flushing) return;
      this.#shutdown = null;
      this.#registers.set('CSTS', 'SHST', SHUT_DOWN);
    });
  }

  #stop(): void {
    this.#adminQueues = null;
    this.#consequences.queuesChanged();
  }
}
