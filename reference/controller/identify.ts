import type { FieldInput } from '../../codegen/model/codec.ts';
import type { BaseImage, Known } from './base-image.ts';
import { healthLog } from './health-log.ts';
import { namespaceNames } from './namespace-names.ts';

/** The Identify Controller data structure. */
function identifyController({ configuration: { ACL } }: Known): FieldInput {
  return { ACL };
}

/** The names of a namespace in the Identify Namespace data structure; one of size 0 is none, and has no names. */
function identifyNamespace({ configuration, given, namespace }: Known): FieldInput {
  if (namespace === null || Number(given['NSZE'] ?? 0) === 0) return {};
  const { nguid, eui64 } = namespaceNames(configuration, namespace);
  return { NGUID: nguid, EUI64: asNumber(eui64) };
}

/** The same names in the Namespace Identification Descriptors (NB-NSP-1). */
function namespaceDescriptors({ configuration, namespace }: Known): FieldInput {
  if (namespace === null) return {};
  const { nguid, eui64, uuid } = namespaceNames(configuration, namespace);
  return { NIDGUID: nguid, NIDEUI: asNumber(eui64), NIDUUID: uuid };
}

/** The number that a field of these bytes holds: its least significant byte comes first. */
function asNumber(hex: string): bigint {
  return BigInt(`0x${(hex.match(/../g) ?? []).reverse().join('')}`);
}

/** Base images by the mnemonic of their structure. */
export const baseImages: ReadonlyMap<string, BaseImage> = new Map<string, BaseImage>([
  ['IDC', { fields: identifyController }],
  ['IDN', { fields: identifyNamespace }],
  ['IDND', { fields: namespaceDescriptors }],
  ['HLTH', { fields: healthLog, isLive: true }],
]);
