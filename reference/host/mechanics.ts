import type { Model } from '../../codegen/model/model.ts';
import { Controller } from '../controller/controller.ts';
import type { BusTag } from '../controller/dma.ts';
import type { Tracer } from '../controller/trace.ts';
import { textOf, textBlock } from './block-text.ts';
import { ExtendedDriver } from './extended-driver.ts';
import type { DmaRecord } from './memory.ts';
import { HostMemory, spaceName } from './memory.ts';
import { programMessages } from './message-setup.ts';
import type { ControllerHandle } from './primary-driver.ts';
import { PrimaryDriver } from './primary-driver.ts';
import { RegisterAccess } from './register-access.ts';

/** What the program has found. */
export interface MechanicsResult {
  /** Whether each of these sentences was true. */
  readonly checks: Readonly<Record<string, boolean>>;
  /** Whether all of them were. */
  readonly passed: boolean;
}

/** A tenant: a virtual machine or a container, with an extended controller of its own. */
interface Tenant {
  readonly name: string;
  readonly tag: BusTag;
  /** The function's vectors. */
  readonly vectors: readonly number[];
  readonly underlying: number;
  readonly text: string;
}

interface RunningTenant extends Tenant {
  readonly handle: ControllerHandle;
  readonly map: ReadonlyMap<number, number>;
  readonly driver: ExtendedDriver;
}

const TENANTS: readonly Tenant[] = [
  {
    name: 'A',
    tag: { routingId: null, pasid: 2 },
    vectors: [5, 6],
    underlying: 1,
    text: 'The ledger of tenant A',
  },
  {
    name: 'B',
    tag: { routingId: 0x105, pasid: null },
    vectors: [9],
    underlying: 3,
    text: 'The diary of tenant B',
  },
];

/** Limits of the device; it has the least of any other limit. */
const LIMITS: Readonly<Record<string, number>> = {
  MAXXC: 8,
  TAGMAX: 4,
  UNTS: 1,
  FPTS: 1,
  SRTS: 1,
  SPTS: 1,
  SHRS: 1,
  PASIDE: 1,
  SDIE: 1,
  PASIDMAX: 0xffff,
  SDIFST: 0x101,
  SDILST: 0x120,
  FEQID: 4,
  MAXQP: 8,
  POOLQP: 32,
  MAXVEC: 8,
  MSIXN: 32,
  NSMAX: 16,
  NSATT: 4,
  CQR: 1,
  MAXCNA: 4,
  NN: 4,
  NSZE: 2048,
  NSZES: 256,
  BLKUS: 8,
  MAXQE: 1024,
  AERMAX: 4,
  ELPN: 8,
  MDTS: 5,
  MPSMAX: 4,
  XQT: 500,
  DSTRD: 9,
  TO: 20,
};

/** Of each tenant, with the admin queue. */
const QUEUE_PAIRS = 3;
const NAMESPACE = 1;
const WRITES = 1;
const READS = 2;
const BLOCK = 0;

/**
 * The mechanics of the talk "NVMe as a Cloud Interface": the owner of the primary controller creates extended controllers
 * with tags, gives them resources and namespaces, and creates their admin queues; then tenants work without it. Both
 * tenants use the same I/O virtual addresses, queue numbers and namespace numbers. `print` gets the lines of a report.
 * `tracer` gets what the device does; `look` may ask the owner's driver for the state while both tenants run.
 */
