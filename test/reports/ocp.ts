import { exitCode, summarize } from '../runner/result.ts';
import type { VectorResult } from '../runner/result.ts';
import type { RunRecord } from './record.ts';

/** A departure that is known makes no run fail, and is no pass. */
const TYPES = { pass: 'PASS', deviation: 'UNKNOWN', fail: 'FAIL', timeout: 'FAIL', 'unexpected-pass': 'FAIL' } as const;

type Artifact = Readonly<Record<string, unknown>>;

/**
 * The report of a run as OCP Test & Validation output, version 2.0: a JSON artefact a line. A vector is a step; its diagnosis has
 * the requirement that it is about as verdict. Times are counted from the start of the run by what each vector took.
 */
export function ocpReport(run: RunRecord): string {
  let now = Date.parse(run.started);
  const lines: string[] = [];
  const emit = (artifact: Artifact): void => {
    const timestamp = new Date(now).toISOString();
    lines.push(`${JSON.stringify({ ...artifact, sequenceNumber: lines.length, timestamp })}\n`);
  };
  emit({ schemaVersion: { major: 2, minor: 0 } });
  emit({ testRunArtifact: { testRunStart: start(run) } });
  run.results.forEach((result, index) => {
    const step = (artifact: Artifact): void => {
      emit({ testStepArtifact: { testStepId: String(index), ...artifact } });
    };
    step({ testStepStart: { name: result.id } });
    now += result.milliseconds;
    for (const artifact of stepArtifacts(result)) step(artifact);
    step({ testStepEnd: { status: stepStatus(result) } });
  });
  emit({ testRunArtifact: { testRunEnd: end(run.results) } });
  return lines.join('');
}

function start({ specification, vectors, runner, device, options }: RunRecord): Artifact {
  const { name, vendor, version, serial } = device;
  const hardware = { hardwareInfoId: 'device', name, version, manufacturer: vendor, partType: 'NVMe controller' };
  return {
    name: 'snvme run',
    version: runner,
    commandLine: 'snvme run',
    parameters: { specification, vectors, ...options },
    dutInfo: {
      dutInfoId: 'dut',
      name,
      hardwareInfos: [{ ...hardware, ...(serial !== undefined && { serialNumber: serial }) }],
    },
  };
}

function stepArtifacts(result: VectorResult): Artifact[] {
  const { id, title, verdict, requirements, failure, milliseconds, reason = '' } = result;
  const about = failure?.rows[0] ?? requirements[0] ?? id;
  switch (verdict) {
    case 'pass':
    case 'fail':
    case 'deviation':
    case 'unexpected-pass':
    case 'timeout': {
      const known = verdict === 'deviation' || verdict === 'unexpected-pass' ? `${verdict} (${reason}): ` : '';
      const message = failure ? `${failure.message}${expectation(failure)}` : title;
      const type = TYPES[verdict];
      return [
        { measurement: { name: 'duration', value: milliseconds, unit: 'ms' } },
        { diagnosis: { verdict: about, type, message: known + message, hardwareInfoId: 'device' } },
      ];
    }
    case 'error':
    case 'blocked':
      return [{ error: { symptom: verdict, message: reason } }];
    case 'skip':
    case 'pending':
      return [{ log: { severity: 'INFO', message: `${verdict}: ${reason}` } }];
  }
}

function expectation({ expected, actual }: { readonly expected?: string; readonly actual?: string }): string {
  return expected === undefined ? '' : `: expected ${expected}, actual ${actual ?? 'nothing'}`;
}

function stepStatus({ verdict }: VectorResult): string {
  if (verdict === 'error' || verdict === 'blocked') return 'ERROR';
  return verdict === 'skip' || verdict === 'pending' ? 'SKIP' : 'COMPLETE';
}

/** A run that has no verdict over the device has the result that does not apply. */
function end(results: readonly VectorResult[]): Artifact {
  switch (exitCode(summarize(results))) {
    case 0:
      return { status: 'COMPLETE', result: 'PASS' };
    case 1:
      return { status: 'COMPLETE', result: 'FAIL' };
    case 3:
      return { status: 'ERROR', result: 'NOT_APPLICABLE' };
    case 4:
      return { status: 'SKIP', result: 'NOT_APPLICABLE' };
  }
}
