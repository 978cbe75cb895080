import type { FieldInput, FieldRecord } from '../../codegen/model/codec.ts';
import { layoutCodec } from '../../codegen/model/codec.ts';
import { CodecError } from '../../codegen/model/codec-error.ts';
import { fromCodecValues, toCodecValues } from '../../codegen/model/codec-json.ts';
import { bytesToHex } from '../../codegen/model/hex.ts';
import { structuresByMnemonic } from '../../codegen/model/lookup.ts';
import type { Model } from '../../codegen/model/model.ts';
import { commandLayout } from '../../codegen/model/queue-entry.ts';
import type { CodecValue, CodecVector } from '../../codegen/model/vector.ts';
import type { Difference, Failure } from './result.ts';
import type { Outcome } from './scenario.ts';
import { StepFailure } from './step-failure.ts';
import { parseHex, VectorError } from './vector-error.ts';

/** A reader and writer of one structure or queue entry, whoever wrote it. */
export interface StructCodec {
  decode(bytes: Uint8Array): FieldRecord;
  encode(values: FieldInput): Uint8Array;
}

/** Codecs by the name that codec vectors use: a structure's mnemonic, or a command's name. */
export interface CodecSet {
  /** Whose they are, for the report: "model", "generated TypeScript". */
  readonly name: string;
  codec(struct: string): StructCodec | null;
}

/** The codecs that the model's layouts make. */
export function modelCodecs(model: Model): CodecSet {
  const structures = structuresByMnemonic(model);
  const made = new Map<string, StructCodec>();
  for (const structure of model.structures) made.set(structure.mnemonic, layoutCodec(structure, structures));
  for (const command of model.commands) made.set(command.name, layoutCodec(commandLayout(command), structures));
  return { name: 'model', codec: (struct) => made.get(struct) ?? null };
}

/** Runs a codec vector on every set of codecs; a set that lacks the structure fails. */
export function runCodecVector(vector: CodecVector, sets: readonly CodecSet[]): Outcome {
  for (const [step, set] of sets.entries()) {
    try {
      checkCodec(vector, set);
    } catch (error) {
      if (error instanceof StepFailure) return { verdict: 'fail', failure: failureOf(error, set, step, vector) };
      if (error instanceof VectorError)
        return { verdict: 'error', reason: `The vector is ill-formed: ${error.message}` };
      throw error;
    }
  }
  return { verdict: 'pass' };
}

function checkCodec(vector: CodecVector, set: CodecSet): void {
  const codec = set.codec(vector.struct);
  if (!codec)
    throw new StepFailure(`There is no codec of ${vector.struct}`, { expected: vector.struct, actual: 'nothing' });
  const bytes = parseHex(vector.bytes);
  const decode = (): FieldRecord => codec.decode(bytes);
  const encode = (): Uint8Array => codec.encode(fromCodecValues(vector.fields));
  if (vector.result === 'invalid') {
    if (vector.direction !== 'encode') expectError(decode, vector);
    if (vector.direction !== 'decode') expectError(encode, vector);
    return;
  }
  if (vector.direction !== 'encode') compareFields(vector.fields, toCodecValues(decode()));
  if (vector.direction !== 'decode') compareBytes(vector.bytes.toLowerCase(), bytesToHex(encode()));
}

function expectError(action: () => unknown, { error }: CodecVector): void {
  const expected = `the error ${error ?? 'range or length'}`;
  try {
    action();
  } catch (thrown) {
    if (!(thrown instanceof CodecError)) throw thrown;
    if (error === undefined || thrown.code === error) return;
    throw new StepFailure('The codec reports another error', {
      expected,
      actual: `the error ${thrown.code}: ${thrown.message}`,
    });
  }
  throw new StepFailure('The codec takes what is invalid', { expected, actual: 'no error' });
}

function compareBytes(expected: string, actual: string): void {
  if (expected !== actual) throw new StepFailure('The encoded bytes differ', { expected, actual });
}

function compareFields(
  expected: Readonly<Record<string, CodecValue>>,
  actual: Readonly<Record<string, CodecValue>>,
): void {
  const differences: Difference[] = [];
  for (const field of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const [wanted, got] = [text(expected[field]), text(actual[field])];
    if (wanted !== got) differences.push({ field, expected: wanted, actual: got });
  }
  if (differences.length > 0) throw new StepFailure('The decoded fields differ', { differences });
}

function text(value: CodecValue | undefined): string {
  if (value === undefined) return 'absent';
  return typeof value === 'object' ? JSON.stringify(value.map((entry) => Object.entries(entry).sort())) : String(value);
}

function failureOf(
  { message, mismatch }: StepFailure,
  set: CodecSet,
  step: number,
  { direction }: CodecVector,
): Failure {
  const { expected, actual, differences = [] } = mismatch;
  return {
    part: 'codec',
    step,
    operation: `${direction} (${set.name})`,
    message,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
    differences,
    rows: [],
  };
}