export function runMechanics(
  model: Model,
  print: (line: string) => void,
  tracer?: Tracer,
  look?: (primary: PrimaryDriver) => void,
): MechanicsResult {
  const memory = new HostMemory();
  const interrupts: number[] = [];
  const limits = Object.fromEntries(
    model.limits.map(({ mnemonic, minimum }) => [mnemonic, LIMITS[mnemonic] ?? minimum]),
  );
  const device = new Controller(model, {
    limits,
    memory,
    onInterrupt: (vector) => interrupts.push(vector),
    ...(tracer && { tracer }),
  });
  const registers = new RegisterAccess(model, device);
  const primary = new PrimaryDriver(model, device, memory);
  const checks: Record<string, boolean> = {};
  programMessages(device);
  checks['the primary controller is ready'] = primary.admin.enable();

  print('1. The owner of the primary controller sets two tenants up');
  // A third controller takes pairs and gives them back, so that the pool is in pieces.
  const [guest, ...handles] = [primary.create([]), ...TENANTS.map(({ tag }) => primary.create([{ tag }]))];
  primary.grant(guest as ControllerHandle, { queuePairs: 2 });
  const tenants = TENANTS.map((tenant, i): RunningTenant => {
    const handle = handles[i] as ControllerHandle;
    if (i === TENANTS.length - 1) primary.remove(guest as ControllerHandle);
    const { vectors, tag, underlying } = tenant;
    primary.grant(handle, { queuePairs: QUEUE_PAIRS, vectors, largestNamespace: NAMESPACE });
    primary.limit(handle, { QEN: 1, TIOPS: 100_000, BIO: 1000 });
    primary.attach(handle, NAMESPACE, underlying);
    const map = primary.doorbellMap(handle);
    const driver = new ExtendedDriver(model, device, memory, { tags: [tag], doorbells: map });
    primary.createAdminQueue(handle, driver.prepareAdminQueue());
    print(
      `   ${tenant.name}: ${named(handle)}, ${spaceName(tag)}, namespace ${NAMESPACE} is underlying namespace ${underlying}`,
    );
    return { ...tenant, handle, map, driver };
  });
  for (const { name, map } of tenants) print(`   ${name}: ${mapText(map)}`);
  checks["a tenant's queue pairs need not be neighbours"] = tenants.some(({ map }) => !isContiguous([...map.values()]));

  print('2. Each tenant drives its own controller; the primary controller is not involved');
  interrupts.length = 0;
  memory.startRecording();
  for (const { name, driver, vectors, text } of tenants) {
    const { CNTLID, NN } = driver.identify();
    const { submission } = driver.setQueueCount(QUEUE_PAIRS - 1);
    driver.createQueues(WRITES, { vector: vectors.length - 1 });
    driver.createQueues(READS, { vector: vectors.length - 1 });
    const { blockSize } = driver.identifyNamespace(NAMESPACE);
    driver.write(WRITES, NAMESPACE, BLOCK, textBlock(text, blockSize));
    driver.flush(WRITES, NAMESPACE);
    print(
      `   ${name}: is controller ${String(CNTLID)} with ${String(NN)} namespace of ${blockSize}-byte blocks and ${submission} I/O queues`,
    );
    print(`   ${name}: writes "${text}" to block ${BLOCK}`);
  }
  const texts = tenants.map(({ driver }) => textOf(driver.read(READS, NAMESPACE, BLOCK, 1).data));
  tenants.forEach(({ name }, i) => print(`   ${name}: reads  "${texts[i] ?? ''}" from block ${BLOCK}`));
  checks['each tenant reads what it wrote itself'] = tenants.every(({ text }, i) => texts[i] === text);

  print('3. What the device did on the bus');
  const records = memory.records;
  const groups = new Map(
    tenants.map(({ tag }) => [tag, records.filter((record) => spaceName(record.tag) === spaceName(tag))]),
  );
  for (const { tag, name } of tenants) print(`   ${name}: ${trafficText(spaceName(tag), groups.get(tag) ?? [])}`);
  print(`   interrupts on vectors ${[...new Set(interrupts)].join(', ')} of the function`);
  checks['every access carries the tag of a tenant'] =
    sum([...groups.values()].map(({ length }) => length)) === records.length;
  checks['both use the same addresses in different memory'] =
    new Set([...groups.values()].map(addressesText)).size === 1;
  checks['interrupts arrive on granted vectors only'] = interrupts.every((vector) =>
    tenants.some(({ vectors }) => vectors.includes(vector)),
  );
  for (const { name, driver } of tenants)
    print(`   ${name}: completions name queues ${driver.queueNumbers.join(', ')}`);
  checks['completions name the queues of the tenant'] = tenants.every(
    ({ driver }) => driver.queueNumbers.join() === `0,${WRITES},${READS}`,
  );

  look?.(primary);
  print('4. The owner takes everything back');
  for (const { handle } of tenants) {
    primary.disable(handle);
    primary.remove(handle);
  }
  memory.startRecording();
  for (const pair of tenants.flatMap(({ map }) => [...map.values()])) registers.ring('sq', pair, 1);
  registers.settle();
  print(
    `   extended controllers left: ${primary.list().length}, doorbells that found no queue: ${device.ignoredDoorbells}`,
  );
  checks['a stale doorbell does nothing'] = memory.records.every(({ tag }) => tag === null);
  checks['nothing is left'] = primary.list().length === 0;

  print('5. Checks');
  for (const [name, isTrue] of Object.entries(checks)) print(`   ${isTrue ? 'yes' : 'NO '}  ${name}`);
  return { checks, passed: Object.values(checks).every(Boolean) };
}

function named({ CNTLID, XGEN }: ControllerHandle): string {
  return `CNTLID ${CNTLID}, generation ${XGEN}`;
}

function mapText(map: ReadonlyMap<number, number>): string {
  const entries = [...map].map(([qid, pair]) => `${qid} → ${pair}`);
  return `doorbell map, own queue → queue pair of the device: ${entries.join(', ')}`;
}

function isContiguous(pairs: readonly number[]): boolean {
  return pairs.every((pair, i) => i === 0 || pair === (pairs[i - 1] as number) + 1);
}

function trafficText(space: string, records: readonly DmaRecord[]): string {
  const count = (direction: 'r' | 'w'): string => {
    const some = records.filter((record) => record.direction === direction);
    return `${some.length} (${sum(some.map(({ size }) => size))} bytes)`;
  };
  const lowest = Math.min(...records.map(({ address }) => address));
  const highest = Math.max(...records.map(({ address, size }) => address + size - 1));
  const range = `${lowest.toString(16)}h to ${highest.toString(16)}h`;
  return `${space}: reads ${count('r')}, writes ${count('w')}, at ${range}`;
}

function addressesText(records: readonly DmaRecord[]): string {
  return records.map(({ direction, address, size }) => `${direction} ${address} ${size}`).join();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
