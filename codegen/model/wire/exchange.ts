import type { CompletionStep, DoorbellStep, SubmitStep } from '../vector.ts';
import type { QueuePlaces } from './places.ts';
import type { ExchangeStep } from './wire.ts';

/** The first Command Identifier of a vector. */
const FIRST_CID = 0x4000;
const SUCCESS = '00/00';
const WITHIN = 1000;
/** Dwords 0 and 1 do not count; pointer, identifiers and phase do, the status stands by itself. */
const NO_RESULT = { bytes: '0000000000000000', mask: '0000000000000000' };
const TAIL_MASK = 'ffffffffffff0100';

export type Exchange = readonly [SubmitStep, DoorbellStep, CompletionStep];

/** The exchange that three steps may be, in few words. `places` is as it was before them. */
export function packExchange([sqe, doorbell, cqe]: Exchange, places: QueuePlaces): ExchangeStep {
  const { sq, slot, bytes, note, reloc, command, fields } = sqe;
  const head = places.head(cqe.cq);
  const cid = littleEndian(bytes.slice(4, 8));
  const result = { bytes: cqe.bytes.slice(0, 16), mask: cqe.mask.slice(0, 16) };
  const hasResult = result.bytes !== NO_RESULT.bytes || result.mask !== NO_RESULT.mask;
  const status = 'want' in cqe.status ? cqe.status.want : cqe.status;
  return {
    op: 'exchange',
    ...(note !== undefined && { note }),
    sq,
    cq: cqe.cq,
    ...(slot !== places.slot(sq) && { slot }),
    ...(doorbell.value !== places.after(sq, slot) && { tail: doorbell.value }),
    ...(doorbell.qid !== 0 && { qid: doorbell.qid }),
    ...(cqe.slot !== head.slot && { head: cqe.slot }),
    ...(cqe.phase !== head.phase && { phase: cqe.phase }),
    bytes: `${bytes.slice(0, 4)}0000${bytes.slice(8)}`,
    ...(cid !== FIRST_CID + places.commandsOf(sq) && { cid }),
    ...(reloc && { reloc }),
    ...(command !== undefined && { command }),
    ...(fields && { fields }),
    ...(hasResult && { result }),
    ...(cqe.reloc && { late: cqe.reloc }),
    ...(cqe.bind && { bind: cqe.bind }),
    ...(cqe.where && { where: cqe.where }),
    ...(status !== SUCCESS && { status }),
    ...(cqe.within !== WITHIN && { within: cqe.within }),
  };
}

/** The three steps of an exchange. */
export function unpackExchange(step: ExchangeStep, places: QueuePlaces): Exchange {
  const { sq, cq, note, reloc, command, fields, late, bind, where, result = NO_RESULT, status = SUCCESS } = step;
  const { slot = places.slot(sq), qid = 0, within = WITHIN, cid = FIRST_CID + places.commandsOf(step.sq) } = step;
  const { tail = places.after(sq, slot) } = step;
  const next = places.head(cq);
  const { head = next.slot, phase = next.phase } = step;
  const bytes = `${step.bytes.slice(0, 4)}${twoBytes(cid)}${step.bytes.slice(8)}`;
  const own = `${twoBytes(tail)}${twoBytes(typeof qid === 'number' ? qid : 0)}${twoBytes(cid)}0${phase}00`;
  places.submitted(sq, slot);
  places.completed(cq, head, phase);
  return [
    {
      op: 'sqe',
      ...(note !== undefined && { note }),
      sq,
      slot,
      bytes,
      ...(reloc && { reloc }),
      ...(command !== undefined && { command }),
      ...(fields && { fields }),
    },
    { op: 'doorbell', queue: 'sq', qid, value: tail },
    {
      op: 'cqe',
      cq,
      slot: head,
      phase,
      bytes: `${result.bytes}${own}`,
      mask: `${result.mask}${TAIL_MASK}`,
      ...(late && { reloc: late }),
      ...(bind && { bind }),
      ...(where && { where }),
      status: typeof status === 'string' ? { want: status } : status,
      within,
    },
  ];
}

function littleEndian(hex: string): number {
  return Number.parseInt(`${hex.slice(2, 4)}${hex.slice(0, 2)}`, 16);
}

function twoBytes(value: number): string {
  const hex = (value & 0xffff).toString(16).padStart(4, '0');
  return `${hex.slice(2)}${hex.slice(0, 2)}`;
}
