import type { ControlPlane } from '../../codegen/language/control-plane.ts';
import type { RecordValue } from '../../codegen/language/values.ts';
import { TAG, TAGS } from '../../codegen/model/vocabulary.ts';
import type { BusTag, DmaPort } from '../../reference/controller/dma.ts';
import { and, isCompletion, isData, isEntry, isList, isTagged, rerouted, type Access } from './accesses.ts';
import type { Fault } from './fault.ts';

const untagged = (isWanted: (access: Access) => boolean) => () => ({
  port: rerouted(and(isTagged, isWanted), () => ({ tag: null })),
});

/** Mistakes with the tags of accesses. */
export const TAG_FAULTS: readonly Fault[] = [
  {
    name: 'completion-without-tag',
    effect: 'The device writes completions of a tenant into the memory of the host',
    requirements: ['XC-TIX-8', 'XC-TRN-1'],
    tamper: untagged(isCompletion),
  },
  {
    name: 'entry-fetched-without-tag',
    effect: 'The device takes what stands in the memory of the host for commands of a tenant',
    requirements: ['XC-TIX-8', 'XC-TRN-1'],
    tamper: untagged(isEntry),
  },
  {
    name: 'data-without-tag',
    effect: 'The device moves the data of a tenant to and from the memory of the host',
    requirements: ['XC-TIX-8', 'XC-TRN-1'],
    tamper: untagged(isData),
  },
  {
    name: 'prp-list-without-tag',
    effect: 'The device reads the PRP list of a tenant in the memory of the host',
    requirements: ['XC-TIX-8', 'XC-TRN-1'],
    tamper: untagged(isList),
  },
  {
    name: 'tag-of-another-queue',
    effect:
      'The device uses the tag of one queue for all queues of an extended controller: two processes meet in one address space',
    requirements: ['XC-TIX-8', 'XC-TRN-1'],
    tamper: () => {
      let plane: ControlPlane | null = null;
      return {
        device: ({ controlPlane }) => void (plane = controlPlane),
        port: rerouted(isTagged, ({ tag }) => ({ tag: plane === null ? tag : firstTagBeside(plane, tag) })),
      };
    },
  },
  {
    name: 'tag-without-routing-id',
    effect: 'The device sends requests of a scalable device interface with the Routing ID of the function',
    requirements: ['XC-TIX-8', 'XC-TRN-1'],
    tamper: () => ({ port: rerouted(isTagged, ({ tag }) => ({ tag: tag && { ...tag, routingId: null } })) }),
  },
  {
    name: 'tag-without-pasid',
    effect: 'The device forgets the PASID of a tag and reaches what its Routing ID alone may reach',
    requirements: ['XC-TIX-8', 'XC-TRN-1'],
    tamper: () => ({ port: rerouted(isTagged, ({ tag }) => ({ tag: tag && { ...tag, pasid: null } })) }),
  },
  {
    name: 'failed-access-repeated-without-tag',
    effect: 'The device tries an access that the IOMMU has refused once more without the tag',
    requirements: ['XC-ERR-2', 'XC-TIX-8', 'XC-TRN-1'],
    tamper: () => ({
      port: (bus: DmaPort): DmaPort => ({
        ...bus,
        forget: (tag) => bus.forget?.(tag),
        read: (tag, address, into) => bus.read(tag, address, into) || (tag !== null && bus.read(null, address, into)),
        write: (tag, address, from) =>
          bus.write(tag, address, from) || (tag !== null && bus.write(null, address, from)),
      }),
    }),
  },
];

/** The tag at the first index of the extended controller that has this tag. */
function firstTagBeside({ state }: ControlPlane, tag: BusTag | null): BusTag | null {
  const objects = Object.values(state).flatMap((all) => [...all.values()]);
  for (const { attributes } of objects) {
    if (!(attributes[TAGS] instanceof Map)) continue;
    const values = ([...attributes[TAGS].values()] as RecordValue[]).map((record) => Number(record[TAG.value]));
    if (tag !== null && tag.pasid !== null && values.includes(tag.pasid)) return { ...tag, pasid: values[0] ?? null };
  }
  return tag;
}
