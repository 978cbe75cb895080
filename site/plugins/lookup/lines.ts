import type { Vector } from '../../../codegen/index.ts';
import type { Specification } from '../../src/model.ts';
import type { VectorLine } from '../../src/lookup/data.ts';
import { structureTexts, valueText, type LateBits } from './bytes.ts';
import { expectedStatuses } from './evidence.ts';

type Scenario = Extract<Vector, { kind: 'scenario' }>;
type Codec = Extract<Vector, { kind: 'codec' }>;
type Step = Scenario['steps'][number];
type StepOf<Op extends Step['op']> = Extract<Step, { readonly op: Op }>;

/** A vector as a person reads it: commands with their fields and statuses instead of bytes. The file has the bytes. */
export function vectorLines(vector: Vector, model: Specification): VectorLine[] {
  return vector.kind === 'codec' ? [codecLine(vector, model)] : scenarioLines(vector, model);
}

function codecLine({ struct, direction, fields, result, error }: Codec, model: Specification): VectorLine {
  const layout =
    model.structures.find(({ mnemonic }) => mnemonic === struct)?.fields ??
    model.commands.find(({ name }) => name === struct)?.fields;
  const texts = Object.entries(fields).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value.length > 0 ? [`${name}: ${value.length} entries`] : [];
    if (value === 0 || /^0*$/u.test(String(value))) return [];
    const field = layout?.find(({ mnemonic }) => mnemonic === name);
    return [`${name} = ${shortened(valueText(model, field, value as number | string))}`];
  });
  const faults = { range: 'a field does not fit', length: 'too few bytes' };
  return {
    note: direction === 'both' ? 'encode and decode' : direction,
    action: `${struct}: ${texts.length > 0 ? texts.join(', ') : 'every field is 0'}`,
    outcome: result === 'valid' ? 'valid' : `invalid${error ? `: ${faults[error]}` : ''}`,
  };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 36)}… (${text.length / 2} bytes)` : text;
}

/** Command, doorbell and completion are one line: that is what a host does. */
function scenarioLines({ steps, title }: Scenario, model: Specification): VectorLine[] {
  const lines: VectorLine[] = [];
  const written = new Map<string, string>();
  const open: number[] = [];
  for (const step of steps) {
    if (step.op === 'mem.write') written.set(step.mem, step.bytes);
    else if (step.op === 'sqe') {
      open.push(lines.length);
      lines.push({ note: noteOf(step, title, model), action: commandText(step, written, model), outcome: null });
    } else if (step.op === 'cqe') {
      const index = open.shift();
      const line = index === undefined ? undefined : lines[index];
      const outcome = completionText(step, model);
      if (index !== undefined && line) lines[index] = { ...line, outcome };
      else lines.push({ note: step.note ?? null, action: 'a completion', outcome });
    } else if (step.op !== 'doorbell' && !comparesNothing(step)) {
      lines.push({ note: step.note ?? null, ...otherStep(step, model) });
    }
  }
  return lines;
}

/** A register that is read, and any value is right: what the device brings with it. */
function comparesNothing(step: Step): boolean {
  return step.op === 'reg.expect' && typeof step.mask === 'string' && BigInt(step.mask) === 0n;
}

/** A derived vector repeats its title at the step that it is about, and a scenario the name and outcome of the command. */
function noteOf({ note, command }: StepOf<'sqe'>, title: string, { statuses }: Specification): string | null {
  if (note === undefined || note === title) return null;
  return statuses.some(({ name }) => note === `${command}: ${name}`) ? null : note;
}

function commandText(
  { command, fields, reloc, bytes }: StepOf<'sqe'>,
  written: ReadonlyMap<string, string>,
  model: Specification,
): string {
  const entry = model.commands.find(({ name }) => name === command);
  const texts = Object.entries(fields ?? {}).map(
    ([name, value]) =>
      `${name} = ${valueText(
        model,
        entry?.fields.find(({ mnemonic }) => mnemonic === name),
        value,
      )}`,
  );
  const structure = entry?.transfer.structure ?? '';
  const sent = reloc?.map(({ mem }) => written.get(mem ?? '')).find((hex) => hex !== undefined);
  const data = sent === undefined ? [] : structureTexts(structure, sent, { model });
  const name = command ?? `opcode ${bytes.slice(0, 2).toUpperCase()}h`;
  return [name, texts.join(', '), ...(data.length > 0 ? [`${structure} with ${data.join(', ')}`] : [])]
    .filter((part) => part !== '')
    .join(' · ');
}

function completionText({ status, bind }: StepOf<'cqe'>, model: Specification): string {
  const names = expectedStatuses(status).map((value) => statusName(value, model));
  const why = 'why' in status ? `: ${status.why}` : '';
  const bound = Object.keys(bind ?? {}).map((name) => `$${name}`);
  return `${names.join(' or ')}${why}${bound.length > 0 ? `; gives ${bound.join(', ')}` : ''}`;
}

function statusName(value: number, model: Specification): string {
  return model.statuses.find((status) => status.value === value)?.name ?? `status ${value.toString(16)}h`;
}

function otherStep(step: Step, model: Specification): Omit<VectorLine, 'note'> {
  switch (step.op) {
    case 'mem.expect':
      return { action: 'data that came back', outcome: expectedData(step, model) };
    case 'reg.write':
      return { action: `write ${step.reg} = ${step.value ?? `address of ${step.mem}`}`, outcome: null };
    case 'reg.poll':
    case 'reg.expect':
      return { action: `read ${step.reg}`, outcome: `${step.value} under mask ${step.mask}` };
    case 'quiet':
      return { action: 'wait', outcome: `nothing is posted to ${step.cqs.join(', ')}` };
    case 'mem.absent':
      return { action: 'names of the device in all data of tenants', outcome: 'none' };
    case 'stream':
      return { action: `keep queues busy with ${step.command ?? 'a command'}: ${step.stream}`, outcome: null };
    case 'flow':
      return { action: `${step.ms} ms pass`, outcome: `${step.streams.join(', ')}: commands succeed` };
    case 'rate.expect':
      return { action: `what ${step.streams.join(', ')} got done`, outcome: rateText(step) };
    case 'share.expect':
      return { action: `what ${step.streams.join(', ')} got done`, outcome: 'each at least half of its equal part' };
    case 'dma.begin':
      return { action: 'record the accesses to memory', outcome: null };
    case 'dma.expect':
      return { action: 'accesses to memory', outcome: `only ${step.only.map(({ mem }) => mem).join(', ')}` };
    case 'topology':
      return { action: `set up ${step.name} again`, outcome: null };
    default:
      return { action: step.op, outcome: null };
  }
}

function rateText({ unit, rate, burst, largest, least }: StepOf<'rate.expect'>): string {
  const most = burst === undefined ? '' : `at most ${rate} * t + ${burst} + ${largest} ${unit}, `;
  return `${most}at least ${least} % of ${rate} ${unit} per second, less ${2 * largest}`;
}

function expectedData({ struct, bytes, reloc, at }: StepOf<'mem.expect'>, model: Specification): string {
  if (struct === undefined) return `${bytes.length / 2} bytes from byte ${at}`;
  const late = (reloc ?? []).map(({ bit, value }): LateBits => ({ bit, text: expressionText(value) }));
  const texts = structureTexts(struct, bytes, { model, late });
  return `${struct} with ${texts.length > 0 ? texts.join(', ') : 'every field 0'}`;
}

/** `$new1`, or `EXT.TAGMAX + 1` from its tree. */
function expressionText(value: unknown): string {
  return Array.isArray(value)
    ? `${expressionText(value[1])} ${String(value[0])} ${expressionText(value[2])}`
    : String(value);
}
