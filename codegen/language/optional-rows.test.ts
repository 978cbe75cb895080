import { describe, expect, test } from 'vitest';
import { ControlPlane } from './control-plane.ts';
import { SAMPLE_ATTRIBUTES, SAMPLE_LIMITS, sampleModel, status } from './sample.ts';
import { sentences } from './sentence.ts';

const sample = sampleModel();
const model = {
  ...sample,
  commands: sample.commands.map((command) =>
    command.name === 'Create Shelf'
      ? {
          ...command,
          conditions: [...command.conditions, { ...status('SH-M1', 'NB = 0', 'Bad Field'), isOptional: true as const }],
        }
      : command,
  ),
};

describe.each(['interpreter', 'compiler'] as const)('a row that a device may do without, by the %s', (evaluator) => {
  const plane = new ControlPlane(model, { limits: SAMPLE_LIMITS, attributes: SAMPLE_ATTRIBUTES, evaluator });
  const create = (NB: number, LABEL = '00000000') =>
    plane.evaluate({ command: 'Create Shelf', fields: { NB }, data: { LABEL, BOXES: [] } });

  test('answers nothing, and is told apart', () => {
    const outcome = create(0);
    expect(outcome).toMatchObject({ fired: [], permitted: [{ id: 'SH-M1', status: 'Bad Field' }] });
    expect(outcome.changes.length).toBeGreaterThan(0);
  });

  test('is silent where it does not hold, and where it is undefined', () => {
    expect(create(1).permitted).toEqual([]);
  });

  test('stands beside rows that answer', () => {
    const { commands } = model;
    const [row] = commands.find(({ name }) => name === 'Create Shelf')?.conditions ?? [];
    const both = plane.evaluate({ command: 'Create Shelf', fields: { NB: 0 }, data: { LABEL: 'ff000000', BOXES: [] } });
    expect(row).toBeDefined();
    expect(both.fired.map(({ id }) => id)).toContain('SH-C3');
    expect(both.permitted.map(({ id }) => id)).toEqual(['SH-M1']);
  });
});

test('is a sentence with may', () => {
  expect(sentences(model).get('SH-M1')).toBe(
    'If NB is equal to 0, then the controller may abort the command with a status code of Bad Field.',
  );
});
