/** Where a submission queue entry was written: to the admin queue, or elsewhere. */
export type QueueKind = 'admin' | 'other';

/**
 * Opcodes whose effect outlives a reset of the controller: Set Features, Namespace Management, firmware, Namespace Attachment,
 * Virtualization Management, Doorbell Buffer Config, Format NVM, Security Send, Sanitize; Write, Write Uncorrectable, Write Zeroes, Dataset
 * Management.
 */
const LASTING: Readonly<Record<QueueKind, ReadonlySet<number>>> = {
  admin: new Set([0x09, 0x0d, 0x10, 0x11, 0x15, 0x1c, 0x7c, 0x80, 0x81, 0x84]),
  other: new Set([0x01, 0x04, 0x08, 0x09]),
};

const ENTRY_SIZE = 64;

/** Whether the bytes may be a command that leaves something behind: then a device as new takes another start. */
export function isLasting(bytes: Uint8Array, queue: QueueKind): boolean {
  return bytes.length === ENTRY_SIZE && LASTING[queue].has(bytes[0] ?? 0);
}
