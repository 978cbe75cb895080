import { readBits } from '../../../codegen/model/bits.ts';
import { bytesToHex } from '../../../codegen/model/hex.ts';
import type { Structure } from '../../../codegen/model/layout.ts';
import { statusByValue } from '../../../codegen/model/lookup.ts';
import { formatStatus } from '../../../codegen/model/numbers.ts';
import { COMPLETION_ENTRY, COMPLETION_ENTRY_SIZE, SUBMISSION_ENTRY_SIZE } from '../../../codegen/model/queue-entry.ts';
import type {
  CompletionStep,
  DoorbellStep,
  ExpectedStatus,
  QuietStep,
  SubmitStep,
} from '../../../codegen/model/vector.ts';
import { doorbellOffset } from '../../../reference/controller/doorbells.ts';
import type { ScenarioContext } from '../context.ts';
import { evaluateExpression } from '../expression.ts';
import { agree, fieldDifferences, maskedHex } from '../difference.ts';
import { bindAndCheck, relocated } from '../relocation.ts';
import type { Difference } from '../result.ts';
import { StepFailure } from '../step-failure.ts';
import { parseHex, VectorError } from '../vector-error.ts';
import { waitUntil } from '../wait.ts';

/** Writes a submission queue entry into its slot. */
export async function submit(step: SubmitStep, context: ScenarioContext): Promise<void> {
  const entry = relocated(step.bytes, step.reloc, context);
  if (entry.length !== SUBMISSION_ENTRY_SIZE)
    throw new VectorError(
      `Unexpected submission queue entry of ${entry.length} bytes, expected ${SUBMISSION_ENTRY_SIZE}`,
    );
  const { space, address } = context.range(step.sq, step.slot * SUBMISSION_ENTRY_SIZE, SUBMISSION_ENTRY_SIZE);
  await context.adapter.memoryWrite(space, address + step.slot * SUBMISSION_ENTRY_SIZE, entry);
}

/** Writes a doorbell register. */
export async function ringDoorbell(step: DoorbellStep, context: ScenarioContext): Promise<void> {
  const { offset, size, fields } = context.register('CAP');
  const stride = fields.find((field) => field.mnemonic === 'DSTRD');
  if (!stride) throw new VectorError('Unexpected specification without CAP.DSTRD, expected it to find the doorbells');
  const capabilities = await context.adapter.registerRead(offset, size);
  const distance = Number((capabilities >> BigInt(stride.bit)) & ((1n << BigInt(stride.width)) - 1n));
  const qid = Number(evaluateExpression(step.qid, context));
  if (qid < 0 || qid > 0xffff) throw new VectorError(`Unexpected queue ${qid}, expected 0 to 65535`);
  await context.adapter.registerWrite(doorbellOffset({ queue: step.queue, qid }, distance), 4, BigInt(step.value));
}

/** Waits for a completion queue entry with the phase in the slot, compares it and binds. */
export async function expectCompletion(step: CompletionStep, context: ScenarioContext): Promise<void> {
  const expected = relocated(step.bytes, step.reloc, context);
  const mask = parseHex(step.mask);
  if (expected.length !== COMPLETION_ENTRY_SIZE || mask.length !== COMPLETION_ENTRY_SIZE)
    throw new VectorError(`Unexpected completion queue entry or mask, expected ${COMPLETION_ENTRY_SIZE} bytes each`);
  const layout = completionStructure(context);
  let actual = new Uint8Array(COMPLETION_ENTRY_SIZE);
  const posted = await waitUntil(context.time, step.within, async () => {
    const entry = await postedEntry(step, layout, expected, mask, context);
    if (entry) actual = new Uint8Array(entry);
    return entry !== null;
  });
  if (!posted)
    throw new StepFailure(
      `No completion in slot ${step.slot} of ${step.cq} ${context.time.waited(step.within)}`,
      { expected: describeStatus(step.status, context), actual: 'nothing' },
      'timeout',
    );
  const status = fieldOf(layout, 'SCT', actual) * 256 + fieldOf(layout, 'SC', actual);
  const accepted = acceptedStatuses(step.status).map(parseStatus);
  const bytes = { expected, actual, mask };
  const differences = fieldDifferences(layout, context.structures, bytes);
  if (!accepted.includes(status)) throw statusFailure(step, status, differences, context);
  if (!agree(bytes))
    throw new StepFailure('The completion holds other data', {
      expected: maskedHex(expected, mask),
      actual: maskedHex(actual, mask),
      differences,
    });
  bindAndCheck(actual, step.bind, step.where, context);
}

