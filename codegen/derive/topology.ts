import type { Model } from '../model/model.ts';
import type { Step, Topology } from '../model/vector.ts';

/** Entries of both admin queues; no vector wraps them. */
export const QUEUE_ENTRIES = 128;

/** The longest time that CAP.TO can ask a host to wait for CSTS.RDY: FFh times 500 ms. */
const ENABLE_TIMEOUT = 127_500;

/** Waits for a value of CSTS.RDY. */
export const READY = { op: 'reg.poll', reg: 'CSTS', mask: '0x1', within: ENABLE_TIMEOUT } as const;

/** The name of the topology that every vector starts from. */
export const ADMIN_QUEUE = 'admin-queue';

/** The name of the topology that switches the function on: the first step after its configuration space was reset. */
export const FUNCTION = 'function';

/**
 * A function that answers memory accesses, sends requests and sends interrupts: what a host's firmware does before a
 * driver starts. `null` where the specification has no configuration space.
 */
function functionSetup({ registers }: Pick<Model, 'registers'>): Topology | null {
  const steps = FUNCTION_FIELDS.flatMap(([register, name, value]): Step[] => {
    const field = registers.find(({ mnemonic }) => mnemonic === register)?.fields.find((one) => one.mnemonic === name);
    if (!field) return [];
    const mask = ((1n << BigInt(field.width)) - 1n) << BigInt(field.bit);
    const bits = BigInt(value) << BigInt(field.bit);
    return [{ op: 'reg.write', reg: register, mask: `0x${mask.toString(16)}`, value: `0x${bits.toString(16)}` }];
  });
  return steps.length === 0 ? null : { memory: [], steps };
}

const FUNCTION_FIELDS = [
  ['PCICMD', 'MSE', 1],
  ['PCICMD', 'BME', 1],
  ['MSIXC', 'MXE', 1],
  ['MSIXC', 'FM', 0],
] as const;

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
      { ...READY, value: '0x0' },
      { op: 'reg.write', reg: 'AQA', value: `0x${((size << 16) | size).toString(16)}` },
      { op: 'reg.write', reg: 'ASQ', mem: 'asq' },
      { op: 'reg.write', reg: 'ACQ', mem: 'acq' },
      { op: 'reg.write', reg: 'CC', value: '0x460001', note: 'the controller is enabled' },
      { ...READY, value: '0x1' },
    ],
  };
}

/** All topologies of a specification by name. */
export function topologiesOf(model: Pick<Model, 'registers'>): Record<string, Topology> {
  const setup = functionSetup(model);
  return { [ADMIN_QUEUE]: adminQueue(), ...(setup && { [FUNCTION]: setup }) };
}
