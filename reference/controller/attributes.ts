import type { ObjectInstance, RecordValue, Value } from '../../codegen/language/values.ts';
import type { AttributeRange, Model, ObjectType } from '../../codegen/model/model.ts';
import {
  COMPLETION_QUEUES,
  DOORBELL_MAP,
  LIMITS,
  PAGE_SIZE,
  PROCESSING,
  QUEUE,
  RATE_LIMITS,
  STATE,
  SUBMISSION_QUEUES,
  TAG,
  TAG_TYPES,
  TAGS,
  VECTOR_ENTRY,
  VECTORS,
} from '../../codegen/model/vocabulary.ts';
import type { BusTag } from './dma.ts';
import type { RateLimits } from './qos/rate-limits.ts';
import type {
  CompletionDescriptor,
  QueueDescriptor,
  QueueDescriptors,
  SubmissionDescriptor,
} from './queue-descriptors.ts';

/** Register fields that show a limit. */
const SHOWN: Readonly<Record<string, (limits: Readonly<Record<string, number>>) => number | undefined>> = {
  'CAP.MQES': ({ [LIMITS.queueEntries]: entries }) => entries && entries - 1,
  'CAP.MPSMAX': ({ [LIMITS.pageSize]: size }) => size,
  'CAP.DSTRD': ({ [LIMITS.doorbellStride]: stride }) => stride,
  'MSIXC.TS': ({ [LIMITS.vectors]: vectors }) => vectors && vectors - 1,
  'CAP.CQR': ({ [LIMITS.contiguousQueues]: contiguous }) => contiguous,
  'CAP.TO': ({ [LIMITS.timeout]: timeout }) => timeout,
};

/** The first queue pair of extended controllers; all pairs are the primary's where the device has no such limit. */
export function firstExtendedPair(limits: Readonly<Record<string, number>>): number {
  return limits[LIMITS.firstExtendedPair] ?? Infinity;
}

/** The values of register fields that the limits give. */
export function limitRegisters(limits: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const values = Object.entries(SHOWN).map(([name, value]) => [name, value(limits)] as const);
  return Object.fromEntries(values.filter((entry): entry is readonly [string, number] => entry[1] !== undefined));
}

const RATE_LIMIT_NAMES: ReadonlySet<string> = new Set(Object.values(RATE_LIMITS));

/** Reads what the tables keep of a controller and the data plane works with. */
export class Attributes {
  /** By object type: the value of the state in which commands are processed; `null`: it has no state. */
  readonly #enabled: ReadonlyMap<string, number | null>;
  /** The kind of address space by the value of a tag's type. */
  readonly #tagTypes: ReadonlyMap<number, string>;
  /** By object type: the value of the mode in which limits are never exceeded. */
  readonly #hard: ReadonlyMap<string, number | null>;

