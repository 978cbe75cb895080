import { describe, expect, it } from 'vitest';
import { rowEvidence, scenarioEvidence } from './evidence.ts';
import { render } from './testing.ts';

describe('rowEvidence', () => {
  const row = (id: string) => `| Requirement ID | Requirement |\n| :- | :- |\n| ${id} | A. |`;
  const plugin = rowEvidence(
    new Map([
      ['XC-A-1', { vectors: 12, to: '/requirements/xc-a-1' }],
      ['XC-A-2', { vectors: 0, to: '/requirements/xc-a-2' }],
    ]),
  );

  it('links a row to its vectors', () => {
    expect(render(row('XC-A-1'), plugin)).toContain(
      'XC-A-1<small class="row-evidence"><a href="/requirements/xc-a-1">12 vectors</a></small>',
    );
  });

  it('says where there is none', () => {
    expect(render(row('XC-A-2'), plugin)).toContain('XC-A-2<small class="row-evidence">no vector</small>');
  });

  it('leaves the table alone that names requirements of other pages', () => {
    const other = `Table: Structure – Other evidence {#tbl:a}\n\n${row('XC-A-1')}`;
    expect(render(other, plugin)).not.toContain('row-evidence');
  });

  it('says nothing of rows that the outputs of the build do not have', () => {
    expect(render(row('XC-A-3'), plugin)).not.toContain('small');
  });
});

describe('scenarioEvidence', () => {
  it('links a scenario to its vector', () => {
    const plugin = scenarioEvidence(new Map([['XC-A-S1', '/vectors/scenarios#xc-a-s1']]));
    const html = render('```scenario {#XC-A-S1 caption="A"}\nevent Reset\n```\n\n```js\na\n```', plugin);
    expect(html.match(/href="\/vectors\/scenarios#xc-a-s1"/gu)).toHaveLength(1);
  });
});
