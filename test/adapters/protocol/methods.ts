import type { Schema } from '../../../codegen/emit/schema.ts';
import {
  array,
  COUNT,
  dictionary,
  HEX_BYTES,
  HEX_NUMBER,
  literal,
  nullable,
  object,
  ref,
  TEXT,
} from '../../../codegen/emit/schema.ts';

/** What a method takes and gives. */
export interface Method {
  /** Who calls it. */
  readonly caller: 'runner' | 'adapter';
  readonly does: string;
  readonly params: Schema;
  readonly result: Schema;
}

const NOTHING = object({});
const ACCESS = literal(4, 8);
const VALUE = { ...HEX_NUMBER, maxLength: 18 };
/** The most bytes that one call carries. */
export const GREATEST_TRANSFER = 1024 * 1024;
const BYTES = { ...HEX_BYTES, maxLength: 2 * GREATEST_TRANSFER };
const RANGE = { space: ref('space'), iova: VALUE, size: COUNT };
const BAR = { bar: { type: 'integer', minimum: 0, maximum: 5 }, off: COUNT, size: ACCESS };
const CODEC_RESULT: Schema = {
  oneOf: [
    object({ bytes: BYTES }),
    object({ fields: dictionary({}) }),
    object({ error: literal('range', 'length') }, { message: TEXT }),
  ],
};

function method(does: string, params: Schema, result: Schema = NOTHING, caller: Method['caller'] = 'runner'): Method {
  return { caller, does, params, result };
}

/** All methods of the protocol. An adapter answers what it does not have with the error `unsupported`. */
export const METHODS: Readonly<Record<string, Method>> = {
  hello: method(
    'Says who answers, and what it is able to do. The first call.',
    object({ protocol: TEXT, runner: TEXT }),
    ref('hello'),
  ),
  configure: method(
    'Takes limits of the specification by name, as a model of a device can.',
    object({ limits: dictionary({ type: 'number' }) }),
  ),
  capabilities: method(
    'Gives the limits of the device by `EXT.NAME`.',
    NOTHING,
    object({ limits: dictionary({ type: 'number' }) }),
  ),
  reset: method(
    'Resets the device. `model`: the state after manufacturing, with no memory mapped and nothing held.',
    object({ kind: literal('controller', 'function', 'subsystem', 'conventional', 'power', 'model') }),
  ),
  'codec.encode': method(
    'Packs fields of a structure, or of the submission queue entry of a command.',
    object({ struct: TEXT, fields: dictionary({}) }),
    CODEC_RESULT,
  ),
  'codec.decode': method('Unpacks them.', object({ struct: TEXT, bytes: BYTES }), CODEC_RESULT),
  'reg.read': method('Reads a controller register.', object({ off: COUNT, size: ACCESS }), object({ value: VALUE })),
  'reg.write': method('Writes one; doorbells as well.', object({ off: COUNT, size: ACCESS, value: VALUE })),
  'cfg.read': method('Reads a dword of the configuration space.', object({ off: COUNT }), object({ value: VALUE })),
  'cfg.write': method('Writes one.', object({ off: COUNT, value: VALUE })),
  'bar.read': method('Reads in the memory space of a base address register.', object(BAR), object({ value: VALUE })),
  'bar.write': method('Writes there.', object({ ...BAR, value: VALUE })),
  'mem.map': method('Makes memory accessible to the device; it holds zeros.', object(RANGE)),
  'mem.unmap': method('Takes it away: the device meets a fault there.', object(RANGE)),
  'mem.write': method('The host writes.', object({ space: ref('space'), iova: VALUE, bytes: BYTES })),
  'mem.read': method('The host reads.', object(RANGE), object({ bytes: BYTES })),
  'dma.begin': method('Begins to record what the device reads and writes.', NOTHING),
  'dma.log': method('Gives what was recorded.', NOTHING, object({ accesses: array(ref('access')) })),
  'irq.poll': method(
    'Gives the vectors that interrupted since the last call, each as often as it did.',
    NOTHING,
    object({ fired: array(COUNT) }),
  ),
  settle: method(
    'Lets the device do what there is to do; with a virtual clock then lets so many nanoseconds pass, or fewer where something happens before.',
    object({ ns: COUNT }),
    object({ passed: COUNT }),
  ),
  event: method(
    'Holds an event of the specification back, lets it happen, or lets its failure happen.',
    object({ name: TEXT, act: literal('hold', 'release', 'fail') }),
  ),
  media: method(
    'Lets the media keep what it is asked for to itself, or do it.',
    object({ act: literal('hold', 'release') }),
  ),
  bye: method('Ends the session.', NOTHING),
  'dma.read': method(
    'The device reads memory that the runner holds. The error `fault`: nothing is mapped there.',
    object({ tag: ref('tag'), iova: VALUE, size: COUNT }),
    object({ bytes: BYTES }),
    'adapter',
  ),
  'dma.write': method(
    'The device writes memory that the runner holds.',
    object({ tag: ref('tag'), iova: VALUE, bytes: BYTES }),
    NOTHING,
    'adapter',
  ),
};

const TAG = nullable(object({ kind: literal('pasid', 'rid', 'opaque'), value: VALUE }, { pasid: VALUE }));

/** Features that a `hello` may name: groups of methods that not every adapter has. */
export const FEATURES = ['codec', 'configure', 'cfg', 'bar', 'irq', 'dma-log', 'settle', 'event', 'media'] as const;
export type Feature = (typeof FEATURES)[number];

/** The parts that methods share. */
export const DEFINITIONS: Readonly<Record<string, Schema>> = {
  tag: TAG,
  space: object({ name: TEXT, tag: ref('tag') }),
  access: object({ tag: ref('tag'), direction: literal('r', 'w'), iova: VALUE, size: COUNT }),
  hello: object({
    protocol: TEXT,
    dut: object({ name: TEXT, vendor: TEXT, version: TEXT }, { serial: TEXT }),
    level: literal('codec', 'queue', 'tagged', 'fault'),
    memory: literal('adapter', 'runner'),
    clock: literal('real', 'virtual'),
    features: array(literal(...FEATURES)),
  }),
};