  constructor(model: Pick<Model, 'objects' | 'values' | 'structures'>) {
    this.#enabled = new Map(
      model.objects.map((object) => [object.mnemonic, enumeratedValue(model, object, STATE, PROCESSING)]),
    );
    this.#hard = new Map(
      model.objects.map((object) => [
        object.mnemonic,
        enumeratedValue(model, object, RATE_LIMITS.mode, RATE_LIMITS.hard),
      ]),
    );
    this.#tagTypes = tagTypes(model);
  }

  /** Whether the controller has queues of its own, and so doorbells and commands. */
  static hasQueues(object: ObjectType): boolean {
    return object.attributes.some(({ mnemonic }) => mnemonic === SUBMISSION_QUEUES);
  }

  /** Whether a change concerns the doorbell map. */
  static isDoorbellMap(attribute: string | null): boolean {
    return attribute === null || attribute === DOORBELL_MAP;
  }

  /** Whether a change concerns the limits of a controller's commands. */
  static isRateLimit(attribute: string | null): boolean {
    return attribute === null || RATE_LIMIT_NAMES.has(attribute);
  }

  /** Whether a change concerns the vectors that a controller may use. */
  static isVectorMap(attribute: string | null): boolean {
    return attribute === VECTORS;
  }

  /** Whether the controller is in the state in which it processes commands. */
  isEnabled(object: ObjectInstance): boolean {
    const enabled = this.#enabled.get(object.type);
    return enabled !== undefined && (enabled === null || object.attributes[STATE] === enabled);
  }

  /** Whether the controller processes commands, or has doorbells, vectors or limits that the data plane has to keep. */
  isAtWork(object: ObjectInstance): boolean {
    const hasMaps = mapOf(object, DOORBELL_MAP).size > 0 || mapOf(object, VECTORS).size > 0;
    return hasMaps || this.isEnabled(object) || this.rateLimits(object) !== null;
  }

  /** The queues that the tables hold for the controller. */
  queues(object: ObjectInstance): QueueDescriptors {
    const submission = new Map<number, SubmissionDescriptor>();
    for (const [qid, record] of recordsOf(object, SUBMISSION_QUEUES))
      submission.set(qid, { ...descriptorOf(record), completionQueue: Number(record[QUEUE.completionQueue]) });
    const completion = new Map<number, CompletionDescriptor>();
    for (const [qid, record] of recordsOf(object, COMPLETION_QUEUES)) {
      const vector = Number(record[QUEUE.interrupts] ?? 0) === 1 ? Number(record[QUEUE.vector] ?? 0) : null;
      completion.set(qid, { ...descriptorOf(record), vector });
    }
    return { submission, completion };
  }

  /** The queue pair of the device behind each queue of the controller. */
  pairs(object: ObjectInstance): ReadonlyMap<number, number> {
    return new Map([...mapOf(object, DOORBELL_MAP)].map(([qid, pair]) => [qid, Number(pair)]));
  }

  /** The vectors of the function that the controller's map names. */
  vectors(object: ObjectInstance): number[] {
    return [...mapOf(object, VECTORS).values()].map((record) => Number((record as RecordValue)[VECTOR_ENTRY]));
  }

  /** The function's vector behind a vector of the controller; the same one where the controller has no map. */
  vector(object: ObjectInstance, vector: number): number | null {
    if (!hasMap(object, VECTORS)) return vector;
    const record = mapOf(object, VECTORS).get(vector) as RecordValue | undefined;
    return record === undefined ? null : Number(record[VECTOR_ENTRY]);
  }

  /**
   * What an access with a tag index carries: `null` for the untagged space, `undefined` where the index has no tag. A
   * controller without tags accesses the untagged space.
   */
  busTag(object: ObjectInstance, index: number): BusTag | null | undefined {
    if (!hasMap(object, TAGS)) return null;
    const record = mapOf(object, TAGS).get(index) as RecordValue | undefined;
    return record === undefined ? undefined : this.toBusTag(record);
  }

  /** The tag of a record as it appears on the bus; `undefined` for a reserved type. */
  toBusTag({
    [TAG.type]: type,
    [TAG.value]: value,
    [TAG.routingId]: routingId,
  }: RecordValue): BusTag | null | undefined {
    switch (this.#tagTypes.get(Number(type))) {
      case TAG_TYPES.untagged:
        return null;
      case TAG_TYPES.pasid:
        return { routingId: null, pasid: Number(value) };
      case TAG_TYPES.sdi:
        return { routingId: Number(routingId), pasid: null };
      case TAG_TYPES.sdiPasid:
        return { routingId: Number(routingId), pasid: Number(value) };
      default:
        return undefined;
    }
  }

  /** The limits of the controller's commands; `null` where none applies. */
  rateLimits({ type, attributes }: ObjectInstance): RateLimits | null {
    if (attributes[RATE_LIMITS.enabled] !== 1) return null;
    const rate = (name: string): bigint => BigInt((attributes[name] ?? 0) as number | bigint);
    return {
      isHard: attributes[RATE_LIMITS.mode] === this.#hard.get(type),
      unit: rate(RATE_LIMITS.unit),
      bytes: rate(RATE_LIMITS.bytes),
      writtenBytes: rate(RATE_LIMITS.writtenBytes),
      operations: rate(RATE_LIMITS.operations),
      writes: rate(RATE_LIMITS.writes),
      burstBytes: rate(RATE_LIMITS.burstBytes),
      burstOperations: rate(RATE_LIMITS.burstOperations),
    };
  }

  /** The size in bytes of the pages of the controller's host; `null` where the tables do not hold it. */
  pageSize(object: ObjectInstance): number | null {
    const power = object.attributes[PAGE_SIZE];
    return typeof power === 'number' ? 2 ** (12 + power) : null;
  }
}

function descriptorOf(record: RecordValue): QueueDescriptor {
  return {
    base: Number(record[QUEUE.base]),
    entries: Number(record[QUEUE.entries]),
    isListed: (record[QUEUE.contiguous] ?? 1) !== 1,
    tagIndex: Number(record[QUEUE.tagIndex] ?? 0),
    identity: record,
  };
}

function hasMap(object: ObjectInstance, name: string): boolean {
  return object.attributes[name] instanceof Map;
}

function mapOf(object: ObjectInstance, name: string): ReadonlyMap<number, Value> {
  const value = object.attributes[name];
  return value instanceof Map ? value : new Map();
}

function recordsOf(object: ObjectInstance, name: string): ReadonlyMap<number, RecordValue> {
  return mapOf(object, name) as ReadonlyMap<number, RecordValue>;
}

/** The value of an enumerator of an attribute; `null` where the object has no such attribute. */
function enumeratedValue(
  model: Pick<Model, 'values'>,
  { attributes }: ObjectType,
  attribute: string,
  wanted: string,
): number | null {
  const range = attributes.find(({ mnemonic }) => mnemonic === attribute)?.range;
  if (range?.kind !== 'values') return null;
  const table = model.values.find(({ mnemonic }) => mnemonic === range.values.name);
  // A state machine without such a state never lets the controller run.
  return table?.values.find(({ enumerator }) => enumerator === wanted)?.value ?? -1;
}

/** The enumerators of the type field in the structure that a tag attribute holds. */
function tagTypes({
  objects,
  structures,
  values,
}: Pick<Model, 'objects' | 'values' | 'structures'>): Map<number, string> {
  for (const range of objects
    .flatMap(({ attributes }) => attributes)
    .filter(({ mnemonic }) => mnemonic === TAGS)
    .map((each) => each.range)) {
    const name = structureOf(range);
    const field = structures
      .find(({ mnemonic }) => mnemonic === name)
      ?.fields.find(({ mnemonic }) => mnemonic === TAG.type);
    const table = values.find(({ id }) => id === field?.values);
    return new Map(
      table?.values.flatMap(({ value, enumerator }) => (enumerator === null ? [] : [[value, enumerator]])),
    );
  }
  return new Map();
}

function structureOf(range: AttributeRange): string | null {
  if (range.kind === 'map') return structureOf(range.element);
  return range.kind === 'record' ? range.structure.name : null;
}
