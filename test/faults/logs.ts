import type { Controller } from '../../reference/controller/controller.ts';
import { and, isEntry, isTagged, reading, writing, type Access } from './accesses.ts';
import type { Fault } from './fault.ts';
import type { Tampering } from './tampering.ts';

const IDENTIFY = 4096;
/** The place of SN in the Identify Controller data structure, in bytes. */
const SERIAL = 4;
const SERIAL_SIZE = 20;
const HEALTH = 512;
/** Host Read Commands and Host Write Commands in the SMART / Health log page, in bytes. */
const [HRC, HWC] = [64, 80] as const;
const ERROR_LOG = 'ERRLOG';

const ofSize =
  (size: number) =>
  (access: Access): boolean =>
    access.direction === 'write' && access.size === size;

const low = (bytes: Uint8Array, at: number): number => bytes[at] as number;

/** Shows an extended controller the error log of the primary controller. */
function errorLogOfHost({ controlPlane }: Controller): void {
  const commit = controlPlane.commit.bind(controlPlane);
  controlPlane.commit = (outcome) => {
    commit(outcome);
    const entries = controlPlane.state['PC']?.get(0)?.attributes[ERROR_LOG];
    for (const { attributes } of controlPlane.state['XC']?.values() ?? [])
      if (entries instanceof Map && entries.size > 0) attributes[ERROR_LOG] = entries;
  };
}

/** Mistakes with what a tenant is told. */
export const LOG_FAULTS: readonly Fault[] = [
  {
    name: 'error-log-of-host',
    effect: 'The device shows a tenant the error log of the host',
    requirements: ['XC-FLT-6', 'XC-FLT-9', 'XC-ISO-3'],
    tamper: () => ({ device: errorLogOfHost }),
  },
  {
    name: 'serial-number-of-host',
    effect:
      'The device tells a tenant the serial number of the primary controller, and two tenants find the same subsystem',
    requirements: ['XC-FLT-3', 'XC-SUB-1', 'XC-IDX-2'],
    tamper: () => {
      let own: Uint8Array | null = null;
      return {
        powerOn: () => (own = null),
        port: writing(ofSize(IDENTIFY), (data, { tag }) => {
          if (tag === null) own ??= data.slice(SERIAL, SERIAL + SERIAL_SIZE);
          else data.set(own ?? new Uint8Array(SERIAL_SIZE).fill(0x31), SERIAL);
        }),
      };
    },
  },
  {
    name: 'health-of-all',
    effect:
      'The device counts the commands of all controllers in the health log of a tenant, who sees how busy the others are',
    requirements: ['XC-FLT-6', 'XC-SEC-3', 'NB-HLT-20', 'NB-HLT-27'],
    tamper: (): Tampering => {
      let entries = 0;
      return {
        powerOn: () => (entries = 0),
        port: (bus) =>
          writing(
            and(isTagged, ofSize(HEALTH)),
            (log) => void (log[HRC] = (low(log, HRC) + entries) % 256),
          )(reading(isEntry, () => void (entries += 1))(bus)),
      };
    },
  },
  {
    name: 'writes-counted-as-reads',
    effect: 'The device counts writes as reads, and a host mistakes the wear of the media',
    requirements: ['NB-HLT-20'],
    tamper: () => ({
      port: writing(ofSize(HEALTH), (log) => {
        const [reads, writes] = [log.slice(HRC, HWC), log.slice(HWC, HWC + 16)];
        log.set(writes, HRC);
        log.set(reads, HWC);
      }),
    }),
  },
];
