import { expect, test } from 'vitest';
import { sampleModel } from './sample.ts';
import { sentences } from './sentence.ts';

const model = sampleModel();

test.each([
  [
    'SH-C2',
    'If NB is greater than BOXMAX, then the controller shall abort the command with a status code of Bad Field.',
  ],
  [
    'SH-C3',
    'If LABEL is not equal to 0 and (LABEL is malformed or (there is some s in SH for which s.LABEL is equal to LABEL)), then the controller shall abort the command with a status code of Bad Label.',
  ],
  [
    'NB-1',
    'If OPC has a reserved value, then the controller shall abort the command with a status code of Bad Opcode.',
  ],
  ['SH-L1', 'If SH[SHID] does not exist, then the controller shall abort the command with a status code of No Shelf.'],
  [
    'SH-S1',
    'If no SH[SHID] exists for which this.STATE is Open, then the controller shall abort the command with a status code of No Shelf.',
  ],
  ['SH-E1', 'On successful completion of the Create Shelf command, the controller shall create SH[new].'],
  [
    'SH-E2',
    'On successful completion of the Create Shelf command, if LABEL is not equal to 0, the controller shall set SH[new].LABEL to LABEL.',
  ],
  [
    'SH-L6',
    'On successful completion of the Label Shelf command, if ACT is Take, the controller shall clear this.BOXES[POS], which is none from then on.',
  ],
  [
    'SH-S3',
    'On successful completion of the Show Shelf command, the controller shall return in SHELF.NBOX the number of this.BOXES.',
  ],
  [
    'SH-T1',
    'On the Label Shelf command, if ACT is Lock, the controller shall move to state Locked the SH in state Open, shall abort the command with a status code of Is Locked for the SH in state Locked.',
  ],
  [
    'SH-T2',
    'On the event Flood, the controller shall remove each SH in state Open, shall keep the state of each SH in state Locked.',
  ],
  ['SH-I1', 'The controller shall ensure at all times that the number of SH is less than or equal to MAXSH.'],
])('%s', (id, text) => {
  expect(sentences(model).get(id)).toBe(text);
});

test('every executable row has a sentence, and nothing else has', () => {
  expect(sentences(model).size).toBe(3 + 4 + 7 + 1 + 3 + 2 + 1 + 3 + 2 + 1);
  expect(sentences(model).has('SH-X9')).toBe(false);
});
