import { expect, test } from 'vitest';
import { readSpecification } from '../../read/specification.ts';
import { TEMPLATES } from '../templates.ts';
import { template } from './template.ts';

const TITLES = (TEMPLATES.get('OCP base specification') ?? []).map(({ titles }) => titles[0] ?? '');

/** The messages on a document with these headings in one file, behind a front page that names a template. */
function messages(titles: readonly string[], name = 'OCP base specification'): readonly string[] {
  const front = `---\ntitle: D\nversion: 0.1.0\ntype: BASE\nproject: P\nauthors: [A]\nstatus: draft\nprefix: XC\n${name === '' ? '' : `template: ${name}\n`}class: informative\norder: 0\n---\n`;
  const body = titles.map((title) => `## ${title}\n`).join('\n');
  return template(readSpecification([{ path: 'index.md', text: `${front}\n${body}` }]).model).map(
    ({ message }) => message,
  );
}

test('a document with all sections in order passes, and so does one of no template', () => {
  expect(messages(TITLES)).toEqual([]);
  expect(messages([], '')).toEqual([]);
});

test('further sections and other names that the template allows are fine', () => {
  const renamed = TITLES.map((title) => (title === 'License' ? 'licence' : title));
  expect(messages(['Abstract', ...renamed, 'Annex'])).toEqual([]);
});

test.each(TITLES)('%s is missed', (title) => {
  expect(messages(TITLES.filter((each) => each !== title))).toEqual([
    expect.stringContaining(`without a section ${title},`),
  ]);
});

test('a section in another place is told', () => {
  const [first = '', second = '', ...others] = TITLES;
  expect(messages([second, first, ...others])).toEqual([
    expect.stringContaining(`Unexpected place of ${second}, expected it behind ${first}`),
  ]);
});

test('an unknown template is told', () => {
  expect(messages(TITLES, 'OCP base specificaton')).toEqual([
    expect.stringContaining('did you mean OCP base specification?'),
  ]);
});
