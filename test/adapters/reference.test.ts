import { expect, it } from 'vitest';
import { CHOOSERS } from '../../codegen/derive/choosers.ts';
import { loadVectors } from '../runner/load.ts';
import { runVectors } from '../runner/run.ts';
import { ReferenceAdapter } from './reference.ts';
import { model } from '../spec-model.ts';

// The proofs run every vector on each of these; here a part shows soon that the reference follows the text.
it('passes vectors whichever way it chooses', async () => {
  const { files } = await loadVectors('test/vectors');
  const wrong: string[] = [];
  for (const [place, chooser] of CHOOSERS.entries()) {
    const adapter = new ReferenceAdapter(model, {}, { CNTLID: 0 }, chooser);
    const some = files.map((file) => ({ ...file, vectors: file.vectors.filter((_vector, i) => i % 24 === place) }));
    for await (const { id, verdict } of runVectors(some, adapter, { model })) {
      // A choice at the end of its range leaves no number beside it: such a vector is skipped.
      if (verdict !== 'pass' && verdict !== 'skip') wrong.push(`${verdict} ${id}`);
    }
  }
  expect(wrong).toEqual([]);
});
