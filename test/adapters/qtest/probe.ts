import { setTimeout as pause } from 'node:timers/promises';
import { AdminOpcode } from '../../../reference/generated/opcodes.ts';
import { ACQ_OFFSET } from '../../../reference/generated/registers/acq.ts';
import { AQA_OFFSET } from '../../../reference/generated/registers/aqa.ts';
import { ASQ_OFFSET } from '../../../reference/generated/registers/asq.ts';
import { CAP_OFFSET, decodeCap } from '../../../reference/generated/registers/cap.ts';
import { CC_OFFSET } from '../../../reference/generated/registers/cc.ts';
import { CSTS_OFFSET } from '../../../reference/generated/registers/csts.ts';
import { decodeIdc } from '../../../reference/generated/structures/idc.ts';
import type { SupportedCommands } from '../../runner/adapter.ts';
import { AdapterError } from '../../runner/adapter.ts';
import type { Machine } from './machine.ts';

/** What a device says about itself. */
export interface Probed {
  /** Its limits by `EXT.X`; those of the proposal are not there. */
  readonly limits: Readonly<Record<string, number>>;
  /** From its Commands Supported and Effects log page; `null` where it has none. */
  readonly commands: SupportedCommands | null;
  readonly model: string;
  readonly firmware: string;
  readonly serial: string;
}

/** The doorbell of the admin submission queue. */
const DOORBELL = 0x1000;
/** The Commands Supported and Effects log page of 4096 bytes, and the bit of LPA that tells that there is one. */
const [COMMANDS_LOG, HAS_COMMANDS_LOG] = [0x03ff_0005, 0b10];
const OPCODES = 256;
/** Operands: CNS of the controller, and FID of Number of Queues. */
const [CONTROLLER, NUMBER_OF_QUEUES] = [1, 7];
/** Memory that no vector uses, with the queues and the data of the commands. */
const [SUBMISSION, COMPLETION, DATA] = [0x300_0000, 0x301_0000, 0x302_0000];
const ENTRIES = 4;
const [SUBMISSION_ENTRY, COMPLETION_ENTRY, DATA_SIZE] = [64, 16, 4096];
/** Enabled, with entries of 64 and 16 bytes. */
const ENABLED = 0x46_0001n;
/** Milliseconds for a register or a completion. */
const WITHIN = 5000;

/** Reads limits and names of a device whose controller is disabled, and leaves it disabled. */
export async function probe(machine: Machine): Promise<Probed> {
  const capabilities = new Uint8Array(8);
  new DataView(capabilities.buffer).setBigUint64(0, await machine.read(CAP_OFFSET, 8), true);
  const cap = decodeCap(capabilities);
  await machine.write(AQA_OFFSET, 4, BigInt(((ENTRIES - 1) << 16) | (ENTRIES - 1)));
  await machine.write(ASQ_OFFSET, 8, BigInt(SUBMISSION));
  await machine.write(ACQ_OFFSET, 8, BigInt(COMPLETION));
  machine.qemu.write(COMPLETION, new Uint8Array(ENTRIES * COMPLETION_ENTRY));
  await machine.write(CC_OFFSET, 4, ENABLED);
  await until(async () => ((await machine.read(CSTS_OFFSET, 4)) & 1n) === 1n, 'CSTS.RDY');
  await execute(machine, 0, AdminOpcode.Identify, CONTROLLER);
  const controller = decodeIdc(machine.qemu.read(DATA, DATA_SIZE));
  const queues = await execute(machine, 1, AdminOpcode.GetFeatures, NUMBER_OF_QUEUES);
  const has = (controller.lpa & HAS_COMMANDS_LOG) !== 0;
  if (has) await execute(machine, 2, AdminOpcode.GetLogPage, COMMANDS_LOG);
  const commands = has ? supportedCommands(machine.qemu.read(DATA, DATA_SIZE)) : null;
  await machine.reset();
  const pairs = Math.min(queues & 0xffff, queues >>> 16) + 1;
  const limits: Record<string, number> = {
    MAXQE: cap.mqes + 1,
    CQR: cap.cqr,
    DSTRD: cap.dstrd,
    TO: cap.to,
    MPSMAX: cap.mpsmax,
    MDTS: controller.mdts,
    NN: controller.nn,
    AERMAX: controller.aerl + 1,
    ELPN: controller.elpe + 1,
    MSIXN: machine.vectors,
    // I/O queue pairs have the identifiers from 1 on: the first one that is not the primary controller's.
    FEQID: pairs + 1,
    // 0: the controller does not say.
    ...(controller.maxcna > 0 && { MAXCNA: controller.maxcna }),
  };
  return {
    limits: Object.fromEntries(Object.entries(limits).map(([name, value]) => [`EXT.${name}`, value])),
    commands,
    model: textOf(controller.mn),
    firmware: textOf(controller.fr),
    serial: textOf(controller.sn),
  };
}

/** The opcodes whose entry has the bit Command Supported: 256 entries of 4 bytes of admin commands, then 256 of I/O commands. */
export function supportedCommands(log: Uint8Array): SupportedCommands {
  const within = (first: number): ReadonlySet<number> =>
    new Set(
      Array.from({ length: OPCODES }, (_, opcode) => opcode).filter(
        (opcode) => ((log[(first + opcode) * 4] ?? 0) & 1) === 1,
      ),
    );
  return { admin: within(0), io: within(OPCODES) };
}

/** Executes an admin command that returns data or a result. Returns Dword 0 of its completion. */
async function execute(machine: Machine, slot: number, opcode: number, dword10: number): Promise<number> {
  const entry = new Uint8Array(SUBMISSION_ENTRY);
  const view = new DataView(entry.buffer);
  view.setUint8(0, opcode);
  view.setUint16(2, slot, true);
  view.setBigUint64(24, BigInt(DATA), true);
  view.setUint32(40, dword10, true);
  machine.qemu.write(SUBMISSION + slot * SUBMISSION_ENTRY, entry);
  await machine.write(DOORBELL, 4, BigInt(slot + 1));
  let completion: DataView = new DataView(new ArrayBuffer(COMPLETION_ENTRY));
  await until(async () => {
    const bytes = machine.qemu.read(COMPLETION + slot * COMPLETION_ENTRY, COMPLETION_ENTRY);
    completion = new DataView(bytes.buffer);
    return (completion.getUint16(14, true) & 1) === 1;
  }, `a completion of the command with opcode ${opcode}`);
  const status = completion.getUint16(14, true) >>> 1;
  if (status !== 0)
    throw new AdapterError(
      `Unexpected status 0x${status.toString(16)} of opcode ${opcode}, expected the device to tell its limits`,
    );
  return completion.getUint32(0, true);
}

async function until(look: () => Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + WITHIN;
  while (!(await look())) {
    if (performance.now() > end) throw new AdapterError(`Unexpected device without ${what} after ${WITHIN} ms`);
    await pause(1);
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').trim();
}
