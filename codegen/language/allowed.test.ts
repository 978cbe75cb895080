import { describe, expect, test } from 'vitest';
import { NOWHERE, command } from '../model/fixtures.ts';
import type { AllowedCommands } from '../model/allowed-commands.ts';
import type { Model } from '../model/model.ts';
import { unlisted } from '../model/taken-commands.ts';
import { ControlPlane } from './control-plane.ts';
import { SAMPLE_ATTRIBUTES, SAMPLE_LIMITS, commonFields, sampleModel } from './sample.ts';

const [PICK, KNOWN_TO_NOBODY, ELSEWHERE] = [0xf0, 0xf3, 0xf7];

/** The list of what shelves take. */
function list(...opcodes: readonly number[]): AllowedCommands {
  return {
    object: { name: 'SH', at: NOWHERE },
    queue: 'admin',
    rows: opcodes.map((opcode) => ({
      id: 'A-1',
      opcode,
      command: { name: 'Pick', at: NOWHERE },
      filter: '',
      at: NOWHERE,
    })),
    others: { id: 'A-9', status: { name: 'Hole', at: NOWHERE }, at: NOWHERE },
    section: 'test.md',
    table: 'tbl:allowed',
    at: NOWHERE,
  };
}

/** The sample, with a command that every controller takes and a list for shelves. */
function modelWith(allowed: AllowedCommands): Model {
  const model = sampleModel();
  const opcode = model.profile.map((row) => ({ ...row, name: 'Pick', value: PICK })).slice(0, 1);
  const pick = { ...command('Pick', commonFields()), receiver: 'any' as const };
  return {
    ...model,
    profile: [...model.profile, ...opcode],
    commands: [...model.commands, pick],
    allowed: [allowed],
  };
}

describe.each(['interpreter', 'compiler'] as const)('%s', (evaluator) => {
  function fired(allowed: AllowedCommands, name: string, opcode: number, shelf = true): readonly string[] {
    const options = { limits: SAMPLE_LIMITS, attributes: SAMPLE_ATTRIBUTES, evaluator };
    const plane = new ControlPlane(modelWith(allowed), options);
    plane.commit(
      plane.evaluate({ command: 'Create Shelf', fields: { NB: 0 }, data: { LABEL: '00000000', BOXES: [] } }),
    );
    const receiver = shelf ? { receiver: { object: 'SH', key: 1 } } : {};
    return plane
      .evaluate({ command: name, queue: 'admin', fields: { OPC: opcode }, data: null, ...receiver })
      .fired.map(({ id, status }) => `${id} ${status}`);
  }

  test('a listed command is taken', () => {
    expect(fired(list(PICK), 'Pick', PICK)).toEqual([]);
  });

  test('the row for the others answers a command that is not listed, and an opcode that nobody knows', () => {
    expect(fired(list(ELSEWHERE), 'Pick', PICK)).toEqual(['A-9 Hole']);
    expect(fired(list(PICK), '', KNOWN_TO_NOBODY)).toEqual(['A-9 Hole']);
  });

  test('what is listed and not supported is unknown, as on a controller without a list', () => {
    expect(fired(list(PICK, ELSEWHERE), '', ELSEWHERE)).toEqual(['NB-1 Bad Opcode']);
  });

  test('the primary controller has no list', () => {
    expect(fired(list(), 'Pick', PICK, false)).toEqual([]);
    expect(fired(list(), '', KNOWN_TO_NOBODY, false)).toEqual(['NB-1 Bad Opcode']);
  });
});

test('all opcodes but those of the list are left', () => {
  expect(unlisted(list(0, 2, 3, 0xff))).toEqual([
    { low: 1, high: 1 },
    { low: 4, high: 0xfe },
  ]);
  expect(unlisted(list())).toEqual([{ low: 0, high: 0xff }]);
});
