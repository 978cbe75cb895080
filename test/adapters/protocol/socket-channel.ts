import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { AdapterError } from '../../runner/adapter.ts';
import type { Channel, ChannelListener } from './channel.ts';
import { LineReader } from './lines.ts';

/** An adapter that listens at a Unix socket. */
export class SocketChannel implements Channel {
  readonly name: string;
  readonly #socket: Socket;
  readonly #lines = new LineReader();
  #listener: ChannelListener | null = null;
  #ended = false;

  private constructor(path: string, socket: Socket) {
    this.name = `unix:${path}`;
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      try {
        for (const line of this.#lines.push(chunk)) if (line.trim() !== '') this.#listener?.line(line);
      } catch (error) {
        this.#end((error as Error).message);
        this.kill();
      }
    });
    socket.on('error', (error) => this.#end(error.message));
    socket.on('close', () => this.#end('it closed the socket'));
  }

  /** @throws AdapterError where nobody listens. */
  static async open(path: string): Promise<SocketChannel> {
    const socket = connect(path);
    try {
      await once(socket, 'connect');
    } catch (error) {
      throw new AdapterError(
        `Unexpected socket ${path}, expected an adapter that listens there: ${(error as Error).message}`,
      );
    }
    return new SocketChannel(path, socket);
  }

  listen(listener: ChannelListener): void {
    this.#listener = listener;
  }

  send(line: string): void {
    if (!this.#ended) this.#socket.write(`${line}\n`);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#socket.end();
    this.#socket.destroySoon();
    await once(this.#socket, 'close').catch(() => undefined);
  }

  kill(): void {
    this.#socket.destroy();
  }

  #end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#listener?.end(reason);
  }
}
