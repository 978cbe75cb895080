import { AdapterError } from '../../runner/adapter.ts';
import type { DeviceDescription, Level } from '../../runner/adapter.ts';
import type { Calls } from './calls.ts';
import { PROTOCOL } from './messages.ts';
import type { Feature } from './methods.ts';

/** What an adapter says of itself in `hello`. */
export interface Greeting {
  readonly dut: { readonly name: string; readonly vendor: string; readonly version: string; readonly serial?: string };
  readonly level: Level;
  /** Who holds the memory that the device reads and writes. */
  readonly memory: 'adapter' | 'runner';
  readonly clock: DeviceDescription['clock'];
  readonly features: readonly Feature[];
}

/** How long an adapter may take to start, in milliseconds: a model reads its files, a simulator compiles. */
const START = 60_000;

/** Greets an adapter. @throws AdapterError where it speaks another protocol. */
export async function greet(calls: Calls): Promise<Greeting> {
  const answer = await calls.call('hello', { protocol: PROTOCOL, runner: 'snvme' }, START);
  if (answer['protocol'] !== PROTOCOL)
    throw new AdapterError(`Unexpected protocol ${String(answer['protocol'])} of the adapter, expected ${PROTOCOL}`);
  // Its form was checked when it came.
  return answer as unknown as Greeting;
}
