/**
 * Numbers that others have assigned, as data. NVM Express Base Specification 2.4 as found in nvme-cli 03d73220, and the
 * log pages and features of the OCP Datacenter NVMe SSD Specification.
 */

/** Admin opcodes with the names of their commands. */
export const ADMIN_OPCODES: ReadonlyMap<number, string> = new Map([
  [0x00, 'Delete I/O Submission Queue'],
  [0x01, 'Create I/O Submission Queue'],
  [0x02, 'Get Log Page'],
  [0x04, 'Delete I/O Completion Queue'],
  [0x05, 'Create I/O Completion Queue'],
  [0x06, 'Identify'],
  [0x08, 'Abort'],
  [0x09, 'Set Features'],
  [0x0a, 'Get Features'],
  [0x0c, 'Asynchronous Event Request'],
  [0x0d, 'Namespace Management'],
  [0x10, 'Firmware Commit'],
  [0x11, 'Firmware Image Download'],
  [0x14, 'Device Self-test'],
  [0x15, 'Namespace Attachment'],
  [0x18, 'Keep Alive'],
  [0x19, 'Directive Send'],
  [0x1a, 'Directive Receive'],
  [0x1c, 'Virtualization Management'],
  [0x1d, 'NVMe-MI Send'],
  [0x1e, 'NVMe-MI Receive'],
  [0x20, 'Capacity Management'],
  [0x21, 'Discovery Information Management'],
  [0x22, 'Fabric Zoning Receive'],
  [0x24, 'Lockdown'],
  [0x25, 'Fabric Zoning Lookup'],
  [0x28, 'Clear Exported NVM Resource Configuration'],
  [0x29, 'Fabric Zoning Send'],
  [0x2a, 'Manage Exported NVM Subsystem Receive'],
  [0x2d, 'Manage Exported NVM Subsystem Send'],
  [0x31, 'Manage Exported Namespace'],
  [0x35, 'Manage Exported Port'],
  [0x38, 'Cross-Controller Reset'],
  [0x39, 'Send Discovery Log Page'],
  [0x3d, 'Track Send'],
  [0x3e, 'Track Receive'],
  [0x41, 'Migration Send'],
  [0x42, 'Migration Receive'],
  [0x45, 'Controller Data Queue'],
  [0x7c, 'Doorbell Buffer Config'],
  [0x7f, 'Fabrics'],
  [0x80, 'Format NVM'],
  [0x81, 'Security Send'],
  [0x82, 'Security Receive'],
  [0x84, 'Sanitize'],
  [0x85, 'Load Program'],
  [0x86, 'Get LBA Status'],
  [0x88, 'Program Activation Management'],
  [0x89, 'Memory Range Set Management'],
  [0x8c, 'Sanitize Namespace'],
]);

/** I/O opcodes with the names of their commands, those of the NVM command set and of zoned namespaces. */
export const IO_OPCODES: ReadonlyMap<number, string> = new Map([
  [0x00, 'Flush'],
  [0x01, 'Write'],
  [0x02, 'Read'],
  [0x04, 'Write Uncorrectable'],
  [0x05, 'Compare'],
  [0x08, 'Write Zeroes'],
  [0x09, 'Dataset Management'],
  [0x0c, 'Verify'],
  [0x0d, 'Reservation Register'],
  [0x0e, 'Reservation Report'],
  [0x11, 'Reservation Acquire'],
  [0x12, 'I/O Management Receive'],
  [0x15, 'Reservation Release'],
  [0x18, 'Cancel'],
  [0x19, 'Copy'],
  [0x1d, 'I/O Management Send'],
  [0x79, 'Zone Management Send'],
  [0x7a, 'Zone Management Receive'],
  [0x7d, 'Zone Append'],
  [0x7f, 'Fabrics'],
]);

/** The first and the last number of a run of assigned numbers. */
export type NumberRun = readonly [first: number, last: number];

/** Log page identifiers of NVM Express. */
export const LOG_PAGES: readonly NumberRun[] = [
  [0x00, 0x25],
  [0x27, 0x28],
  [0x70, 0x73],
  [0x7f, 0x81],
  [0x85, 0x85],
  [0xbf, 0xbf],
];

/** Log page identifiers of OCP. */
export const OCP_LOG_PAGES: readonly NumberRun[] = [[0xc0, 0xca]];

/** Feature identifiers of NVM Express. */
export const FEATURES: readonly NumberRun[] = [
  [0x01, 0x28],
  [0x78, 0x85],
];

/** Feature identifiers of OCP. */
export const OCP_FEATURES: readonly NumberRun[] = [[0xc0, 0xca]];

/** Values of CNS in the Identify command. */
export const CNS_VALUES: readonly NumberRun[] = [
  [0x00, 0x0a],
  [0x10, 0x22],
];

/** Status codes of type 0h, Generic Command Status. */
export const GENERIC_STATUSES: readonly NumberRun[] = [
  [0x00, 0x16],
  [0x18, 0x2d],
  [0x80, 0x89],
];

/** Status codes of type 1h, Command Specific Status. */
export const COMMAND_SPECIFIC_STATUSES: readonly NumberRun[] = [
  [0x00, 0x03],
  [0x05, 0x16],
  [0x18, 0x44],
  [0x7f, 0x7f],
];
