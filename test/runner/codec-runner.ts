import type { FieldRecord } from '../../codegen/model/codec.ts';
import { CodecError } from '../../codegen/model/codec-error.ts';
import { fromCodecValues, toCodecValues } from '../../codegen/model/codec-json.ts';
import { bytesToHex } from '../../codegen/model/hex.ts';
import type { CodecValue, CodecVector } from '../../codegen/model/vector.ts';
import { AdapterError, UnsupportedError } from './adapter.ts';
import type { CodecSet } from './codec-set.ts';
import type { Difference, Failure } from './result.ts';
import type { Outcome } from './scenario.ts';
import { StepFailure } from './step-failure.ts';
import { parseHex, VectorError } from './vector-error.ts';

/** Runs a codec vector on every set of codecs; a set that lacks the structure fails. */
export async function runCodecVector(vector: CodecVector, sets: readonly CodecSet[]): Promise<Outcome> {
  if (sets.length === 0) return { verdict: 'pending', reason: 'The adapter packs and unpacks no structures' };
  for (const [step, set] of sets.entries()) {
    try {
      await checkCodec(vector, set);
    } catch (error) {
      if (error instanceof StepFailure) return { verdict: 'fail', failure: failureOf(error, set, step, vector) };
      if (error instanceof VectorError)
        return { verdict: 'error', reason: `The vector is ill-formed: ${error.message}` };
      if (error instanceof UnsupportedError) return { verdict: 'pending', reason: error.message };
      if (error instanceof AdapterError) return { verdict: 'error', reason: error.message };
      throw error;
    }
  }
  return { verdict: 'pass' };
}

async function checkCodec(vector: CodecVector, set: CodecSet): Promise<void> {
  const codec = set.codec(vector.struct);
  if (!codec)
    throw new StepFailure(`There is no codec of ${vector.struct}`, { expected: vector.struct, actual: 'nothing' });
  const bytes = parseHex(vector.bytes);
  const decode = async (): Promise<FieldRecord> => codec.decode(bytes);
  const encode = async (): Promise<Uint8Array> => codec.encode(fromCodecValues(vector.fields));
  if (vector.result === 'invalid') {
    if (vector.direction !== 'encode') await expectError(decode, vector);
    if (vector.direction !== 'decode') await expectError(encode, vector);
    return;
  }
  if (vector.direction !== 'encode') compareFields(vector.fields, toCodecValues(await accepted(decode)));
  if (vector.direction !== 'decode') compareBytes(vector.bytes.toLowerCase(), bytesToHex(await accepted(encode)));
}

/** What the codec makes of what is valid. */
async function accepted<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (thrown) {
    if (!(thrown instanceof CodecError)) throw thrown;
    const actual = `the error ${thrown.code}: ${thrown.message}`;
    throw new StepFailure('The codec refuses what is valid', { expected: 'no error', actual });
  }
}

async function expectError(action: () => Promise<unknown>, { error }: CodecVector): Promise<void> {
  const expected = `the error ${error ?? 'range or length'}`;
  try {
    await action();
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
