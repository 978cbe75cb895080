import type { ObjectInstance } from '../../codegen/language/values.ts';
import type { Attributes } from './attributes.ts';
import type { Origin } from './command-executor.ts';
import { AddressSpace, UNREACHABLE } from './dma.ts';
import type { Service } from './served-controller.ts';
import type { ServedControllersParts } from './served-controllers.ts';

/** What one controller has for itself. */
export interface OwnParts extends Pick<Service, 'interrupt' | 'fault'> {
  readonly receiver: Origin['receiver'];
  readonly pageSize: () => number;
}

/** What a controller needs to serve its queues, read from its object in the tables at the time when it is needed. */
export function controllerService(
  attributes: Attributes,
  {
    memory,
    completions,
    posted,
    execute,
  }: Pick<ServedControllersParts, 'memory' | 'completions' | 'posted' | 'execute'>,
  object: () => ObjectInstance | undefined,
  { receiver, pageSize, outstanding, interrupt, fault }: OwnParts & Pick<Origin, 'outstanding'>,
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
        namespaceOf: (identifier) => {
          const present = object();
          return present ? attributes.namespace(present, identifier) : identifier;
        },
        outstanding,
      }),
    interrupt,
    fault,
  };
}
