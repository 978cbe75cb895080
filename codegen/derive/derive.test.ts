import { describe, expect, it } from 'vitest';
import { expression, status } from '../language/sample.ts';
import type { Command } from '../model/command.ts';
import { NOWHERE } from '../model/fixtures.ts';
import type { Model } from '../model/model.ts';
import type { ScenarioVector } from '../model/vector.ts';
import { derive } from './derive.ts';
import { shelves } from './sample.ts';

/** The sample with one command changed. */
function changed(name: string, change: (command: Command) => Partial<Command>): Model {
  const model = shelves();
  return {
    ...model,
    commands: model.commands.map((command) => (command.name === name ? { ...command, ...change(command) } : command)),
  };
}

/** What is found wrong, by rule and row. */
const found = (model: Model) => derive(model).findings.map(({ rule, message }) => [rule, message.split(' ')[2]]);

describe('derive', () => {
  const model = shelves();
  const { files, findings } = derive(model);
  const vectors = files.flatMap(({ file }) => file.vectors);
  const scenarios = vectors.filter((vector): vector is ScenarioVector => vector.kind === 'scenario');
  const ids = vectors.map(({ id }) => id);

  it('finds nothing wrong with a sound model', () => {
    expect(findings).toEqual([]);
  });

  it('has for each status row a vector in which that row alone answers, in one of the worlds', () => {
    const rows = model.commands.flatMap((command) => [
      ...command.conditions.map(({ id }) => id),
      ...(command.target ? [command.target.id] : []),
    ]);
    const alone = new Set(
      scenarios.filter(({ id }) => /\.sh-[a-z][0-9](\.|$)/.test(id)).flatMap((vector) => vector.requirements),
    );
    expect(rows.filter((id) => !alone.has(id))).toEqual([]);
    expect(ids.filter((id) => id.includes('sh-c4')).every((id) => id.endsWith('.heavy-0'))).toBe(true);
  });

  it('stands on both sides of a limit and on it', () => {
    for (const end of ['nb-boxmax-minus-1.succeeds', 'nb-boxmax.succeeds', 'nb-boxmax-plus-1.sh-c2'])
      expect(ids).toContain(`create-shelf.${end}`);
  });

  it('expects either answer where a device may refuse, and nothing that comes after it', () => {
    const optional = changed('Create Shelf', ({ conditions }) => ({
      conditions: [...conditions, { ...status('SH-M1', 'NB = BOXMAX', 'Bad Field'), isOptional: true }],
    }));
    const made = derive(optional)
      .files.flatMap(({ file }) => file.vectors)
      .filter((vector): vector is ScenarioVector => vector.kind === 'scenario');
    const open = made.filter(({ flags }) => flags?.includes('devices-differ'));
    expect(open.map(({ id }) => id)).toContain('create-shelf.nb-boxmax.may-sh-m1');
    for (const { steps, requirements } of open) {
      expect(requirements).toEqual(['SH-M1']);
      const last = steps.findLast(({ op }) => op !== 'dma.expect');
      expect(last).toMatchObject({ op: 'cqe', status: { why: 'SH-M1 leaves it to the device' } });
    }
    // No other vector goes through a command that a device may have refused.
    const elsewhere = made.filter(({ flags }) => !flags?.includes('devices-differ'));
    expect(elsewhere.filter(({ id }) => id.includes('nb-boxmax.succeeds'))).toEqual([]);
  });

  it('answers several faults with the set of their statuses and the reason', () => {
    const vector = scenarios.find(({ id }) => id.includes('sh-c1+sh-c2'));
    const statuses = vector?.steps.flatMap((step) =>
      step.op === 'cqe' && 'anyOf' in step.status ? [step.status] : [],
    );
    expect(statuses).toEqual([
      { anyOf: expect.anything() as string[], why: expect.stringContaining('SH-C1 and SH-C2') as string },
    ]);
    expect(vector?.flags).toEqual(['several-faults']);
  });

  it('gives every vector an id of its own', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('binds what the device chooses, each choice under its own name, and never takes it for granted', () => {
    const steps = scenarios.find(({ id }) => id === 'create-shelf.succeeds')?.steps ?? [];
    const completion = steps.find(({ op }) => op === 'cqe');
    expect(completion).toMatchObject({ bind: { new1: { bit: 0, width: 16 }, GEN1: { bit: 16, width: 16 } } });
    expect(completion).not.toHaveProperty('reloc');
  });
});

describe('derive, on a model that leaves something open', () => {
  it('names a row that reads what nothing guarantees to be there', () => {
    const open = changed('Show Shelf', ({ returned }) => ({
      returned: returned.map((row) =>
        row.id === 'SH-S3' ? { ...row, value: expression('this.BOXES[1].WEIGHT') } : row,
      ),
    }));
    const requirementIndex = [{ id: 'SH-S3', at: NOWHERE }] as unknown as Model['requirementIndex'];
    expect(found({ ...open, requirementIndex })).toEqual([['undefined-row', 'SH-S3']]);
  });

  it('names an invariant that a missing row lets commands break', () => {
    const open = changed('Create Shelf', ({ conditions }) => ({
      conditions: [status('SH-C1', 'count(SH) >= MAXSH and NB = 0', 'Full'), ...conditions.slice(1)],
    }));
    expect(found(open)).toEqual([['broken-invariant', 'SH-I1']]);
  });
});
