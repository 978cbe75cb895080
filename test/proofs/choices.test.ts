import { expect, it } from 'vitest';
import { ReferenceAdapter } from '../adapters/reference.ts';
import { CHOOSERS } from '../../codegen/derive/choosers.ts';
import { loadVectors } from '../runner/load.ts';
import { runVectors } from '../runner/run.ts';
import { model } from '../spec-model.ts';

const { files } = await loadVectors('test/vectors');

it.each(CHOOSERS.map((chooser, i) => [['rising', 'falling', 'repeated'][i], chooser] as const))(
  'every vector passes with %s choices, since a conforming device may choose so',
  async (_name, chooser) => {
    const adapter = new ReferenceAdapter(model, {}, { CNTLID: 0 }, chooser);
    const wrong: string[] = [];
    for await (const { id, verdict } of runVectors(files, adapter, { model })) {
      // A choice at the end of its range leaves no number beside it: such a vector is skipped.
      if (verdict !== 'pass' && verdict !== 'skip') wrong.push(`${verdict} ${id}`);
    }
    expect(wrong).toEqual([]);
  },
);
