import type { Socket } from 'node:net';
import { AdapterError } from '../../runner/adapter.ts';
import { ReplyReader, replyValue } from './replies.ts';

interface Waiting {
  readonly command: string;
  readonly resolve: (value: bigint) => void;
  readonly reject: (error: Error) => void;
}

/** Commands of the qtest protocol over the socket of a running QEMU, answered in their order. */
export class QtestClient {
  readonly #socket: Socket;
  readonly #timeout: number;
  readonly #reader = new ReplyReader();
  readonly #waiting: Waiting[] = [];
  readonly #timer: NodeJS.Timeout;
  #oldest = 0;
  #failure: AdapterError | null = null;

  /** `timeout`: how long a reply may take, in milliseconds. */
  constructor(socket: Socket, timeout: number) {
    this.#socket = socket;
    this.#timeout = timeout;
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.#receive(chunk));
    socket.on('error', (error) => this.fail(`QEMU's socket failed: ${error.message}`));
    socket.on('close', () => this.fail('QEMU closed its socket'));
    // One timer for all commands: a timer for each would cost as much as the command.
    this.#timer = setInterval(() => this.#look(), Math.max(10, timeout / 10)).unref();
  }

  /** Sends a command. @throws AdapterError where QEMU refuses it, is gone, or does not answer in time. */
  send(command: string): Promise<bigint> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) this.#oldest = performance.now();
      this.#waiting.push({ command, resolve, reject });
      this.#socket.write(`${command}\n`);
    });
  }

  /** Ends all that waits: QEMU is gone. */
  fail(message: string): void {
    this.#failure ??= new AdapterError(message);
    clearInterval(this.#timer);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#failure);
    this.#socket.destroy();
  }

  #receive(chunk: string): void {
    try {
      for (const reply of this.#reader.push(chunk)) this.#answer(reply);
    } catch (error) {
      this.fail((error as Error).message);
    }
  }

  #answer(reply: string): void {
    const waiting = this.#waiting.shift();
    if (!waiting)
      throw new AdapterError(`Unexpected "${reply.slice(0, 200)}" of QEMU, expected nothing without a command`);
    this.#oldest = performance.now();
    try {
      waiting.resolve(replyValue(waiting.command, reply));
    } catch (error) {
      waiting.reject(error as Error);
    }
  }

  #look(): void {
    const [first] = this.#waiting;
    if (first && performance.now() - this.#oldest > this.#timeout)
      this.fail(`QEMU did not answer "${first.command}" within ${this.#timeout} ms`);
  }
}
