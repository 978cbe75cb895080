import { expect, it } from 'vitest';
import type { Model } from '../../codegen/model/model.ts';
import { ReferenceAdapter } from '../adapters/reference.ts';
import { loadVectors } from '../runner/load.ts';
import { runVectors } from '../runner/run.ts';
import { model } from '../spec-model.ts';

/** A text in which a device does all that it may do: its optional rows come first and are none any more. */
const strict: Model = {
  ...model,
  commands: model.commands.map((command) => {
    const optional = command.conditions.filter(({ isOptional }) => isOptional);
    const others = command.conditions.filter(({ isOptional }) => !isOptional);
    const certain = optional.map(({ id, when, condition, status, at }) => ({ id, when, condition, status, at }));
    return { ...command, conditions: [...certain, ...others] };
  }),
};

it('every vector passes on a device that refuses whatever it may refuse', async () => {
  const { files } = await loadVectors('test/vectors');
  const wrong: string[] = [];
  for await (const { id, verdict } of runVectors(files, new ReferenceAdapter(strict), { model })) {
    if (verdict !== 'pass' && verdict !== 'skip') wrong.push(`${verdict} ${id}`);
  }
  expect(wrong).toEqual([]);
});

it('has rows that a device may do without', () => {
  const rows = model.commands.flatMap(({ conditions }) => conditions.filter(({ isOptional }) => isOptional));
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['NB-LOG-90', 'NB-CSQ-20', 'NB-DCQ-20']));
});
