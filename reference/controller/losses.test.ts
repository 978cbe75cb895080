import { expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import { lossesOf } from './losses.ts';

const losses = lossesOf(model);

it('a Controller Reset takes the registers but those of the admin queues, and all commands', () => {
  const { registers, kept, matters } = losses.get('Controller Reset') ?? {};
  expect([...(registers ?? [])]).toEqual(expect.arrayContaining(['CC', 'CSTS']));
  expect([...(kept ?? [])]).toEqual(expect.arrayContaining(['AQA', 'ASQ', 'ACQ', 'CSTS.NSSRO']));
  expect([...(matters ?? [])]).toEqual(['commands', 'interrupts']);
});

it('a power cycle keeps no register', () => {
  expect(losses.get('Power Cycle')?.kept.has('AQA')).toBe(false);
  expect(losses.get('Power Cycle')?.registers).toContain('CSTS.NSSRO');
});

it('an event that the matrix does not name takes nothing', () => {
  expect(losses.get('Quiesced')).toEqual({ registers: new Set(), kept: expect.any(Set), matters: new Set() });
});