/** The entry that a step looks at, once it is posted: that of its slot, or of several the first one with its identifier. */
async function postedEntry(
  { cq, slot, phase, among }: CompletionStep,
  layout: Structure,
  expected: Uint8Array,
  mask: Uint8Array,
  context: ScenarioContext,
): Promise<Uint8Array | null> {
  const slots = among ?? [{ slot, phase }];
  for (const each of slots) {
    const name = `${cq} ${each.slot}`;
    if (among && context.found.has(name)) continue;
    const { space, address } = context.range(cq, each.slot * COMPLETION_ENTRY_SIZE, COMPLETION_ENTRY_SIZE);
    const entry = await context.adapter.memoryRead(
      space,
      address + each.slot * COMPLETION_ENTRY_SIZE,
      COMPLETION_ENTRY_SIZE,
    );
    if (fieldOf(layout, 'P', entry) !== each.phase) continue;
    const known = fieldOf(layout, 'CID', mask);
    if (among && (fieldOf(layout, 'CID', entry) & known) !== (fieldOf(layout, 'CID', expected) & known)) continue;
    if (!among) return entry;
    context.found.add(name);
    // The next completions come into the same slots once the queue has wrapped.
    if (slots.every((one) => context.found.has(`${cq} ${one.slot}`)))
      for (const one of slots) context.found.delete(`${cq} ${one.slot}`);
    return entry;
  }
  return null;
}

/** Checks that nothing is posted to the completion queues. */
export async function expectQuiet(step: QuietStep, context: ScenarioContext): Promise<void> {
  const content = (name: string): Promise<string> => {
    const { space, address, size } = context.buffer(name);
    return context.adapter.memoryRead(space, address, size).then(bytesToHex);
  };
  const before = await Promise.all(step.cqs.map(content));
  await waitUntil(context.time, step.ms, () => Promise.resolve(false));
  const after = await Promise.all(step.cqs.map(content));
  const changed = step.cqs.filter((_, i) => before[i] !== after[i]);
  if (changed.length > 0)
    throw new StepFailure(`An entry was posted to ${changed.join(', ')}`, {
      expected: 'nothing',
      actual: `other content of ${changed.join(', ')}`,
    });
}

function completionStructure(context: ScenarioContext): Structure {
  const structure = context.structures.get(COMPLETION_ENTRY);
  if (!structure) throw new VectorError(`Unexpected specification without the data structure ${COMPLETION_ENTRY}`);
  return structure;
}

function fieldOf(layout: Structure, mnemonic: string, bytes: Uint8Array): number {
  const field = layout.fields.find((candidate) => candidate.mnemonic === mnemonic);
  if (!field) throw new VectorError(`Unexpected data structure ${layout.mnemonic} without the field ${mnemonic}`);
  return Number(readBits(bytes, field.bit, field.width));
}

function statusFailure(
  step: CompletionStep,
  status: number,
  differences: readonly Difference[],
  context: ScenarioContext,
): StepFailure {
  return new StepFailure('The command completed with another status', {
    expected: describeStatus(step.status, context),
    actual: statusName(status, context),
    differences,
  });
}

function acceptedStatuses(status: ExpectedStatus): readonly string[] {
  return 'want' in status ? [status.want] : status.anyOf;
}

function describeStatus(status: ExpectedStatus, context: ScenarioContext): string {
  const names = acceptedStatuses(status).map((text) => statusName(parseStatus(text), context));
  return names.length === 1 ? (names[0] as string) : `any of ${names.join(', ')}`;
}

/** `SCT << 8 | SC` of `01/C0`. */
function parseStatus(text: string): number {
  if (!/^[0-9a-fA-F]{2}\/[0-9a-fA-F]{2}$/.test(text))
    throw new VectorError(`Unexpected status ${text}, expected SCT/SC of two hexadecimal digits each`);
  return Number.parseInt(text.slice(0, 2) + text.slice(3), 16);
}

function statusName(status: number, context: ScenarioContext): string {
  return `${formatStatus(status)} (${statusByValue(context.model, status)?.name ?? 'a status that the specification does not name'})`;
}
