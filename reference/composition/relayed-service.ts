import type { DoorbellWindow } from './doorbell-pages.ts';
import type { EnableRequest, HostService, Progress, RegisterImage, ShutdownNotification } from './host-service.ts';

/**
 * A level of virtualization that passes the service of the level around it on to its own guest: requests go outward one
 * by one, doorbell pages are the ones that this level was given. How many requests it passed on is counted.
 */
export class RelayedService implements HostService {
  readonly queuePairs: number;
  readonly vectors: number;
  readonly doorbells: DoorbellWindow;
  readonly #outer: HostService;
  #requests = 0;

  /** `doorbells`: the window as this level sees it. */
  constructor(outer: HostService, doorbells: DoorbellWindow) {
    this.#outer = outer;
    this.queuePairs = outer.queuePairs;
    this.vectors = outer.vectors;
    this.doorbells = doorbells;
  }

  /** How many requests were passed outward. */
  get requests(): number {
    return this.#requests;
  }

  image(): RegisterImage {
    return this.#passed().image();
  }

  enable(request: EnableRequest): Progress {
    return this.#passed().enable(request);
  }

  disable(): Progress {
    return this.#passed().disable();
  }

  shutDown(notification: ShutdownNotification): Progress {
    return this.#passed().shutDown(notification);
  }

  onInterrupt(listener: (vector: number) => void): void {
    this.#outer.onInterrupt(listener);
  }

  mask(vector: number, isMasked: boolean): void {
    this.#passed().mask(vector, isMasked);
  }

  isPending(vector: number): boolean {
    return this.#passed().isPending(vector);
  }

  settle(): void {
    this.#outer.settle();
  }

  #passed(): HostService {
    this.#requests += 1;
    return this.#outer;
  }
}
