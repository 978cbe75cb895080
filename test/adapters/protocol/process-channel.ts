import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Channel, ChannelListener } from './channel.ts';
import { LineReader } from './lines.ts';

/** How long an adapter has to end by itself after its input did, in milliseconds. */
const GRACE = 2000;
/** How much of what an adapter says on standard error is kept, in characters. */
const KEPT = 2000;

/** The adapters that run: they end with this process, whatever ends it. */
const running = new Set<ProcessChannel>();
process.on('exit', () => {
  for (const channel of running) channel.kill();
});

/** An adapter that is a command of the user: lines on its standard input and output. */
export class ProcessChannel implements Channel {
  readonly name: string;
  readonly #child: ChildProcess;
  readonly #lines = new LineReader();
  #listener: ChannelListener | null = null;
  #words = '';
  #ended = false;

  /** Starts the command in the user's shell, in a process group of its own. */
  constructor(command: string) {
    this.name = command;
    this.#child = spawn(command, { shell: true, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdin, stdout, stderr } = this.#child;
    running.add(this);
    stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    stderr?.on('data', (chunk: Buffer) => {
      this.#words = (this.#words + chunk.toString('utf8')).slice(-KEPT);
    });
    // The end of the process is what is reported; a pipe that breaks before is a part of it.
    stdin?.on('error', () => undefined);
    this.#child.on('error', (error) => this.#end(`it cannot be started: ${error.message}`));
    this.#child.on('close', (code, signal) =>
      this.#end(signal === null ? `it exited with ${code}` : `it ended by ${signal}`),
    );
  }

  listen(listener: ChannelListener): void {
    this.#listener = listener;
  }

  send(line: string): void {
    if (!this.#ended) this.#child.stdin?.write(`${line}\n`);
  }

  async close(): Promise<void> {
    if (this.#ended) return;
    this.#child.stdin?.end();
    const timer = setTimeout(() => this.kill(), GRACE);
    await once(this.#child, 'close').catch(() => undefined);
    clearTimeout(timer);
  }

  kill(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      // The whole group: an adapter in a shell, and what it started.
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL');
    }
  }

  #receive(chunk: Uint8Array): void {
    try {
      for (const line of this.#lines.push(chunk)) if (line.trim() !== '') this.#listener?.line(line);
    } catch (error) {
      this.#end((error as Error).message);
      this.kill();
    }
  }

  #end(reason: string): void {
    if (this.#ended) return;
    this.#ended = true;
    running.delete(this);
    const last = this.#words.trim().split('\n').slice(-3).join('\n  ');
    this.#listener?.end(last === '' ? reason : `${reason}; its last words:\n  ${last}`);
  }
}
