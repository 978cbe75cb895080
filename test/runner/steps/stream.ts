import { SUBMISSION_ENTRY_SIZE } from '../../../codegen/model/queue-entry.ts';
import type { FlowStep, RateExpect, ShareExpect, StreamStep } from '../../../codegen/model/stream-step.ts';
import { LONGEST_FLOW } from '../../../codegen/model/stream-step.ts';
import type { ScenarioContext } from '../context.ts';
import { type DeviceTime, NANOSECONDS } from '../device-time.ts';
import { relocated } from '../relocation.ts';
import { StepFailure } from '../step-failure.ts';
import { BusyQueue } from '../busy-queue.ts';
import type { Stream } from '../stream.ts';
import { VectorError } from '../vector-error.ts';
import { ringDoorbell } from './queue.ts';

/** How often a host looks for completions and sends more: each millisecond. */
const PERIOD = NANOSECONDS;
const SECOND = 1000 * NANOSECONDS;

/** Begins a stream, or gives it other queues. */
export async function beginStream(step: StreamStep, context: ScenarioContext): Promise<void> {
  const entry = relocated(step.bytes, step.reloc, context);
  if (entry.length !== SUBMISSION_ENTRY_SIZE)
    throw new VectorError(
      `Unexpected submission queue entry of ${entry.length} bytes, expected ${SUBMISSION_ENTRY_SIZE}`,
    );
  const queues = step.queues.map(
    (place) =>
      new BusyQueue(place, entry, context, (queue, qid, value) =>
        ringDoorbell({ op: 'doorbell', queue, qid, value }, context),
      ),
  );
  const stream = context.streams.get(step.stream);
  const nothing = { commands: 0, bytes: 0, began: null, seen: 0, flowed: 0, flows: 0 };
  context.streams.set(step.stream, { ...(stream ?? nothing), queues, size: step.size });
}

/** Keeps the streams busy for a time. */
export async function flow({ ms, streams: names }: FlowStep, context: ScenarioContext): Promise<void> {
  if (!Number.isInteger(ms) || ms < 1 || ms > LONGEST_FLOW)
    throw new VectorError(`Unexpected flow of ${ms} ms, expected 1 to ${LONGEST_FLOW}`);
  const streams = streamsOf(names, context);
  const { time } = context;
  const begin = time.now;
  for (const stream of streams) stream.began ??= begin;
  await fillAll(streams);
  const [filled, end] = [time.now, begin + ms * NANOSECONDS];
  let isBusy = true;
  for (let now = time.now; now < end; now = time.now) {
    await time.work();
    // Where nothing completed and so nothing was sent, a model has nothing to show before the next thing that happens to it.
    await time.pass(isBusy ? Math.min(PERIOD, end - now) : end - now);
    const next = Math.min(begin + Math.ceil((time.now - begin) / PERIOD) * PERIOD, end);
    while (time.now < next) await time.pass(next - time.now);
    const flowed = time.now - filled;
    isBusy = await takeAll(streams, time);
    if (time.now < end) await fillAll(streams);
    else
      for (const stream of streams) Object.assign(stream, { flowed: stream.flowed + flowed, flows: stream.flows + 1 });
  }
}

async function fillAll(streams: readonly Stream[]): Promise<void> {
  for (const { queues } of streams) for (const queue of queues) await queue.fill();
}

/** Whether something had completed. */
async function takeAll(streams: readonly Stream[], time: DeviceTime): Promise<boolean> {
  let isBusy = false;
  for (const stream of streams) {
    let count = 0;
    for (const queue of stream.queues) count += await queue.take();
    stream.commands += count;
    stream.bytes += count * stream.size;
    // What completes while it is looked at counts, so its time does too.
    stream.seen = time.now;
    isBusy ||= count > 0;
  }
  return isBusy;
}

/** Compares what streams have got done with a rate. */
export async function expectRate(step: RateExpect, context: ScenarioContext): Promise<void> {
  const { unit, rate, burst, largest, least } = step;
  const streams = streamsOf(step.streams, context);
  const done = streams.reduce((sum, stream) => sum + stream[unit], 0);
  const began = Math.min(...streams.map((stream) => stream.began ?? Infinity));
  const seen = Math.max(...streams.map((stream) => stream.seen));
  const elapsed = Number.isFinite(began) ? seen - began : 0;
  const most = burst === undefined ? Infinity : (rate * elapsed) / SECOND + burst + largest;
  const flowed = Math.max(...streams.map((stream) => stream.flowed));
  const flows = Math.max(...streams.map((stream) => stream.flows));
  const fewest = Math.max(0, ((least / 100) * rate * flowed) / SECOND - 2 * largest * flows);
  if (done > most)
    throw new StepFailure(`More ${unit} completed than the limit allows`, {
      expected: `at most ${Math.floor(most)} ${unit} in ${elapsed / NANOSECONDS} ms`,
      actual: `${done} ${unit}`,
    });
  if (done < fewest)
    throw new StepFailure(`Fewer ${unit} completed than the limit allows`, {
      expected: `at least ${Math.ceil(fewest)} ${unit} in ${flowed / NANOSECONDS} ms`,
      actual: `${done} ${unit}`,
    });
}

/** Compares the parts that streams got. */
export async function expectShare(step: ShareExpect, context: ScenarioContext): Promise<void> {
  const streams = streamsOf(step.streams, context);
  const all = streams.reduce((sum, { commands }) => sum + commands, 0);
  const fewest = all / streams.length / 2;
  const poor = step.streams.find((_, i) => (streams[i]?.commands ?? 0) < fewest);
  if (all === 0 || poor !== undefined)
    throw new StepFailure(`Stream ${poor ?? step.streams[0]} got less than half of its part`, {
      expected: `at least ${Math.max(1, Math.ceil(fewest))} of ${all} commands`,
      actual: step.streams.map((name, i) => `${name}: ${streams[i]?.commands}`).join(', '),
    });
}

function streamsOf(names: readonly string[], { streams }: ScenarioContext): Stream[] {
  return names.map((name) => {
    const stream = streams.get(name);
    if (stream) return stream;
    throw new VectorError(`Unexpected stream ${name}, expected one of ${[...streams.keys()].join(', ')}`);
  });
}
