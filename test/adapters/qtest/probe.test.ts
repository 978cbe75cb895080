import { expect, it } from 'vitest';
import { supportedCommands } from './probe.ts';

it('reads admin and I/O commands from their halves of the log page', () => {
  const log = new Uint8Array(4096);
  log[0x06 * 4] = 0x01;
  // Effects without Command Supported are those of a command that is not there.
  log[0x0a * 4] = 0x02;
  log[1024 + 0x02 * 4] = 0x01;
  expect(supportedCommands(log)).toEqual({ admin: new Set([0x06]), io: new Set([0x02]) });
});
