import { AdapterError } from '../../runner/adapter.ts';

/** The longest line that QEMU may send: a reply to a read of memory is far shorter. */
const LONGEST_LINE = 1 << 20;

/**
 * Splits what QEMU sends on its qtest socket into replies. Lines that tell of interrupt lines (`IRQ raise 20`) come between
 * replies at any time and are left out: the adapter sees messages in memory.
 */
export class ReplyReader {
  #rest = '';

  /** The replies that a chunk completes, without `OK`. @throws AdapterError for a line without an end. */
  push(chunk: string): string[] {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE)
      throw new AdapterError(`Unexpected line of more than ${LONGEST_LINE} characters from QEMU, expected a reply`);
    return lines.map((line) => line.replace(/\r$/, '')).filter((line) => line !== '' && !line.startsWith('IRQ '));
  }
}

/** The value of a reply `OK 0x…`; 0 of one that is only `OK`. @throws AdapterError where QEMU refused the command. */
export function replyValue(command: string, reply: string): bigint {
  const [, value] = /^OK(?: (0x[0-9a-fA-F]{1,16}))?$/.exec(reply) ?? [];
  if (value !== undefined) return BigInt(value);
  if (reply === 'OK') return 0n;
  throw new AdapterError(`Unexpected reply "${reply.slice(0, 200)}" of QEMU to "${command}", expected OK`);
}
