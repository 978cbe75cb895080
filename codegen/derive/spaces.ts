import type { RecordValue, Value } from '../language/values.ts';
import type { Space } from '../model/vector.ts';
import { TAG, TAG_TYPES } from '../model/vocabulary.ts';
import type { Catalog } from './catalog.ts';

/** An address space of a vector by its name. */
export interface NamedSpace {
  readonly name: string;
  readonly space: Space;
}

/** The function's own address space. */
export const HOST: NamedSpace = { name: 'host', space: { tag: null } };

/** The address space that a tag names. */
export function spaceOf(tag: RecordValue | null, catalog: Catalog): NamedSpace {
  if (tag === null) return HOST;
  const kind = typeOf(tag, catalog);
  const pasid = hexadecimal(tag[TAG.value]);
  const rid = hexadecimal(tag[TAG.routingId]);
  switch (kind) {
    case TAG_TYPES.pasid:
      return { name: `pasid-${pasid}`, space: { tag: { kind: 'pasid', value: `0x${pasid}` } } };
    case TAG_TYPES.sdi:
      return { name: `rid-${rid}`, space: { tag: { kind: 'rid', value: `0x${rid}` } } };
    case TAG_TYPES.sdiPasid:
      return {
        name: `rid-${rid}-pasid-${pasid}`,
        space: { tag: { kind: 'rid', value: `0x${rid}`, pasid: `0x${pasid}` } },
      };
    default:
      return HOST;
  }
}

function typeOf(tag: RecordValue, { model }: Catalog): string | null {
  const field = model.structures
    .flatMap((structure) => structure.fields)
    .find(({ mnemonic, values }) => mnemonic === TAG.type && values !== undefined);
  const table = model.values.find((each) => each.id === field?.values);
  return table?.values.find((row) => row.value === tag[TAG.type])?.enumerator ?? null;
}

function hexadecimal(value: Value | undefined): string {
  return Number(value ?? 0).toString(16);
}
