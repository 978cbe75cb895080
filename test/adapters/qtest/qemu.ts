import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { AdapterError } from '../../runner/adapter.ts';
import { QtestClient } from './client.ts';

/** The program, as Debian and others name it. */
const PROGRAM = 'qemu-system-x86_64';
/** Memory of the machine, in bytes. */
export const MEMORY_SIZE = 64 * 1024 * 1024;
/** Where memory files are fast: a RAM disk, where there is one. */
const SHARED_MEMORY = '/dev/shm';
/** How much of QEMU's last words is kept, in characters. */
const KEPT_WORDS = 2000;
/** Firmware that does nothing: the reset vector stops the processor for good (`cli`, `hlt`, `jmp` to the `hlt`). */
const FIRMWARE = new Uint8Array(0x1_0000).fill(0xf4);
FIRMWARE.set([0xfa, 0xf4, 0xeb, 0xfd], 0xfff0);

/** The machines that run: they end with this process, whatever ends it. */
const running = new Set<Qemu>();
process.on('exit', () => {
  for (const qemu of running) qemu.kill();
});

/** Whether QEMU is installed. */
export function hasQemu(path = process.env['PATH'] ?? ''): boolean {
  return path.split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, PROGRAM)));
}

/** The arguments of a machine with one NVMe function and a processor that stands still. */
export function qemuArguments(folder: string, memory: string, device: string): string[] {
  return [
    ...['-machine', 'q35,memory-backend=m0', '-accel', 'tcg', '-bios', join(folder, 'halt.bin')],
    ...[
      '-object',
      `memory-backend-file,id=m0,size=${MEMORY_SIZE},mem-path=${memory},share=on`,
      '-m',
      `${MEMORY_SIZE >> 20}M`,
    ],
    ...['-display', 'none', '-nodefaults', '-qtest', `unix:${join(folder, 'qtest')}`, '-qtest-log', 'none'],
    ...['-drive', 'if=none,id=d0,file=null-co://,file.size=4M,file.read-zeroes=on,format=raw'],
    ...['-device', device],
  ];
}

/** A running QEMU: its qtest socket, and its memory, which is a file that both map. */
export class Qemu {
  readonly client: QtestClient;
  readonly #child: ChildProcess;
  readonly #memory: number;

  private constructor(client: QtestClient, child: ChildProcess, memory: number) {
    this.client = client;
    this.#child = child;
    this.#memory = memory;
    running.add(this);
  }

  /** Starts a machine with this device. @throws AdapterError where QEMU is not installed or does not come up in time. */
  static async start(device: string, timeout: number): Promise<Qemu> {
    if (!hasQemu())
      throw new AdapterError(
        `Unexpected system without ${PROGRAM}, expected QEMU (Debian: qemu-system-x86) for qtest:`,
      );
    const folder = mkdtempSync(join(tmpdir(), 'snvme-qtest-'));
    const memoryFolder = existsSync(SHARED_MEMORY) ? mkdtempSync(join(SHARED_MEMORY, 'snvme-qtest-')) : folder;
    let memory: number | null = null;
    try {
      const memoryPath = join(memoryFolder, 'memory');
      memory = openSync(memoryPath, 'w+', 0o600);
      ftruncateSync(memory, MEMORY_SIZE);
      writeFileSync(join(folder, 'halt.bin'), FIRMWARE);
      const { socket, child } = await launch(folder, qemuArguments(folder, memoryPath, device), timeout);
      const client = new QtestClient(socket, timeout);
      const qemu = new Qemu(client, child, memory);
      memory = null;
      child.on('close', () => client.fail('QEMU ended'));
      // The socket is there before the devices are: the first reply comes when they are.
      await client.send('inl 0xcfc').catch((error: unknown) => {
        qemu.kill();
        throw error;
      });
      return qemu;
    } finally {
      if (memory !== null) closeSync(memory);
      // Both have open what they need: files without a name are left behind by nobody, whatever ends the run.
      for (const each of [folder, memoryFolder]) rmSync(each, { recursive: true, force: true });
    }
  }

  /** Reads memory of the machine. */
  read(address: number, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    readSync(this.#memory, bytes, 0, size, address);
    return bytes;
  }

  /** Writes memory of the machine. */
  write(address: number, bytes: Uint8Array): void {
    writeSync(this.#memory, bytes, 0, bytes.length, address);
  }

  /** Ends QEMU, and its memory with it. */
  kill(): void {
    if (!running.delete(this)) return;
    this.#child.kill('SIGKILL');
    this.client.fail('QEMU was ended');
    closeSync(this.#memory);
  }
}

/** Starts the program and waits until it connects: QEMU is the client of the socket. */
async function launch(
  folder: string,
  words: readonly string[],
  timeout: number,
): Promise<{ readonly socket: Socket; readonly child: ChildProcess }> {
  const server = createServer();
  server.maxConnections = 1;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new AdapterError(`The socket of QEMU cannot be made: ${error.message}`)));
    server.listen(join(folder, 'qtest'), resolve);
  });
  // Where the system can do that, QEMU dies with this process even if that is killed.
  const bound = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', PROGRAM] : [PROGRAM];
  const [program = PROGRAM, ...before] = bound;
  const child = spawn(program, [...before, ...words], { stdio: ['ignore', 'ignore', 'pipe'] });
  let last = '';
  child.stderr.on('data', (chunk: Buffer) => {
    last = (last + chunk.toString('utf8')).slice(-KEPT_WORDS);
  });
  try {
    const socket = await new Promise<Socket>((resolve, reject) => {
      const fail = (why: string): void =>
        reject(new AdapterError(`QEMU does not start: ${why}${last && `; ${last.trim()}`}`));
      const timer = setTimeout(() => fail(`no connection within ${timeout} ms`), timeout);
      server.once('connection', (connection) => {
        clearTimeout(timer);
        resolve(connection);
      });
      child.once('error', (error) => fail(error.message));
      child.once('close', (code) => {
        clearTimeout(timer);
        fail(`it exited with ${code}`);
      });
    });
    return { socket, child };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    server.close();
  }
}
