/* eslint-disable proposal/no-proposal-names -- the one file that names what the tables keep for the data plane */
import type { ObjectInstance, RecordValue, Value } from '../../codegen/language/values.ts';
import type { AttributeRange, Model, ObjectType } from '../../codegen/model/model.ts';
import type { BusTag } from './dma.ts';
import type { CompletionDescriptor, QueueDescriptors, SubmissionDescriptor } from './queue-descriptors.ts';

/** The attributes of controllers that the data plane reads. A model may lack any of them. */
const NAMES = {
  /** Queue identifier → SQD: the submission queues that exist. */
  submissionQueues: 'SQS',
  /** Queue identifier → CQD: the completion queues that exist. */
  completionQueues: 'CQS',
  /** The state of the life cycle; a controller with that attribute processes commands in the state `Enabled` only. */
  state: 'STATE',
  /** Queue identifier → the queue pair of the device whose doorbells the queue has (XC-DBM-1). */
  pairs: 'PAIRS',
  /** Vector of the controller → record with the entry of the function's MSI-X table. */
  vectors: 'VECS',
  /** Tag index → TAGD: what an access carries on the bus. */
  tags: 'TAGS',
  /** Namespace identifier of the controller → underlying namespace. */
  namespaces: 'NSPACES',
  /** The page of the controller's host is 2 to the power (12 + MPS) bytes. */
  pageSize: 'MPS',
} as const;

/** The limits that the data plane reads. */
const LIMITS = {
  /** The first queue pair whose doorbells do not belong to the primary controller. */
  firstExtendedPair: 'FEQID',
} as const;

/** Register fields that show a limit. */
const SHOWN: Readonly<Record<string, (limits: Readonly<Record<string, number>>) => number | undefined>> = {
  'CAP.MQES': ({ MAXQE }) => MAXQE && MAXQE - 1,
  'CAP.MPSMAX': ({ MPSMAX }) => MPSMAX,
};

const ENABLED = 'Enabled';

/** The first queue pair of extended controllers; all pairs are the primary's where the device has no such limit. */
export function firstExtendedPair(limits: Readonly<Record<string, number>>): number {
  return limits[LIMITS.firstExtendedPair] ?? Infinity;
}

/** The values of register fields that the limits give. */
export function limitRegisters(limits: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const values = Object.entries(SHOWN).map(([name, value]) => [name, value(limits)] as const);
  return Object.fromEntries(values.filter((entry): entry is readonly [string, number] => entry[1] !== undefined));
}

/** Reads what the tables keep of a controller and the data plane works with. */
export class Attributes {
  /** By object type: the value of the state in which commands are processed; `null`: it has no state. */
  readonly #enabled: ReadonlyMap<string, number | null>;
  /** The kind of address space by the value of a tag's type. */
  readonly #tagTypes: ReadonlyMap<number, string>;

  constructor(model: Pick<Model, 'objects' | 'values' | 'structures'>) {
    this.#enabled = new Map(model.objects.map((object) => [object.mnemonic, enabledValue(model, object)]));
    this.#tagTypes = tagTypes(model);
  }

  /** Whether the controller has queues of its own, and so doorbells and commands. */
  static hasQueues(object: ObjectType): boolean {
    return object.attributes.some(({ mnemonic }) => mnemonic === NAMES.submissionQueues);
  }

  /** Whether a change concerns the doorbell map. */
  static isDoorbellMap(attribute: string | null): boolean {
    return attribute === null || attribute === NAMES.pairs;
  }

  /** Whether a change concerns the vectors that a controller may use. */
  static isVectorMap(attribute: string | null): boolean {
    return attribute === NAMES.vectors;
  }

  /** Whether the controller is in the state in which it processes commands. */
  isEnabled(object: ObjectInstance): boolean {
    const enabled = this.#enabled.get(object.type);
    return enabled !== undefined && (enabled === null || object.attributes[NAMES.state] === enabled);
  }

