import { describe, expect, it } from 'vitest';
import { record } from './fixtures.ts';
import { htmlReport } from './html.ts';

describe('htmlReport', () => {
  const html = htmlReport(record);

  it('has a row for every requirement and the report of every failure and error', () => {
    expect(html.match(/<tr data-result=/g)).toHaveLength(3);
    expect(html).toContain('<tr data-result="no vector"><th scope="row" id="XC-CRE-3">');
    expect(html.match(/<details /g)).toHaveLength(4);
    expect(html).toContain('ERROR other.error: breaks');
  });

  it('escapes what devices and vectors say', () => {
    expect(html).toContain('V D&#60;1&#62;: test 1');
    expect(html).toContain('say &#34;no&#34; &#38; no more');
    expect(html).not.toContain('<here>');
    expect(html).not.toContain('\u0000');
  });

  it('asks for nothing from elsewhere', () => {
    expect(html).not.toMatch(/\b(src|href|url|import)\s*[=(]/);
    expect(html).toContain("default-src 'none'");
  });
});
