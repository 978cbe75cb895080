import { expect, it } from 'vitest';
import { asciiValue, nqnValue } from '../../codegen/language/text.ts';
import { NOWHERE } from '../../codegen/model/fixtures.ts';
import type { Attribute, AttributeRange, ObjectType } from '../../codegen/model/model.ts';
import { completeConfiguration } from './configuration.ts';
import { primaryAttributes } from './primary-attributes.ts';

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

it('primaryAttributes gives what has no initial value and stands in the configuration', () => {
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
    ],
    section: 'test.md',
    table: 't',
    at: NOWHERE,
  };
  const configuration = completeConfiguration({ CNTLID: 3, SN: 'A', SUBNQN: 'nqn.2026-01.example:a' });
  expect(primaryAttributes({ objects: [primary] }, configuration)).toEqual({
    CNTLID: 3,
    SN: asciiValue('A', 20),
    SUBNQN: nqnValue('nqn.2026-01.example:a', 256),
  });
  expect(primaryAttributes({ objects: [] }, configuration)).toEqual({});
});
