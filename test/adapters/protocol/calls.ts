import { AdapterError, DeviceError, UnsupportedError } from '../../runner/adapter.ts';
import type { Channel } from './channel.ts';
import type { ErrorCode, Fields, Reply, Request } from './messages.ts';
import { parseMessage } from './messages.ts';
import { METHODS } from './methods.ts';
import { misfit } from './schema.ts';

/** An answer to a call of the adapter. */
export type Answer = Pick<Reply, 'result' | 'error'>;

export interface CallOptions {
  /** How long a reply may take, in milliseconds. */
  readonly timeout: number;
  /** The adapter reads or writes memory that the runner holds. */
  answer(method: string, params: Fields): Answer;
  /** The device interrupted. */
  interrupted(vector: number): void;
}

interface Waiting {
  readonly method: string;
  readonly timer: NodeJS.Timeout;
  resolve(result: Fields): void;
  reject(error: Error): void;
}

/** Calls to an adapter, and its own: one session, which ends with the first breach of the protocol. */
export class Calls {
  readonly #channel: Channel;
  readonly #options: CallOptions;
  readonly #waiting = new Map<number | string, Waiting>();
  #next = 1;
  #dead: string | null = null;

  constructor(channel: Channel, options: CallOptions) {
    this.#channel = channel;
    this.#options = options;
    channel.listen({ line: (text) => this.#receive(text), end: (reason) => this.#end(`it is gone: ${reason}`) });
  }

  get alive(): boolean {
    return this.#dead === null;
  }

  /**
   * Calls a method. @throws UnsupportedError and DeviceError as the adapter says, AdapterError where the adapter fails, gives
   * something else than the method has, or no reply in time.
   */
  async call(method: string, params: Fields = {}, timeout = this.#options.timeout): Promise<Fields> {
    if (this.#dead !== null) throw this.#failure(this.#dead);
    const id = this.#next++;
    const reply = new Promise<Fields>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#end(`it did not answer ${method} within ${timeout} ms`);
        this.#channel.kill();
      }, timeout);
      this.#waiting.set(id, { method, timer, resolve, reject });
    });
    // Who does not wait for the reply learns of a failure by the next call.
    reply.catch(() => undefined);
    this.#channel.send(JSON.stringify({ id, method, params }));
    return reply;
  }

  async close(): Promise<void> {
    if (this.#dead === null) await this.call('bye').catch(() => undefined);
    await this.#channel.close();
    this.#end('it was closed');
  }

  kill(): void {
    this.#channel.kill();
    this.#end('it was ended');
  }

  #receive(text: string): void {
    if (this.#dead !== null) return;
    try {
      const message = parseMessage(text);
      if ('event' in message) this.#notice(message.event, message.params);
      else if ('method' in message) this.#serve(message);
      else this.#settle(message);
    } catch (error) {
      this.#end((error as Error).message);
      this.#channel.kill();
    }
  }

  #notice(event: string, { vector }: Fields): void {
    if (event !== 'irq' || !Number.isInteger(vector) || Number(vector) < 0 || Number(vector) > 0xffff)
      throw new RangeError(`Unexpected event ${event}, expected irq with a vector`);
    this.#options.interrupted(Number(vector));
  }

  #serve({ id, method, params }: Request): void {
    const known = METHODS[method];
    const wrong = known?.caller === 'adapter' ? misfit(known, 'params', params) : 'is no call of an adapter';
    if (wrong !== null) throw new RangeError(`Unexpected call ${method}: ${wrong}`);
    this.#channel.send(JSON.stringify({ id, ...this.#options.answer(method, params) }));
  }

  #settle({ id, result, error }: Reply): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) throw new RangeError(`Unexpected reply to ${id}, expected one to a call that waits`);
    const [oldest] = this.#waiting;
    if (oldest && oldest[0] !== id)
      throw new RangeError(
        `Unexpected reply to ${waiting.method} before one to ${oldest[1].method}, expected replies in the order of the calls`,
      );
    const method = METHODS[waiting.method];
    const wrong = result && method ? misfit(method, 'result', result) : null;
    if (wrong !== null) throw new RangeError(`Unexpected reply to ${waiting.method}: ${wrong}`);
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    if (error) waiting.reject(this.#errorOf(error.code, `${waiting.method}: ${error.message}`));
    else waiting.resolve(result ?? {});
  }

  #errorOf(code: ErrorCode, message: string): Error {
    if (code === 'unsupported') return new UnsupportedError(message);
    return code === 'device' ? new DeviceError(message) : this.#failure(message);
  }

  #end(reason: string): void {
    if (this.#dead !== null) return;
    this.#dead = reason;
    for (const { timer, reject } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(this.#failure(reason));
    }
    this.#waiting.clear();
  }

  #failure(reason: string): AdapterError {
    return new AdapterError(`The adapter ${this.#channel.name} failed: ${reason}`);
  }
}
