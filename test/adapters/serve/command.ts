import { once } from 'node:events';
import { chmodSync, existsSync, unlinkSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import { worlds } from '../../../codegen/derive/world.ts';
import { SpecFolderError } from '../../../codegen/io/spec-folder.ts';
import type { Model } from '../../../codegen/model/model.ts';
import { readModel } from '../../runner/read-model.ts';
import { LineReader } from '../protocol/lines.ts';
import { Server } from '../protocol/serve.ts';
import { ReferenceAdapter } from '../reference.ts';

/** What `snvme serve` was asked for. */
export interface ServeRequest {
  readonly spec: string;
  readonly stdio: boolean;
  /** The path of a Unix socket. */
  readonly socket?: string;
  /** `ROW:OPERATOR`: the device runs on the model with this one change. */
  readonly mutant?: string;
}

/** Serves the reference as a device; returns the exit code once the runner has gone. */
export async function executeServe(request: ServeRequest, words: (text: string) => void): Promise<0 | 1 | 2 | 3> {
  if (request.stdio === (request.socket !== undefined)) {
    words('Unexpected options, expected either --stdio or --socket PATH\n');
    return 2;
  }
  try {
    const model = readModel(request.spec, words);
    if (!model) return 1;
    const served = request.mutant === undefined ? model : await mutated(model, request.mutant);
    if (request.socket === undefined) return await converse(served, process.stdin, process.stdout, words);
    return await listen(served, request.socket, words);
  } catch (error) {
    if (!(error instanceof SpecFolderError) && !(error instanceof RangeError)) throw error;
    words(`${error.message}\n`);
    return 2;
  }
}

async function mutated(model: Model, mutant: string): Promise<Model> {
  const { applyMutant } = await import('../../../codegen/mutate/mutate.ts');
  return applyMutant(model, mutant);
}

/** One session: a fresh reference for one runner. */
async function converse(
  model: Model,
  input: Readable,
  output: Writable,
  words: (text: string) => void,
): Promise<0 | 3> {
  const server = new Server(new ReferenceAdapter(model, worlds(model)[0]?.limits));
  const lines = new LineReader();
  try {
    for await (const chunk of input) {
      for (const line of lines.push(chunk as Buffer)) {
        if (line.trim() === '') continue;
        if (!output.write(`${await server.answer(line)}\n`)) await once(output, 'drain');
        if (server.ended) return 0;
      }
    }
    return 0;
  } catch (error) {
    words(`${(error as Error).message}\n`);
    return 3;
  }
}

/** A socket for this user alone; one runner after another, each with a fresh device. */
async function listen(model: Model, path: string, words: (text: string) => void): Promise<0 | 2> {
  if (existsSync(path)) {
    words(`Unexpected ${path}, expected a path where nothing is: remove it first\n`);
    return 2;
  }
  const server = createServer((socket: Socket) => {
    socket.on('error', () => socket.destroy());
    void converse(model, socket, socket, words).then(() => socket.destroySoon());
  });
  // The mode of the socket is set before anybody could connect.
  const mask = process.umask(0o177);
  server.listen(path);
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([error]) => Promise.reject(error as Error)),
  ]).catch((error: Error) => {
    throw new RangeError(`Unexpected ${path}, expected a path for a socket: ${error.message}`);
  });
  process.umask(mask);
  chmodSync(path, 0o600);
  words(`Listening at ${path}; end with Ctrl-C\n`);
  const stop = (): void => {
    server.close();
    if (existsSync(path)) unlinkSync(path);
  };
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  stop();
  return 0;
}
