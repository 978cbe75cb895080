import { TagType } from '../../reference/generated/values/ttype.ts';
import type { HostileHost } from './host.ts';

/** A tag as the Tag Descriptor data structure says it, of a type that the device supports. */
export function drawTag({ random, limits }: HostileHost): Record<'TTYPE' | 'TVAL' | 'TRID' | 'SHARE', number> {
  const { UNTS, FPTS, SRTS, SPTS, SHRS, PASIDE, SDIE, PASIDMAX = 1, SDIFST = 1, SDILST = 1 } = limits;
  const types = [
    ...(FPTS && PASIDE ? [TagType.PASID, TagType.PASID, TagType.PASID] : []),
    ...(SRTS && SDIE ? [TagType.SDI, TagType.SDI] : []),
    ...(SPTS && SDIE && PASIDE ? [TagType.SDIPASID] : []),
    ...(UNTS ? [TagType.Untagged] : []),
  ];
  const TTYPE = random.maybe(types) ?? TagType.PASID;
  const hasPasid = TTYPE === TagType.PASID || TTYPE === TagType.SDIPASID;
  const hasRoutingId = TTYPE === TagType.SDI || TTYPE === TagType.SDIPASID;
  return {
    TTYPE,
    TVAL: hasPasid ? random.between(1, Math.min(PASIDMAX, 20)) : 0,
    TRID: hasRoutingId ? random.between(SDIFST, Math.min(SDILST, SDIFST + 5)) : 0,
    SHARE: SHRS && random.percent(20) ? 1 : 0,
  };
}
