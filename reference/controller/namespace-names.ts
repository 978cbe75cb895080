import { sha256 } from '../../codegen/model/sha256.ts';

/** The names of one namespace, as Identify shows them: hexadecimal, in the order of the bytes. */
export interface NamespaceNames {
  /** 16 bytes. */
  readonly nguid: string;
  /** 8 bytes. */
  readonly eui64: string;
  /** 16 bytes. */
  readonly uuid: string;
}

/**
 * Names that no other namespace has (NB-NSP-2), and that are the same in every run: the IEEE OUI stands where IEEE wants it,
 * the rest follows from the serial number of the device and the number of the namespace.
 */
export function namespaceNames(
  device: { readonly IEEE: number; readonly SN: string },
  namespace: number,
): NamespaceNames {
  const digest = sha256(`${device.SN} ${namespace}`);
  const oui = device.IEEE.toString(16).padStart(6, '0');
  // The number itself is part of the short name, where a digest is too short to rule out that two are equal.
  const number = namespace.toString(16).padStart(8, '0');
  return {
    nguid: `${digest.slice(0, 16)}${oui}${digest.slice(16, 18)}${number}`,
    eui64: `${oui}${digest.slice(18, 20)}${number}`,
    // RFC 9562: version 8 in the high half of byte 6, variant 10b in the highest bits of byte 8.
    uuid: `${digest.slice(20, 32)}8${digest.slice(33, 36)}a${digest.slice(37, 52)}`,
  };
}
