import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Field } from '../bitfield/field.ts';
import { BitField } from './BitField.tsx';

const FIELDS: Field[] = [
  { high: 31, low: 2, stride: null, name: 'Reserved', mnemonic: null, reserved: true },
  { high: 1, low: 1, stride: null, name: 'Ready Mode', mnemonic: 'CRIME', reserved: false },
  { high: 0, low: 0, stride: null, name: 'Enable', mnemonic: 'EN', reserved: false },
];

describe('BitField', () => {
  const html = renderToStaticMarkup(
    createElement(BitField, { fields: JSON.stringify(FIELDS), unit: 'bits', caption: 'A register' }),
  );

  it('is an image with a name and a summary', () => {
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-labelledby="(?<id>\S+)-title \k<id>-desc"/u);
    expect(html).toContain('>Layout of A register</title>');
    expect(html).toContain('>Bits 31:2: Reserved; Bit 1: Ready Mode (CRIME); Bit 0: Enable (EN)</desc>');
  });

  it('turns a mnemonic that is wider than its box', () => {
    expect(html).toMatch(/rotate\(-90[^>]*>CRIME</u);
    expect(html).not.toMatch(/rotate\(-90[^>]*>EN</u);
  });

  it('hatches reserved fields', () => {
    expect(html.match(/fill="url\(#/gu)).toHaveLength(1);
  });
});
