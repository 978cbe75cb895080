import { expect, test } from 'vitest';
import { sha256 } from '../../codegen/io/check-cache.ts';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import type { KeptPart, Store, Traces } from '../../codegen/recheck/memory.ts';
import { recheck } from '../../codegen/recheck/recheck.ts';
import { EDITS } from './edits.ts';

test('what is measured changes one file, and leaves a sound text', async () => {
  const files = readSpecFolder('spec');
  const parts = new Map<string, KeptPart>();
  let traces: Traces | null = null;
  const store: Store = {
    get: (text) => parts.get(text) ?? null,
    put: (text, kept) => void (parts.has(text) || parts.set(text, kept())),
    traces: () => traces,
    keepTraces: (now) => void (traces = now),
  };
  const beside = { key: 'none', check: () => [] };
  let { memory, findings } = await recheck({ files, memory: null, store, hash: sha256, beside });
  expect(findings).toEqual([]);
  for (const edit of EDITS) {
    const changed = edit.make(files, 1);
    expect(files.find(({ path }) => path === changed.path)?.text).not.toBe(changed.text);
    const now = files.map((file) => (file.path === changed.path ? changed : file));
    ({ memory, findings } = await recheck({ files: now, memory, store, hash: sha256, beside }));
    expect([edit.name, ...findings]).toEqual([edit.name]);
  }
});
