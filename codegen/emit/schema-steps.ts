import { LONGEST_FLOW } from '../model/stream-step.ts';
import type { Step } from '../model/vector.ts';
import type { ExchangeStep } from '../model/wire/wire.ts';
import type { Schema } from './schema.ts';
import { BYTES, COUNT, HEX_NUMBER, INTEGER, TEXT, array, dictionary, literal, object, oneOf, ref } from './schema.ts';

/** Dwords 0 and 1 of a completion. */
const RESULT: Schema = { type: 'string', pattern: '^[0-9a-f]{16}$' };
/** `SCT/SC`, two hexadecimal digits each. */
const STATUS: Schema = { type: 'string', pattern: '^[0-9a-f]{2}/[0-9a-f]{2}$' };
/** A derived set: any of these statuses is right. */
const SEVERAL = object({ anyOf: array(STATUS, { minItems: 1 }), why: TEXT });
const RELOCATIONS = array(ref('relocation'));
const BINDINGS = dictionary(ref('binding'));
const CONDITIONS = array(ref('predicate'));

/** The name of a stream. */
const STREAM: Schema = { type: 'string', pattern: '^[a-z][a-z0-9]*$' };
const STREAMS = array(STREAM, { minItems: 1 });

/** The operations of a scenario, each with what it needs and what it may have beside `op` and `note`. */
const OPERATIONS: Readonly<
  Record<
    Step['op'] | ExchangeStep['op'],
    readonly [required: Readonly<Record<string, Schema>>, optional?: Readonly<Record<string, Schema>>]
  >
> = {
  'reg.write': [{ reg: TEXT }, { value: HEX_NUMBER, mask: HEX_NUMBER, mem: TEXT, halves: literal(1) }],
  'reg.poll': [
    { reg: TEXT, mask: HEX_NUMBER, value: HEX_NUMBER, within: COUNT },
    { halves: literal(1), or: array(object({ mask: HEX_NUMBER, value: HEX_NUMBER }), { minItems: 1 }) },
  ],
  'reg.expect': [{ reg: TEXT, mask: HEX_NUMBER, value: HEX_NUMBER }, { bind: TEXT }],
  'bar.write': [
    { area: TEXT, at: COUNT, size: literal(4, 8) },
    { value: HEX_NUMBER, mem: TEXT },
  ],
  'bar.expect': [{ area: TEXT, at: COUNT, size: literal(4, 8), mask: HEX_NUMBER, value: HEX_NUMBER }],
  reset: [{ kind: literal('conventional reset', 'power cycle') }],
  sqe: [
    { sq: TEXT, slot: COUNT, bytes: BYTES },
    { reloc: RELOCATIONS, command: TEXT, fields: dictionary(oneOf(INTEGER, TEXT)) },
  ],
  exchange: [
    { sq: TEXT, cq: TEXT, bytes: BYTES },
    {
      slot: COUNT,
      tail: COUNT,
      qid: ref('expression'),
      head: COUNT,
      phase: literal(0, 1),
      cid: { type: 'integer', minimum: 0, maximum: 0xffff },
      reloc: RELOCATIONS,
      command: TEXT,
      fields: dictionary(oneOf(INTEGER, TEXT)),
      result: object({ bytes: RESULT, mask: RESULT }),
      late: RELOCATIONS,
      bind: BINDINGS,
      where: CONDITIONS,
      status: oneOf(STATUS, SEVERAL),
      within: COUNT,
    },
  ],
  doorbell: [{ queue: literal('sq', 'cq'), qid: ref('expression'), value: COUNT }],
  cqe: [
    {
      cq: TEXT,
      slot: COUNT,
      phase: literal(0, 1),
      bytes: BYTES,
      mask: BYTES,
      status: ref('status'),
      within: COUNT,
    },
    {
      reloc: RELOCATIONS,
      bind: BINDINGS,
      where: CONDITIONS,
      among: array(object({ slot: COUNT, phase: literal(0, 1) }), { minItems: 2 }),
    },
  ],
  'mem.write': [{ mem: TEXT, at: COUNT, bytes: BYTES }, { reloc: RELOCATIONS }],
  'mem.expect': [
    { mem: TEXT, at: COUNT, bytes: BYTES },
    {
      mask: BYTES,
      reloc: RELOCATIONS,
      bind: BINDINGS,
      where: CONDITIONS,
      if: CONDITIONS,
      struct: TEXT,
      rows: array(TEXT),
    },
  ],
  'mem.absent': [
    {
      mems: array(TEXT, { minItems: 1 }),
      values: array(object({ value: ref('expression'), width: { type: 'integer', minimum: 8 } }), { minItems: 1 }),
    },
  ],
  'mem.unmap': [{ mem: TEXT }],
  event: [{ event: TEXT, act: literal('hold', 'release', 'fail') }],
  media: [{ act: literal('hold', 'release') }],
  irq: [{ vectors: array(COUNT) }, { may: array(COUNT, { minItems: 1 }), within: COUNT }],
  'irq.config': [{ vector: COUNT, mask: literal(true, false) }],
  quiet: [{ ms: COUNT, cqs: array(TEXT) }],
  stream: [
    {
      stream: STREAM,
      queues: array(
        object(
          { sq: TEXT, cq: TEXT, qid: ref('expression'), slot: COUNT, head: COUNT, phase: literal(0, 1) },
          { cqid: ref('expression') },
        ),
        { minItems: 1 },
      ),
      bytes: BYTES,
      size: COUNT,
    },
    { reloc: RELOCATIONS, command: TEXT, fields: dictionary(oneOf(INTEGER, TEXT)) },
  ],
  flow: [{ ms: { type: 'integer', minimum: 1, maximum: LONGEST_FLOW }, streams: STREAMS }],
  'rate.expect': [
    {
      streams: STREAMS,
      unit: literal('bytes', 'commands'),
      rate: COUNT,
      largest: COUNT,
      least: { type: 'integer', minimum: 0, maximum: 100 },
    },
    { burst: COUNT },
  ],
  'share.expect': [{ streams: array(STREAM, { minItems: 2 }) }],
  'dma.begin': [{}],
  'dma.expect': [{ only: array(object({ space: TEXT, dir: literal('r', 'w', 'rw'), mem: TEXT })) }],
  topology: [{ name: TEXT }],
};

/** The definition of a step: one operation of the closed list. */
export function stepSchema(): Schema {
  const operations = Object.entries(OPERATIONS);
  return oneOf(
    ...operations.map(([op, [required, optional = {}]]) =>
      object({ op: literal(op), ...required }, { note: TEXT, ...optional }),
    ),
  );
}

/** The definition of an expected status. */
export function statusSchema(): Schema {
  return oneOf(object({ want: STATUS }), SEVERAL);
}
