/**
 * The values of the condition language.
 * - truth: boolean
 * - number, enumeration: number, or bigint for fields wider than 53 bits
 * - bytes: lower-case hexadecimal in memory order, so that equal bytes are equal strings
 * - record: a frozen object keyed by mnemonic; list: an array of records
 * - map attribute: a Map from index to value that holds only present (sparse) or written (total) entries
 * - reference: the object itself, compared by identity
 * - `null`: none
 */
export type Value =
  | boolean
  | number
  | bigint
  | string
  | null
  | RecordValue
  | readonly RecordValue[]
  | ReadonlyMap<number, Value>
  | ObjectInstance;

/** A map without entries. All empty maps of a state are this one: most objects have many of them. */
export const NO_ENTRIES: ReadonlyMap<number, never> = new Map<number, never>();

export interface RecordValue {
  readonly [mnemonic: string]: Value;
}

/** One object: a controller, with its key and the values of its attributes by mnemonic. */
export class ObjectInstance {
  readonly type: string;
  readonly key: number;
  readonly attributes: Record<string, Value>;

  constructor(type: string, key: number, attributes: Record<string, Value>) {
    this.type = type;
    this.key = key;
    this.attributes = attributes;
  }
}

/** The objects of one type by key, in the order in which they came; a `Map` is one. */
export interface ObjectMap extends Iterable<[number, ObjectInstance]> {
  readonly size: number;
  get(key: number): ObjectInstance | undefined;
  has(key: number): boolean;
  set(key: number, object: ObjectInstance): unknown;
  delete(key: number): boolean;
  clear(): void;
  keys(): IterableIterator<number>;
  values(): IterableIterator<ObjectInstance>;
}

/** All objects by type and key. The one primary controller stands under key 0 of `PC`. */
export type State = Readonly<Record<string, ObjectMap>>;

/** Undefined: what a reading of something absent gives. It is neither true nor false, and not a `Value`. */
export const UNDEFINED: unique symbol = Symbol('undefined');
export type Undefined = typeof UNDEFINED;
