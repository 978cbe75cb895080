import { describe, expect, it } from 'vitest';
import { evidenceOf, statusCode } from './evidence.ts';
import { vectorFileSummaries } from './files.ts';
import { MODEL, scenario, vectorFile } from './fixtures.ts';
import { pagesOf } from './plugin.ts';
import { requirementAreas, requirementPages } from './requirements.ts';
import { rowRoute, sectionRoute, statusRoute, tableRoute, vectorRoute } from './routes.ts';
import { statusPages } from './statuses.ts';

const files = new Map([
  [
    'make.json',
    vectorFile([
      scenario('make.succeeds', '00/00', ['XC-A-10']),
      scenario('make.refused.either', '', ['XC-A-10'], {
        steps: [
          {
            op: 'cqe',
            cq: 'acq',
            slot: 0,
            phase: 1,
            bytes: '',
            mask: '',
            status: { anyOf: ['00/02', '01/c1'], why: 'both hold' },
            within: 1,
          },
        ],
      }),
      scenario('make.refused', '01/c1', ['XC-A-10', 'XC-A-10']),
    ]),
  ],
  ['scenarios.json', vectorFile([scenario('xc-a-s1', '01/c1', ['XC-A-10'])])],
]);
const evidence = evidenceOf(files);

describe('routes', () => {
  it('are made from names and sources', () => {
    expect(statusRoute('Tag In Use (new)')).toBe('/status/tag-in-use-new');
    expect(tableRoute('commands/a.md#tbl-b')).toBe('/spec/commands/a#tbl-b');
    expect(sectionRoute('index.md#tbl-b')).toBe('/spec/');
    expect(rowRoute('commands/a.md#tbl-b', 'XC-A-1')).toBe('/spec/commands/a#xc-a-1');
    expect(vectorRoute('a-b.json', 'a.b-1')).toBe('/vectors/a-b#a.b-1');
  });
});

describe('statusPages', () => {
  const pages = statusPages(MODEL, evidence);

  it('come in the order of their values', () => {
    expect(pages.map(({ code }) => code)).toEqual(['0h/00h', '1h/C1h', '1h/C2h']);
    expect(statusCode(0x013)).toBe('0h/13h');
  });

  it('name every row that returns the status: target, condition, one cell of many, common', () => {
    const rows = pages[1]?.returns.map(({ by, requirement }) => [by.label, requirement.label, requirement.to]);
    expect(rows).toEqual([
      ['Make', 'XC-A-2', '/spec/a#xc-a-2'],
      ['Make', 'XC-A-10', '/spec/a#xc-a-10'],
      ['Make', 'XC-S-1', '/spec/life#xc-s-1'],
      ['All commands', 'NB-C-1', '/spec/base/q#nb-c-1'],
    ]);
    expect(pages[1]?.by.map(({ label }) => label)).toEqual(['Make', 'All commands']);
  });

  it('name requirements in words, by the whole name of the status', () => {
    expect(pages[2]?.returns.map(({ by, requirement }) => [by.label, requirement.label])).toEqual([
      ['Queues', 'NB-Q-1'],
    ]);
  });

  it('show the vectors that expect the status, written scenarios first and open outcomes last', () => {
    const row = pages[1]?.returns.find(({ requirement }) => requirement.label === 'XC-A-10');
    expect(row?.showing.map(({ label }) => label)).toEqual(['xc-a-s1', 'make.refused', 'make.refused.either']);
    expect(row).toMatchObject({ vectors: 4, all: '/requirements/xc-a-10', sentence: 'XC-A-10 in words.' });
  });
});

describe('requirementPages', () => {
  const pages = requirementPages(MODEL, evidence);

  it('tell vectors that show the status from those that carry the row without it', () => {
    expect(pages[0]?.statuses).toEqual([{ label: 'Tag In Use', to: '/status/tag-in-use' }]);
    expect(pages[0]?.groups.map(({ title, vectors }) => [title, vectors.map(({ id }) => id)])).toEqual([
      ['Vectors that end with Tag In Use', ['xc-a-s1', 'make.refused', 'make.refused.either']],
      ['Vectors that end otherwise', ['make.succeeds']],
    ]);
  });

  it('have no group where there is no vector', () => {
    expect(pages[1]?.groups).toEqual([]);
  });

  it('are counted by area, in the order of their numbers', () => {
    const area = requirementAreas(MODEL, evidence)[0];
    expect(area?.area).toBe('XC-A');
    expect(area?.requirements.map(({ id, vectors }) => [id, vectors])).toEqual([
      ['XC-A-2', 0],
      ['XC-A-10', 4],
    ]);
  });
});

describe('vectorFileSummaries', () => {
  it('say by which limits a file differs from most', () => {
    const worlds = new Map([
      ['a.json', vectorFile([], { MAXXC: 2, FPTS: 1 })],
      ['b.json', vectorFile([], { MAXXC: 2, FPTS: 0 })],
      ['c.json', vectorFile([], { MAXXC: 2, FPTS: 1 })],
    ]);
    expect(vectorFileSummaries(worlds).map(({ world }) => world)).toEqual([[], ['FPTS = 0'], []]);
  });
});

describe('pagesOf', () => {
  it('has a route of its own for each page', () => {
    const routes = pagesOf({ specification: MODEL, files }).map(({ route }) => route);
    expect(new Set(routes).size).toBe(routes.length);
    expect(routes).toContain('/status/tag-in-use');
    expect(routes).toContain('/requirements/nb-q-1');
    expect(routes).toContain('/vectors/scenarios');
  });
});
