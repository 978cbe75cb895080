import type { ObjectInstance, RecordValue, State } from '../../codegen/language/values.ts';
import { LEAVING_TAGS, TAGS } from '../../codegen/model/vocabulary.ts';
import type { Attributes } from './attributes.ts';
import type { BusTag, DmaPort } from './dma.ts';

/**
 * Tells the way to host memory which tags are used no more, so that it keeps no translation of them (XC-ATS-2). It is told
 * also where another controller that runs has the same tag: that one has its pages translated again.
 */
export class StoppedTags {
  readonly #attributes: Attributes;
  readonly #state: State;
  readonly #memory: DmaPort;

  constructor(attributes: Attributes, state: State, memory: DmaPort) {
    this.#attributes = attributes;
    this.#state = state;
    this.#memory = memory;
  }

  /** Called before a controller becomes quiet; what it returns is called once it is. */
  of(type: string, key: number): () => void {
    const before = this.#state[type]?.get(key);
    if (this.#memory.forget === undefined || before === undefined) return () => undefined;
    const leaving = this.#busTags(before, LEAVING_TAGS);
    const bound = this.#busTags(before, TAGS);
    return () => {
      const after = this.#state[type]?.get(key);
      const runsOn = after === before && this.#attributes.isEnabled(after);
      for (const tag of runsOn ? leaving : [...leaving, ...bound]) this.#memory.forget?.(tag);
    };
  }

  #busTags({ attributes }: ObjectInstance, name: string): readonly (BusTag | null)[] {
    const map = attributes[name];
    if (!(map instanceof Map)) return [];
    return [...(map as ReadonlyMap<number, RecordValue>).values()].flatMap((record) => {
      const tag = this.#attributes.toBusTag(record);
      return tag === undefined ? [] : [tag];
    });
  }
}
