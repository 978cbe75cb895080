import type { Relocation } from '../relocation.ts';
import type { Buffer, Step } from '../vector.ts';
import { packExchange, unpackExchange } from './exchange.ts';
import { packHex, unpackHex } from './hex-runs.ts';
import { QueuePlaces } from './places.ts';
import { sameJson } from './same.ts';
import type { ExchangeStep } from './wire.ts';

/** A step of a file that is no name. */
export type PlainStep = Step | ExchangeStep;

/**
 * The buffer of a command. `data-3` is that of the fourth, counted over all queues; in an exchange, in `mem.write` before it and
 * in `mem.expect` after it the name is `@data`, so that the same words mean the same wherever they stand.
 */
const OWN = '@data';
const NUMBERED = 'data';

/** The note of the step that a vector is about is the vector's title. */
const TITLE = '@title';

/** Steps with the word for the title in place of it. */
export function packTitle(steps: readonly PlainStep[], title: string): PlainStep[] {
  return steps.map((step) => (step.note === title ? { ...step, note: TITLE } : step));
}

/** Steps with the title in place of the word for it. */
export function unpackTitle(steps: readonly Step[], title: string): Step[] {
  return steps.map((step) => (step.note === TITLE ? { ...step, note: title } : step));
}

/** Steps in few words. `buffers`: those of the topology and the vector. */
export function packSteps(steps: readonly Step[], buffers: readonly Pick<Buffer, 'name' | 'size'>[]): PlainStep[] {
  const places = new QueuePlaces(buffers);
  const packed: PlainStep[] = [];
  for (let at = 0; at < steps.length; at++) {
    const [first, second, third] = [steps[at], steps[at + 1], steps[at + 2]];
    if (first === undefined) break;
    if (first.op === 'sqe' && second?.op === 'doorbell' && third?.op === 'cqe') {
      const exchange = packExchange([first, second, third], places);
      // What follows from the rules may be something else: then the three steps stand as they are.
      if (sameJson(unpackExchange(exchange, places.clone()), [first, second, third])) {
        packed.push(renamed(exchange, `${NUMBERED}-${places.commands}`, OWN));
        unpackExchange(exchange, places);
        at += 2;
        continue;
      }
    }
    packed.push(renamed(first, ownName(first, places), OWN));
    follow(first, places);
  }
  return packed.map((step) => withBytes(step, packHex));
}

/**
 * The steps that those of a file stand for; `turn` gives the bytes that a text of the file stands for.
 * @throws RangeError for bytes that are none, too many, or no queue entry where one is written.
 */
export function unpackSteps(
  steps: readonly PlainStep[],
  buffers: readonly Pick<Buffer, 'name' | 'size'>[],
  turn: (hex: string) => string = unpackHex,
): Step[] {
  const places = new QueuePlaces(buffers);
  return steps.flatMap((wire): readonly Step[] => {
    const step = withBytes(wire, turn);
    checkSize(step);
    if (step.op === 'exchange') {
      const named = renamed(step, OWN, `${NUMBERED}-${places.commands}`);
      return unpackExchange(named, places);
    }
    const named = renamed(step, OWN, ownName(step, places));
    follow(named, places);
    return [named];
  });
}

/** The name of the buffer of the command to which a step belongs: data is written before a command, and expected after it. */
function ownName(step: Step, { commands }: QueuePlaces): string {
  return `${NUMBERED}-${step.op === 'mem.expect' ? commands - 1 : commands}`;
}

/** What a step that is no exchange changes. */
function follow(step: Step, places: QueuePlaces): void {
  if (step.op === 'sqe') places.submitted(step.sq, step.slot);
  else if (step.op === 'cqe') places.completed(step.cq, step.slot, step.phase);
  else if (step.op === 'topology') places.reset();
}

/** A step with another name for a buffer. */
function renamed<One extends PlainStep>(step: One, from: string, to: string): One {
  if (step.op === 'mem.write' || step.op === 'mem.expect') return step.mem === from ? { ...step, mem: to } : step;
  if ((step.op !== 'exchange' && step.op !== 'sqe') || !step.reloc?.some(({ mem }) => mem === from)) return step;
  const reloc = step.reloc.map((one): Relocation => (one.mem === from ? { ...one, mem: to } : one));
  return { ...step, reloc };
}

/** Queue entries have 64 and 16 bytes. */
function checkSize(step: PlainStep): void {
  const size = step.op === 'exchange' || step.op === 'sqe' ? 64 : step.op === 'cqe' ? 16 : null;
  if (size === null || !('bytes' in step)) return;
  const wrong = [step.bytes, 'mask' in step ? (step.mask ?? step.bytes) : step.bytes].find(
    (hex) => hex.length !== size * 2,
  );
  if (wrong !== undefined)
    throw new RangeError(`Unexpected size of a queue entry, ${wrong.length / 2} bytes, expected ${size}`);
}

/** A step with its bytes and masks in the other form. */
function withBytes<One extends PlainStep>(step: One, turn: (hex: string) => string): One {
  if (!('bytes' in step)) return step;
  const mask = 'mask' in step && step.mask !== undefined ? { mask: turn(step.mask) } : {};
  return { ...step, bytes: turn(step.bytes), ...mask };
}
