import type { ObjectInstance } from '../../codegen/language/values.ts';
import type { Attributes } from './attributes.ts';
import type { Origin } from './command-executor.ts';
import type { CompletionWriter } from './completion.ts';
import type { DmaPort } from './dma.ts';
import { AddressSpace, UNREACHABLE } from './dma.ts';
import type { RateGate } from './qos/rate-gate.ts';
import type { Service } from './served-controller.ts';
import type { Task } from './task.ts';

/** What all controllers have in common. */
export interface CommonParts {
  readonly memory: DmaPort;
  readonly completions: CompletionWriter;
  execute(entry: Uint8Array, origin: Origin): Task;
  /** Gets the completions that have arrived in host memory, with the controller that posted them. */
  readonly posted?: (entry: Uint8Array, receiver: Origin['receiver']) => void;
}

/** What one controller has for itself. */
export interface OwnParts extends Pick<Service, 'interrupt' | 'fault'> {
  readonly receiver: Origin['receiver'];
  readonly pageSize: () => number;
  /** Admits the I/O commands; all at once where absent. */
  readonly gate?: RateGate;
}

/** What a controller needs to serve its queues, read from its object in the tables at the time when it is needed. */
export function controllerService(
  attributes: Attributes,
  { memory, completions, posted, execute }: CommonParts,
  object: () => ObjectInstance | undefined,
  {
    receiver,
    pageSize,
    gate,
    namespaces,
    outstanding,
    ended,
    interrupt,
    fault,
  }: OwnParts & Pick<Origin, 'outstanding' | 'namespaces' | 'ended'>,
): Service {
  return {
    completions,
    ...(posted && { posted: (entry) => posted(entry, receiver) }),
    spaceOf: (tagIndex) => {
      const present = object();
      const tag = present ? attributes.busTag(present, tagIndex) : null;
      // An index without a tag is never replaced by untagged requests.
      return tag === undefined ? new AddressSpace(UNREACHABLE, null) : new AddressSpace(memory, tag);
    },
    vectorOf: (vector) => {
      const present = object();
      return present ? attributes.vector(present, vector) : vector;
    },
    execute: (entry, queue) =>
      execute(entry, {
        queue,
        receiver,
        pageSize: pageSize(),
        namespaces,
        outstanding,
        ended,
        ...(gate && { gate }),
      }),
    isAttached: (namespace) => namespaces.has(namespace),
    interrupt,
    fault,
  };
}
