import { describe, expect, it } from 'vitest';
import { crowdedModel } from './fixtures.ts';
import { describeLifeCycle, lifeCycleOf } from './graph.ts';
import { wrapCauses } from './wrap.ts';

describe('lifeCycleOf', () => {
  const cycle = lifeCycleOf(crowdedModel(), 'OB');

  it('has the states in the order of their values', () => {
    expect(cycle?.states).toEqual(['Disabled', 'Enabled', 'Stopping', 'Shutdown', 'Failed', 'Migrating']);
  });

  it('puts the state of a new object first', () => {
    const model = crowdedModel();
    const objects = [{ name: 'Object', mnemonic: 'OB', attributes: [{ mnemonic: 'STATE', initial: 'Shutdown' }] }];
    expect(lifeCycleOf({ ...model, objects }, 'OB')?.states[0]).toBe('Shutdown');
  });

  it('joins the causes of one arrow, with a guard where a command has several rows', () => {
    const arrow = cycle?.arrows.find(({ from, to }) => from === 'Stopping' && to === 'Disabled');
    expect(arrow?.causes).toEqual(['Object Control: ACT = Reset', 'Function Level Reset']);
  });

  it('shortens a long guard', () => {
    const arrow = cycle?.arrows.find(({ to }) => to === 'Migrating');
    expect(arrow?.causes[0]).toMatch(/^Object Control: ACT = Migrate and .{20,30}…$/u);
  });

  it('has creation and end, and no arrow for what stays, is refused, or leads to the same state', () => {
    expect(cycle?.arrows[0]).toEqual({ from: null, to: 'Disabled', causes: ['Object Create'] });
    expect(cycle?.arrows.filter(({ to }) => to === null)).toHaveLength(6);
    expect(cycle?.arrows.filter(({ from, to }) => from === to)).toEqual([]);
    expect(cycle?.arrows.some(({ causes }) => causes.includes('Busy'))).toBe(false);
  });

  it('has an arrow for each reset that removes the object', () => {
    const model = {
      ...crowdedModel(),
      stateKinds: [{ object: 'OB', name: 'Existence', holds: ['OB'] }],
      resets: [
        { object: 'OB', command: 'Flood', event: true, when: null, cells: { Existence: 'lost' } },
        { object: 'OB', command: 'Rain', event: true, when: null, cells: { Existence: 'kept' } },
      ],
    };
    const gone = lifeCycleOf(model, 'OB')?.arrows.filter(({ to }) => to === null) ?? [];
    expect(gone).toHaveLength(6);
    for (const { causes } of gone) expect(causes).toContain('Flood');
    for (const { causes } of gone) expect(causes).not.toContain('Rain');
  });

  it('is nothing for an object without State transitions', () => {
    expect(lifeCycleOf(crowdedModel(), 'PC')).toBeNull();
  });
});

describe('describeLifeCycle', () => {
  it('says each arrow in words', () => {
    expect(
      describeLifeCycle({
        object: 'A',
        states: ['On'],
        arrows: [
          { from: null, to: 'On', causes: ['Create'] },
          { from: 'On', to: null, causes: ['Delete', 'Reset'] },
        ],
      }),
    ).toEqual(['creation to On: Create', 'On to gone: Delete; Reset']);
  });
});

describe('wrapCauses', () => {
  it('begins a line for each cause and breaks long ones between words', () => {
    expect(wrapCauses(['Primary Reset', 'Extended Controller Delete'], 120).lines).toEqual([
      'Primary Reset,',
      'Extended',
      'Controller Delete',
    ]);
  });

  it('leaves a long word whole', () => {
    expect(wrapCauses(['Incomprehensibilities'], 10).lines).toEqual(['Incomprehensibilities']);
  });
});
