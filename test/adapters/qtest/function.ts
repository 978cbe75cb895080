import { MSIXC_OFFSET } from '../../../reference/generated/registers/msixc.ts';
import { PMCAP_OFFSET } from '../../../reference/generated/registers/pmcap.ts';
import { PXCAP_OFFSET } from '../../../reference/generated/registers/pxcap.ts';
import { AdapterError, UnsupportedError } from '../../runner/adapter.ts';
import type { QtestClient } from './client.ts';

/** The ports of configuration mechanism #1, and the bit that makes an address of one. */
const [ADDRESS_PORT, DATA_PORT, ENABLE] = [0xcf8, 0xcfc, 0x8000_0000];
/** The class code of an NVM Express I/O controller. */
const NVME_CLASS = 0x01_08_02;
/** Registers of the header of configuration space. */
const [CLASS, FIRST_BAR, POINTER, HEADER_SIZE] = [0x08, 0x10, 0x34, 0x40];
const DEVICES = 32;
/** More capabilities than fit into configuration space, where their list goes round. */
const MOST_CAPABILITIES = 48;
/** Capability identifiers: power management, PCI Express, MSI-X. */
const [POWER, EXPRESS, MESSAGES] = [0x01, 0x10, 0x11];

/** Where the specification puts each capability, and how many bytes of it the specification describes. */
const PLACES = [
  { id: POWER, at: PMCAP_OFFSET, size: 8 },
  { id: MESSAGES, at: MSIXC_OFFSET, size: 12 },
  { id: EXPRESS, at: PXCAP_OFFSET, size: 12 },
] as const;

/** The NVMe function of a machine: its configuration space, as the specification numbers it. */
export class PciFunction {
  readonly #client: QtestClient;
  readonly #device: number;
  readonly #capabilities = new Map<number, number>();

  private constructor(client: QtestClient, device: number) {
    this.#client = client;
    this.#device = device;
  }

  /** The first NVMe function of bus 0. @throws AdapterError where there is none. */
  static async find(client: QtestClient): Promise<PciFunction> {
    for (let device = 0; device < DEVICES; device++) {
      const found = new PciFunction(client, device);
      if ((await found.#read(CLASS)) >>> 8 !== NVME_CLASS) continue;
      let at = (await found.#read(POINTER)) & 0xfc;
      for (let i = 0; at !== 0 && i < MOST_CAPABILITIES; i++) {
        const head = await found.#read(at);
        found.#capabilities.set(head & 0xff, at);
        at = (head >>> 8) & 0xfc;
      }
      return found;
    }
    throw new AdapterError('Unexpected machine without an NVMe function on bus 0, expected one');
  }

  /** Reads a dword, at the offset that the specification gives it. */
  async read(offset: number): Promise<number> {
    return this.#read(this.#place(offset));
  }

  async write(offset: number, value: number): Promise<void> {
    await this.#write(this.#place(offset), value);
  }

  /** Gives base address register 0, of 64 bits, its address. */
  async setBar(address: number): Promise<void> {
    await this.#write(FIRST_BAR, address);
    await this.#write(FIRST_BAR + 4, 0);
  }

  #place(offset: number): number {
    if (offset < HEADER_SIZE) return offset;
    const place = PLACES.find(({ at, size }) => offset >= at && offset < at + size);
    const at = place && this.#capabilities.get(place.id);
    if (!place || at === undefined)
      throw new UnsupportedError(`The device has no register at ${offset} of configuration space`);
    return at + offset - place.at;
  }

  async #read(offset: number): Promise<number> {
    void this.#client.send(`outl ${ADDRESS_PORT} ${this.#address(offset)}`).catch(() => undefined);
    return Number(await this.#client.send(`inl ${DATA_PORT}`));
  }

  async #write(offset: number, value: number): Promise<void> {
    void this.#client.send(`outl ${ADDRESS_PORT} ${this.#address(offset)}`).catch(() => undefined);
    await this.#client.send(`outl ${DATA_PORT} ${value}`);
  }

  #address(offset: number): number {
    return ENABLE + this.#device * 0x800 + (offset & 0xfc);
  }
}
