import type { Model } from '../../codegen/model/model.ts';
import { FeatureIdentifier } from '../../reference/generated/values/fid.ts';
import { ControllerOrNamespaceStructure } from '../../reference/generated/values/cns.ts';
import { BenchDevice } from './device.ts';
import type { PreparedQueue } from './prepared-queue.ts';

/** Commands of one kind on a device of their own. */
export interface Workload {
  readonly name: string;
  /** Executes `rounds` times `depth` commands. */
  run(rounds: number): void;
  /** How many commands are in the queue at a time. */
  readonly depth: number;
}

/** How many commands a host keeps in a queue where it does not wait for each one. */
const DEEP = 32;
/** Logical blocks of 4 KiB. */
const BLOCKS = 8;

/** All workloads, each on a new device of the model that is warm in nothing. */
export function workloads(model: Model): readonly Workload[] {
  return [
    workload('Get Features', DEEP, getFeatures(model)),
    workload('Identify Controller, 4 KiB', DEEP, identify(model)),
    workload('Read 4 KiB, depth 1', 1, reads(model)),
    workload(`Read 4 KiB, depth ${DEEP}`, DEEP, reads(model)),
    workload('ring to CQE (Get Features)', 1, getFeatures(model)),
  ];
}

function workload(name: string, depth: number, queue: PreparedQueue): Workload {
  return {
    name,
    depth,
    run: (rounds) => {
      for (let round = 0; round < rounds; round++) queue.run(depth);
    },
  };
}

function getFeatures(model: Model): PreparedQueue {
  const { admin, codec } = new BenchDevice(model);
  const entry = codec.entry('Get Features', { FID: FeatureIdentifier.NumberOfQueues });
  admin.fill(() => entry);
  return admin;
}

function identify(model: Model): PreparedQueue {
  const device = new BenchDevice(model);
  const CNS = ControllerOrNamespaceStructure.IdentifyController;
  device.admin.fill((slot) => device.codec.entry('Identify', { CNS, PRP1: device.bufferAt(slot) }));
  return device.admin;
}

/** Reads of blocks that hold something: each slot has a page of its own. */
function reads(model: Model): PreparedQueue {
  const device = new BenchDevice(model);
  const fields = (slot: number): Readonly<Record<string, number>> => ({
    NSID: 1,
    SLBAL: slot * BLOCKS,
    NLB: BLOCKS - 1,
    PRP1: device.bufferAt(slot),
  });
  device.memory.bytes.fill(0xa5, device.bufferAt(0));
  for (let slot = 0; slot < DEEP * 2; slot++) device.io.execute(device.codec.entry('Write', fields(slot)));
  device.io.fill((slot) => device.codec.entry('Read', fields(slot)));
  return device.io;
}
