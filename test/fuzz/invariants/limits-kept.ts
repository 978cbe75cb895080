import type { ObjectInstance } from '../../../codegen/language/values.ts';
import { QoSMode } from '../../../reference/generated/values/qmode.ts';
import type { Invariant, Observation } from './invariant.ts';

/** What a controller was admitted since its limits were last set. */
interface Account {
  readonly limits: string;
  readonly since: number;
  bytes: number;
}

/** The most bytes that one command moves here: the hostile host hands over no larger buffers. */
const BLOCK_LIMIT = 0x1_0000 * 4096;

/**
 * I6: in mode Hard the bytes that the media was asked for, from the time when the limits were set, are at most R * t + B + L
 * (XC-QBD-1). L is the largest transfer of the device.
 */
export class KeptLimits implements Invariant {
  readonly name = 'I6 limits';
  readonly #accounts = new WeakMap<ObjectInstance, Account>();

  check(seen: Observation): string | null {
    const { after, now, limits } = seen;
    const largest = limits['MDTS'] ? 4096 * 2 ** limits['MDTS'] : BLOCK_LIMIT;
    for (const { object, key } of after.controllers) {
      const { QEN, QMODE, TBW, BBW } = object.attributes;
      const text = [QEN, QMODE, TBW, BBW].join();
      const known = this.#accounts.get(object);
      if (QEN !== 1 || QMODE !== QoSMode.Hard || Number(TBW) === 0 || known?.limits !== text) {
        this.#accounts.set(object, { limits: text, since: now, bytes: 0 });
        continue;
      }
      known.bytes += bytesOf(seen, object);
      const most = (Number(TBW) * (now - known.since)) / 1e9 + Number(BBW) + largest;
      if (known.bytes > most)
        return `controller ${key} moved ${known.bytes} bytes in ${now - known.since} ns, expected at most ${Math.ceil(most)}`;
    }
    return null;
  }
}

/** Bytes that were asked for of namespaces which the controller had before the step and after it. */
function bytesOf({ begun, before, after }: Observation, object: ObjectInstance): number {
  const [old, present] = [before, after].map(
    ({ controllers }) => new Set(controllers.find((view) => view.object === object)?.namespaces.values()),
  );
  return begun.reduce(
    (sum, { namespace, bytes }) => (old?.has(namespace) && present?.has(namespace) ? sum + bytes : sum),
    0,
  );
}
