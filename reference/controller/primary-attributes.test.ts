import { expect, it } from 'vitest';
import { asciiValue, nqnValue } from '../../codegen/language/text.ts';
import { NOWHERE } from '../../codegen/model/fixtures.ts';
import type { Attribute, AttributeRange, ObjectType } from '../../codegen/model/model.ts';
import { completeConfiguration } from './configuration.ts';
import { register } from './fixtures.ts';
import { primaryAttributes } from './primary-attributes.ts';
import { Registers } from './registers.ts';

const attribute = (mnemonic: string, range: AttributeRange, initial: Attribute['initial'] = null): Attribute => ({
  name: mnemonic,
  mnemonic,
  range,
  initial,
  reportedIn: null,
  description: '',
  at: NOWHERE,
});
const zero = { kind: 'number', value: 0, text: '0', at: NOWHERE } as const;

it('primaryAttributes gives what has no initial value and stands in the configuration or in a register', () => {
  const primary: ObjectType = {
    name: 'Primary controller',
    mnemonic: 'PC',
    key: null,
    attributes: [
      attribute('CNTLID', { kind: 'number', low: zero, high: zero }),
      attribute('SN', { kind: 'bytes', size: 20, format: 'ascii' }),
      attribute('SUBNQN', { kind: 'bytes', size: 256, format: 'nqn' }),
      attribute('MDTS', { kind: 'number', low: zero, high: zero }, zero),
      attribute('OTHER', { kind: 'number', low: zero, high: zero }),
      attribute('CAP', { kind: 'number', low: zero, high: zero }),
      attribute('VS', { kind: 'number', low: zero, high: zero }),
    ],
    section: 'test.md',
    table: 't',
    at: NOWHERE,
  };
  const configuration = completeConfiguration({ CNTLID: 3, SN: 'A', SUBNQN: 'nqn.2026-01.example:a' });
  const registers = new Registers(
    [register('CAP', 0, 8, [['MQES', 0, 16, 'RO', 7]]), register('VS', 8, 4, [['MJR', 16, 16, 'RO', 2]])],
    {},
  );
  expect(primaryAttributes({ objects: [primary] }, configuration, registers)).toEqual({
    CNTLID: 3,
    SN: asciiValue('A', 20),
    SUBNQN: nqnValue('nqn.2026-01.example:a', 256),
    CAP: 7n,
    VS: 0x2_0000,
  });
  expect(primaryAttributes({ objects: [] }, configuration, registers)).toEqual({});
});