  /** The queues that the tables hold for the controller. */
  queues(object: ObjectInstance): QueueDescriptors {
    const submission = new Map<number, SubmissionDescriptor>();
    for (const [qid, record] of recordsOf(object, NAMES.submissionQueues)) {
      const { BASE, ENTS, CQID, TIDX } = record;
      submission.set(qid, {
        base: Number(BASE),
        entries: Number(ENTS),
        completionQueue: Number(CQID),
        tagIndex: Number(TIDX ?? 0),
        identity: record,
      });
    }
    const completion = new Map<number, CompletionDescriptor>();
    for (const [qid, record] of recordsOf(object, NAMES.completionQueues)) {
      const { BASE, ENTS, TIDX, IV, IEN } = record;
      completion.set(qid, {
        base: Number(BASE),
        entries: Number(ENTS),
        tagIndex: Number(TIDX ?? 0),
        vector: Number(IEN ?? 0) === 1 ? Number(IV ?? 0) : null,
        identity: record,
      });
    }
    return { submission, completion };
  }

  /** The queue pair of the device behind each queue of the controller. */
  pairs(object: ObjectInstance): ReadonlyMap<number, number> {
    return new Map([...mapOf(object, NAMES.pairs)].map(([qid, pair]) => [qid, Number(pair)]));
  }

  /** The function's vector behind a vector of the controller; the same one where the controller has no map. */
  vector(object: ObjectInstance, vector: number): number | null {
    if (!hasMap(object, NAMES.vectors)) return vector;
    const record = mapOf(object, NAMES.vectors).get(vector) as RecordValue | undefined;
    return record === undefined ? null : Number(record.VEC);
  }

  /**
   * What an access with a tag index carries: `null` for the untagged space, `undefined` where the index has no tag. A
   * controller without tags accesses the untagged space.
   */
  busTag(object: ObjectInstance, index: number): BusTag | null | undefined {
    if (!hasMap(object, NAMES.tags)) return null;
    const record = mapOf(object, NAMES.tags).get(index) as RecordValue | undefined;
    return record === undefined ? undefined : this.toBusTag(record);
  }

  /** The tag of a record as it appears on the bus; `undefined` for a reserved type. */
  toBusTag({ TTYPE, TVAL, TRID }: RecordValue): BusTag | null | undefined {
    switch (this.#tagTypes.get(Number(TTYPE))) {
      case 'Untagged':
        return null;
      case 'PASID':
        return { routingId: null, pasid: Number(TVAL) };
      case 'SDI':
        return { routingId: Number(TRID), pasid: null };
      case 'SDIPASID':
        return { routingId: Number(TRID), pasid: Number(TVAL) };
      default:
        return undefined;
    }
  }

  /** The underlying namespace of a namespace identifier; the same number where the controller has no map. */
  namespace(object: ObjectInstance, identifier: number): number | null {
    if (!hasMap(object, NAMES.namespaces)) return identifier;
    const underlying = mapOf(object, NAMES.namespaces).get(identifier);
    return underlying === undefined ? null : Number(underlying);
  }

  /** The size in bytes of the pages of the controller's host; `null` where the tables do not hold it. */
  pageSize(object: ObjectInstance): number | null {
    const power = object.attributes[NAMES.pageSize];
    return typeof power === 'number' ? 2 ** (12 + power) : null;
  }
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

function enabledValue(model: Pick<Model, 'values'>, { attributes }: ObjectType): number | null {
  const range = attributes.find(({ mnemonic }) => mnemonic === NAMES.state)?.range;
  if (range?.kind !== 'values') return null;
  const table = model.values.find(({ mnemonic }) => mnemonic === range.values.name);
  // A state machine without such a state never lets the controller run.
  return table?.values.find(({ enumerator }) => enumerator === ENABLED)?.value ?? -1;
}

/** The enumerators of the type field in the structure that a tag attribute holds. */
function tagTypes({
  objects,
  structures,
  values,
}: Pick<Model, 'objects' | 'values' | 'structures'>): Map<number, string> {
  for (const range of objects
    .flatMap(({ attributes }) => attributes)
    .filter(({ mnemonic }) => mnemonic === NAMES.tags)
    .map((each) => each.range)) {
    const name = structureOf(range);
    const field = structures
      .find(({ mnemonic }) => mnemonic === name)
      ?.fields.find(({ mnemonic }) => mnemonic === 'TTYPE');
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
