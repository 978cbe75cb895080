import { describe, expect, it } from 'vitest';
import { results } from './fixtures.ts';
import { junitReport } from './junit.ts';

describe('junitReport', () => {
  const xml = junitReport(results);

  it('has one test case a vector in the suite of its group', () => {
    expect(xml.match(/<testcase /g)?.length).toBe(7);
    expect(xml).toContain(
      '<testsuites name="snvme run" tests="7" failures="2" errors="2" skipped="2" time="0.010500">',
    );
    expect(xml).toContain('<testsuite name="other" tests="3" failures="0" errors="2" skipped="1" time="0.004500">');
    expect(xml).toContain('<property name="requirement" value="XC-CRE-1"/>');
  });

  it('escapes markup and leaves out characters that XML forbids', () => {
    expect(xml).toContain('fails &lt;here&gt; &amp; &quot;there&quot;');
    expect(xml).toContain('<failure type="fail" message="The command completed with another status">');
    expect(xml).toContain('<error type="error" message="the transport &lt;closed&gt;"/>');
    expect(xml).toContain('<skipped message="EXT.MAXXC &gt;= 2 (1 &gt;= 2)"/>');
    expect(xml).not.toContain('\u0000');
  });
});
