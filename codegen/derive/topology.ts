import type { Topology } from '../model/vector.ts';

/** Entries of both admin queues; no vector wraps them. */
export const QUEUE_ENTRIES = 64;

/** The longest time that CAP.TO can ask a host to wait for CSTS.RDY: FFh times 500 ms. */
const ENABLE_TIMEOUT = 127_500;

/** The name of the only topology so far. */
export const ADMIN_QUEUE = 'admin-queue';

/** What a device may do with the queues of the topology, which every vector uses. */
export const ADMIN_MEMORY = [
  { space: 'host', dir: 'r', mem: 'asq' },
  { space: 'host', dir: 'w', mem: 'acq' },
] as const;

/**
 * An enabled controller with empty admin queues. Register fields: AQA.ASQS and AQA.ACQS are 0's based; CC.IOSQES is 6,
 * CC.IOCQES is 4, CC.EN is 1b.
 */
export function adminQueue(): Topology {
  const size = QUEUE_ENTRIES - 1;
  return {
    memory: [
      { name: 'asq', space: 'host', iova: '0x10000', size: QUEUE_ENTRIES * 64, fill: 0 },
      { name: 'acq', space: 'host', iova: '0x20000', size: QUEUE_ENTRIES * 16, fill: 0 },
    ],
    steps: [
      { op: 'reg.write', reg: 'CC', value: '0x0', note: 'the controller is disabled' },
      { op: 'reg.poll', reg: 'CSTS', mask: '0x1', value: '0x0', within: ENABLE_TIMEOUT },
      { op: 'reg.write', reg: 'AQA', value: `0x${((size << 16) | size).toString(16)}` },
      { op: 'reg.write', reg: 'ASQ', mem: 'asq' },
      { op: 'reg.write', reg: 'ACQ', mem: 'acq' },
      { op: 'reg.write', reg: 'CC', value: '0x460001', note: 'the controller is enabled' },
      { op: 'reg.poll', reg: 'CSTS', mask: '0x1', value: '0x1', within: ENABLE_TIMEOUT },
    ],
  };
}
