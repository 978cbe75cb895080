import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyMutant } from '../../codegen/mutate/mutate.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import { textReport } from '../reports/text.ts';
import { modelCodecs } from '../runner/codec-set.ts';
import { loadVectors } from '../runner/load.ts';
import type { VectorResult } from '../runner/result.ts';
import { exitCode, summarize } from '../runner/result.ts';
import { runVectors } from '../runner/run.ts';
import { root } from '../spec-folders.ts';
import { model } from '../spec-model.ts';

describe('a device that is wrong in one row', async () => {
  const { files } = await loadVectors(join(root, 'test/vectors'));

  it.each(['XC-CRE-2:drop', 'XC-CRE-3:negate', 'XC-CRE-8:status', 'XC-CRE-14:zero', 'XC-STM-3:drop'])(
    '%s fails, and the requirement and the vector are named',
    async (mutant) => {
      const row = mutant.split(':')[0] ?? '';
      const device = applyMutant(model, mutant);
      const adapter = new ReferenceAdapter(device);
      const results: VectorResult[] = [];
      const options = { model, selection: { only: [row], skip: [] }, codecs: [modelCodecs(device)] };
      for await (const result of runVectors(files, adapter, options)) results.push(result);
      await adapter.close();
      expect(exitCode(summarize(results))).toBe(1);
      const failed = results.find(({ verdict, requirements }) => verdict === 'fail' && requirements.includes(row));
      expect(textReport(results)).toContain(row);
      expect(textReport(results)).toContain(failed?.id ?? 'a failed vector');
    },
  );
});
