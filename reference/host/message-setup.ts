import type { Controller } from '../controller/controller.ts';
import type { InterruptMessage } from '../controller/message-table.ts';
import { ENTRY_SIZE } from '../controller/message-table.ts';
import { decodeMsixc, encodeMsixc, MSIXC_OFFSET } from '../generated/registers/msixc.ts';
import { encodePcicmd, PCICMD_OFFSET } from '../generated/registers/pcicmd.ts';
import { decodeMsixp, MSIXP_OFFSET } from '../generated/registers/msixp.ts';
import { decodeMsixt, MSIXT_OFFSET } from '../generated/registers/msixt.ts';

/** The place of Vector Control in an entry. */
const CONTROL = 12;

/** Where a host sends interrupts by default: the address range of messages on x86, with the vector as data. */
const toProcessor = (vector: number): InterruptMessage => ({ address: 0xfee0_0000n, data: vector });

/** What a host reaches of a function to set its messages up. */
export type MessageHost = Pick<Controller, 'configurationSpace' | 'readBar' | 'writeBar'>;
/** What has to be set for it, beside the table: memory space and bus mastering; MSI-X Enable, without Function Mask. */
const [ENABLED_COMMAND, MSIX_ENABLE] = [encodePcicmd({ mse: 1, bme: 1 }), encodeMsixc({ mxe: 1 })];

/**
 * Programs all entries of a function's MSI-X table and takes their masks away, as host software does when it enables
 * MSI-X. Memory accesses have to be on.
 */
export function programMessages(
  controller: MessageHost,
  messageOf: (vector: number) => InterruptMessage = toProcessor,
): void {
  const { ts } = decodeMsixc(dword(controller, MSIXC_OFFSET));
  const { to, tbir } = decodeMsixt(dword(controller, MSIXT_OFFSET));
  for (let vector = 0; vector <= ts; vector++) {
    const at = to * 8 + vector * ENTRY_SIZE;
    const { address, data } = messageOf(vector);
    controller.writeBar(tbir, at, 8, address);
    // Data, and Vector Control with the mask taken away.
    controller.writeBar(tbir, at + 8, 8, BigInt(data));
  }
}

/** Switches on what a reset of a function switches off: memory space, bus mastering and MSI-X, with all entries programmed. */
export function enumerateFunction(controller: MessageHost, messageOf?: (vector: number) => InterruptMessage): void {
  controller.configurationSpace.write(PCICMD_OFFSET, wordOf(ENABLED_COMMAND));
  programMessages(controller, messageOf);
  controller.configurationSpace.write(MSIXC_OFFSET, wordOf(MSIX_ENABLE));
}

/** Masks the entry of a vector, or takes the mask away. */
export function maskVector(controller: MessageHost, vector: number, isMasked: boolean): void {
  const { to, tbir } = decodeMsixt(dword(controller, MSIXT_OFFSET));
  controller.writeBar(tbir, to * 8 + vector * ENTRY_SIZE + CONTROL, 4, isMasked ? 1 : 0);
}

/** Whether an interrupt of a vector waits for its mask to go. */
export function isPending(controller: MessageHost, vector: number): boolean {
  const { pbao, pbir } = decodeMsixp(dword(controller, MSIXP_OFFSET));
  const bits = controller.readBar(pbir, pbao * 8 + Math.floor(vector / 32) * 4, 4);
  return ((Number(bits) >>> (vector % 32)) & 1) === 1;
}

function dword({ configurationSpace }: Pick<MessageHost, 'configurationSpace'>, offset: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, configurationSpace.read(offset), true);
  return bytes;
}

function wordOf(register: Uint8Array): number {
  return new DataView(register.buffer).getUint32(0, true);
}
