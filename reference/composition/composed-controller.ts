import type { Model } from '../../codegen/model/model.ts';
import type { Registers } from '../controller/registers.ts';
import { decodeAcq } from '../generated/registers/acq.ts';
import { decodeAqa } from '../generated/registers/aqa.ts';
import { decodeAsq } from '../generated/registers/asq.ts';
import type { RegisterPort } from '../host/register-access.ts';
import type { DoorbellWindow } from './doorbell-pages.ts';
import { doorbellPageAt } from './doorbell-pages.ts';
import type { ComposedRegisterOptions } from './composed-registers.ts';
import { composedRegisters, FIRST_DOORBELL } from './composed-registers.ts';
import type { HostService, Progress, ShutdownNotification } from './host-service.ts';
import { LevelWindow } from './level-window.ts';
import type { TrapCounter } from './traps.ts';

/** How a level of virtualization composes a controller. */
export interface CompositionOptions extends ComposedRegisterOptions {
  /** Size in bytes of the pages with which the level maps memory for its guest: 4096, 16384 or 65536. */
  readonly pageSize?: number;
  readonly traps: TrapCounter;
}

const [SHUTTING_DOWN, SHUT_DOWN] = [1, 2] as const;

/**
 * One extended controller shown as an ordinary NVMe controller: a register page in software, doorbell pages mapped through
 * to the device. A write to CC becomes a request to the owner of the primary controller; queues are never looked at.
 */
export class ComposedController implements RegisterPort {
  readonly #service: HostService;
  readonly #registers: Registers;
  readonly #traps: TrapCounter;
  readonly #window: DoorbellWindow;
  /** CAP.DSTRD as the guest sees it. */
  readonly #stride: number;
  /** The owner refused the last request: nothing but a controller reset helps. */
  #isRefused = false;
  /** A request to the owner that is not done yet, and what the registers show then. */
  #pending: { readonly progress: Progress; readonly done: () => void } | null = null;

  constructor(model: Pick<Model, 'registers'>, service: HostService, options: CompositionOptions) {
    this.#service = service;
    this.#traps = options.traps;
    this.#registers = composedRegisters(model, service.image(), options);
    this.#stride = this.#registers.get('CAP', 'DSTRD');
    this.#window = new LevelWindow(service.doorbells, this.#stride, options);
  }

  /** The doorbells as this level maps them, for who composes on top of it. */
  get doorbells(): DoorbellWindow {
    return this.#window;
  }

  readRegister(offset: number, _size: 4 = 4): number {
    const page = doorbellPageAt(offset, this.#stride);
    if (page !== null) return this.#window.read(page.qid, page.offset);
    this.#traps.count('register');
    this.#advance();
    // XC-CMP-7: a failure of the device shows in CSTS.CFS.
    if (this.#registers.nameAt(offset) === 'CSTS')
      this.#registers.set('CSTS', 'CFS', this.#isRefused || this.#service.image().isFatal ? 1 : 0);
    return this.#registers.readWord(offset);
  }

  writeRegister(offset: number, _size: 4, value: number): void {
    const page = doorbellPageAt(offset, this.#stride);
    if (page !== null) {
      this.#window.write(page.qid, page.offset, value);
      return;
    }
    this.#traps.count('register');
    this.#advance();
    const enabled = this.#registers.get('CC', 'EN');
    const notified = this.#registers.get('CC', 'SHN');
    this.#registers.writeWord(offset, value >>> 0);
    // XC-CMP-17: INTMS and INTMC are not used with MSI-X: they read as 0h.
    for (const mask of ['INTMS', 'INTMC']) this.#registers.bytes(mask).fill(0);
    if (this.#registers.nameAt(offset) === 'CC') this.#configured(enabled, notified);
  }

  settle(): void {
    this.#service.settle();
    this.#advance();
  }

  /** A Function Level Reset of the composed function: as Disable, and AQA, ASQ and ACQ are lost as well (XC-CMP-6). */
  functionLevelReset(): void {
    const wasEnabled = this.#registers.get('CC', 'EN') === 1;
    this.#registers.reset(new Set(['CAP', 'VS', 'CRTO', 'CSTS']));
    if (wasEnabled || this.#registers.get('CSTS', 'RDY') === 1) this.#disable();
  }

  #configured(enabledBefore: number, notifiedBefore: number): void {
    const enabled = this.#registers.get('CC', 'EN');
    const notification = this.#registers.get('CC', 'SHN');
    if (enabled > enabledBefore) this.#enable();
    else if (enabled < enabledBefore) this.#disable();
    else if (enabled === 1 && notification !== notifiedBefore && (notification === 1 || notification === 2))
      this.#shutDown(notification);
  }

  #enable(): void {
    // A host waits for CSTS.RDY to be 0b before it enables again; the composition waits for the device anyway.
    if (this.#pending !== null) return;
    const { asqs, acqs } = decodeAqa(this.#registers.bytes('AQA'));
    const configuration = new DataView(this.#registers.bytes('CC').slice().buffer).getUint32(0, true);
    const progress = this.#service.enable({
      submissionQueue: decodeAsq(this.#registers.bytes('ASQ')).asqb * FIRST_DOORBELL,
      completionQueue: decodeAcq(this.#registers.bytes('ACQ')).acqb * FIRST_DOORBELL,
      submissionSize: asqs,
      completionSize: acqs,
      configuration,
    });
    this.#await(progress, () => {
      this.#isRefused = false;
      this.#registers.set('CSTS', 'RDY', 1);
    });
  }

  #disable(): void {
    this.#await(this.#service.disable(), () => {
      this.#isRefused = false;
      for (const field of ['RDY', 'SHST', 'CFS']) this.#registers.set('CSTS', field, 0);
      if (this.#registers.get('CC', 'EN') === 1) this.#enable();
    });
  }

  #shutDown(notification: ShutdownNotification): void {
    this.#registers.set('CSTS', 'SHST', SHUTTING_DOWN);
    this.#await(this.#service.shutDown(notification), () => this.#registers.set('CSTS', 'SHST', SHUT_DOWN));
  }

  /** RDY and SHST change when the device is done (XC-CMP-9, XC-CMP-10). */
  #await(progress: Progress, done: () => void): void {
    this.#pending = { progress, done };
    this.#advance();
  }

  #advance(): void {
    const { progress, done } = this.#pending ?? {};
    const state = progress?.poll() ?? 'pending';
    if (state === 'pending') return;
    this.#pending = null;
    if (state === 'done') done?.();
    else this.#isRefused = true;
  }
}
