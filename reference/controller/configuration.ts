import type { Model } from '../../codegen/model/model.ts';
import type { NamespaceConfiguration } from './namespace-configuration.ts';
import { checkNamespaces } from './namespace-configuration.ts';

/** What a manufacturer decides: how the controller presents itself, and register fields that are implementation specific. */
export interface ControllerConfiguration {
  /** PCI Vendor ID. */
  readonly VID: number;
  /** PCI Subsystem Vendor ID. */
  readonly SSVID: number;
  /** IEEE OUI Identifier. */
  readonly IEEE: number;
  /** Serial Number, up to 20 characters. */
  readonly SN: string;
  /** Model Number, up to 40 characters. */
  readonly MN: string;
  /** Firmware Revision, up to 8 characters. */
  readonly FR: string;
  /** NVM Subsystem NVMe Qualified Name, up to 223 characters. */
  readonly SUBNQN: string;
  /** Controller Identifier. */
  readonly CNTLID: number;
  /** Composite temperature in kelvins, 1 to 342 (156h): below the default threshold. It stays the same. */
  readonly CTEMP: number;
  /** Errors that the controller has recorded in its life so far (NB-ERR-7), 0 to 2^53 - 1. */
  readonly ERRCNT: number;
  /** Abort Command Limit, 0 to 255. This is a 0's based value. */
  readonly ACL: number;
  /** Underlying namespaces that differ from what the tables say. */
  readonly namespaces: readonly NamespaceConfiguration[];
  /** Values of the register fields whose reset value is `impl`, by `REGISTER.FIELD`. */
  readonly registers: Readonly<Record<string, number>>;
}

/** A configuration as a caller gives it: what is missing has its default value. */
export type ConfigurationInput = Partial<ControllerConfiguration>;

// XC-DBM-4: with a Doorbell Stride of 9 each queue pair has a page of 4 KiB of its own.
const defaults: ControllerConfiguration = {
  VID: 0x1b36,
  SSVID: 0x1af4,
  IEEE: 0,
  SN: 'SNVME-REFERENCE',
  MN: 'Scalable NVMe Reference Controller',
  FR: '0.3.0',
  SUBNQN: 'nqn.2026-01.example.snvme:reference',
  CNTLID: 1,
  CTEMP: 310,
  ERRCNT: 0,
  ACL: 3,
  registers: {
    'CAP.MPSMAX': 4,
    'CAP.DSTRD': 9,
    'CAP.TO': 20,
    'CAP.MQES': 63,
    'CRTO.CRWMT': 20,
  },
  namespaces: [],
};

/** Fields that not every specification leaves to the device. */
const WHERE_KNOWN: Readonly<Record<string, number>> = {
  'PCIID.PVID': defaults.VID,
  'PCIID.DID': 0x10,
  'CAP.NSSRS': 1,
  'CAP.CQR': 1,
  'MSIXC.TS': 63,
};

/** The reset values of all fields that a specification leaves to the device; `limits` are those that limits give. */
export function implementationOf(
  { registers }: Pick<Model, 'registers'>,
  configuration: ControllerConfiguration,
  limits: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const open = new Set(
    registers.flatMap(({ mnemonic, fields }) =>
      fields.filter(({ reset }) => reset === null).map((field) => `${mnemonic}.${field.mnemonic}`),
    ),
  );
  const known = (values: Readonly<Record<string, number>>): Readonly<Record<string, number>> =>
    Object.fromEntries(Object.entries(values).filter(([name]) => open.has(name)));
  return { ...known(WHERE_KNOWN), ...configuration.registers, ...known(limits) };
}

/**
 * The whole configuration.
 * @throws RangeError for a value that the controller cannot have.
 */
export function completeConfiguration(input: ConfigurationInput = {}): ControllerConfiguration {
  const configuration = { ...defaults, ...input, registers: { ...defaults.registers, ...input.registers } };
  const { CNTLID } = configuration;
  if (!isIn(CNTLID, 0, 0xffef))
    throw new RangeError(`Unexpected CNTLID ${CNTLID} in the configuration, expected 0 to 65519 (FFEFh)`);
  if (!isIn(configuration.ACL, 0, 255))
    throw new RangeError(`Unexpected ACL ${configuration.ACL} in the configuration, expected 0 to 255`);
  if (!isIn(configuration.CTEMP, 1, 0x156))
    throw new RangeError(`Unexpected CTEMP ${configuration.CTEMP} in the configuration, expected 1 to 342 kelvins`);
  if (!isIn(configuration.ERRCNT, 0, Number.MAX_SAFE_INTEGER))
    throw new RangeError(`Unexpected ERRCNT ${configuration.ERRCNT} in the configuration, expected 0 to 2^53 - 1`);
  checkNamespaces(configuration.namespaces);
  for (const [name, greatest] of Object.entries(TEXT_SIZES))
    checkText(name, configuration[name as keyof typeof TEXT_SIZES], greatest);
  return configuration;
}

/** The greatest sizes of texts in bytes. */
const TEXT_SIZES = { SN: 20, MN: 40, FR: 8, SUBNQN: 223 } as const;

function checkText(name: string, text: string, greatest: number): void {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= greatest) return;
  throw new RangeError(
    `Unexpected ${name} "${text}" in the configuration, expected at most ${greatest} printable ASCII characters`,
  );
}

function isIn(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
