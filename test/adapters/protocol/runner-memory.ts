import { bytesToHex } from '../../../codegen/model/hex.ts';
import { HostMemory } from '../../../reference/host/memory.ts';
import type { DmaAccess, Space } from '../../runner/adapter.ts';
import { parseHex } from '../../runner/vector-error.ts';
import { busTag, spaceTag } from '../space-tags.ts';
import type { Answer } from './calls.ts';
import type { Fields } from './messages.ts';
import { GREATEST_TRANSFER } from './methods.ts';

/** Memory that the runner holds for an adapter: each access of the device comes here with its tag. */
export class RunnerMemory {
  readonly host = new HostMemory();

  /** Answers `dma.read` and `dma.write`; a fault where nothing is mapped. */
  answer(method: string, params: Fields): Answer {
    const tag = busTag(params['tag'] as Space['tag']);
    const address = Number(params['iova']);
    const bytes = method === 'dma.read' ? new Uint8Array(sizeOf(params)) : parseHex(String(params['bytes']));
    if (!Number.isSafeInteger(address + bytes.length)) return fault(params);
    if (method === 'dma.read')
      return this.host.read(tag, address, bytes) ? { result: { bytes: bytesToHex(bytes) } } : fault(params);
    return this.host.write(tag, address, bytes) ? { result: {} } : fault(params);
  }

  /** What the device read and wrote since the recording began. */
  get log(): readonly DmaAccess[] {
    return this.host.records.map(({ tag, direction, address, size }) => ({
      space: spaceTag(tag),
      direction,
      address,
      size,
    }));
  }
}

/** @throws RangeError for more than one call carries. */
function sizeOf({ size }: Fields): number {
  if (Number(size) <= GREATEST_TRANSFER) return Number(size);
  throw new RangeError(`Unexpected access to ${String(size)} bytes, expected at most ${GREATEST_TRANSFER} in a call`);
}

function fault({ iova }: Fields): Answer {
  return { error: { code: 'fault', message: `nothing is mapped at ${String(iova)}` } };
}
