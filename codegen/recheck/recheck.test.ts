import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { smallSpec } from '../../test/spec-folders.ts';
import { Run } from '../derive/scenario/run.ts';
import { examine } from '../examine.ts';
import { sha256 } from '../io/check-cache.ts';
import { readSpecFolder } from '../io/spec-folder.ts';
import { diagnostic } from '../model/diagnostic.ts';
import type { SourceFile } from '../model/source.ts';
import type { KeptPart, Memory, Store, Traces } from './memory.ts';
import { recheck } from './recheck.ts';
import type { Beside, Rechecked } from './request.ts';

const GROUP = 'commands/create-queue-group.md';
const NOTHING: Beside = { key: 'none', check: () => [] };

let folder: string;
let files: readonly SourceFile[];
let memory: Memory | null;
const kept = new Map<string, Uint8Array | KeptPart>();
let traces: Traces | null = null;
let reads = 0;

/** Keeps copies, as a disk does. */
const store: Store = {
  get: (text) => {
    reads += 1;
    const found = kept.get(text);
    return found === undefined ? null : structuredClone(found as KeptPart);
  },
  put: (text, part) => void (kept.has(text) || kept.set(text, structuredClone(part()))),
  traces: () => structuredClone(traces),
  keepTraces: (now) => void (traces = now),
};

async function check(now: readonly SourceFile[], from: Memory | null, beside = NOTHING): Promise<Rechecked> {
  return recheck({ files: now, memory: structuredClone(from), store, hash: sha256, beside });
}

/** The files with another text in one of them. */
function edited(path: string, from: string, to: string, of = files): readonly SourceFile[] {
  expect(of.find((file) => file.path === path)?.text).toContain(from);
  return of.map((file) => ({ ...file, text: file.path === path ? file.text.replace(from, to) : file.text }));
}

beforeAll(async () => {
  folder = smallSpec();
  files = readSpecFolder(`${folder}/spec`);
  const first = await check(files, null);
  expect(first).toMatchObject({ findings: [], reached: 'scenarios' });
  memory = first.memory;
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['prose', 'nowhere else.', 'nowhere else. Here is more.'],
  ['a line further up', 'nowhere else.', 'nowhere else.\n\nMore.'],
  ['a wrong word', 'nowhere else.', 'nowhere else. It must not be.'],
  ['a table that does not exist', 'nowhere else.', 'nowhere else, as in @tbl:no-table.'],
  ['a file that does not exist', 'nowhere else.', 'nowhere else, as in [this](that.md).'],
  ['a wrong number', 'nowhere else.', 'nowhere else, with 02h (Invalid Tag).'],
  ['a wrong name', 'nowhere else.', 'nowhere else, but for `NMME`.'],
  ['a description', 'The entries of the list.', 'The entries of the whole list.'],
  ['a description with a keyword', 'The entries of the list.', 'The entries that shall be in the list.'],
  ['a condition', 'NMEM > TAGMAX |', 'NMEM >= TAGMAX |'],
  ['a condition that names nothing', 'NMEM > TAGMAX |', 'NMME > TAGMAX |'],
  ['a condition that is none', 'NMEM > TAGMAX |', 'NMEM > |'],
  ['a field of another name', '(NMEM):**', '(NMEMS):**'],
  ['an attribute of another kind', '| **Owner (OWNER)** | PC |', '| **Owner (OWNER)** | 0 to 5 |'],
  ['a number that is taken', 'EDh', '06h'],
  ['an id that is there already', 'XC-QGR-2 ', 'XC-QGR-1 '],
  [
    'a heading without an id',
    '# Create Queue Group command <!-- #create-queue-group -->',
    '# Create Queue Group command',
  ],
  ['a class', 'class: normative', 'class: base'],
  [
    'an effect twice',
    '| QG[new].LABEL | LABEL |',
    '| QG[new].LABEL | LABEL |\n| XC-QGR-99 | | QG[new].LABEL | LABEL |\n',
  ],
  ['an effect on nothing', '| QG[new].LABEL | LABEL |', '| QG[new].LABLE | LABEL |'],
  ['an effect that is gone', '| XC-QGR-6 | | QG[new].LABEL | LABEL |\n', ''],
  ['a status that does not exist', '| Invalid Tag |', '| Invalid Tga |'],
  ['the id of another row', 'XC-QGR-2 ', 'XC-QGR-3 '],
  ['an id of another form', 'XC-QGR-2 ', 'XC-QGR-02 '],
  ['an id of its own', 'XC-QGR-2 ', 'XC-QGR-99 '],
  ['a table that is gone', '| 03:00 | Reserved |\n', ''],
  ['no front matter', '---\ntitle', 'title'],
])('%s: the findings are those of a check of everything', async (_, from, to) => {
  const now = edited(GROUP, from, to);
  const { findings, reached } = await check(now, memory);
  const expected = examine(now);
  expect(findings).toEqual(expected.findings);
  expect(reached).toBe(expected.reached);
});

const SCENARIO = `
\`\`\`scenario {#XC-QGR-S1 caption="A label is given once"}
host Create Queue Group LABEL=1 => Successful Completion as g
then exists QG[g]
host Create Queue Group LABEL=1 => Not Enough Resources
\`\`\`
`;

test.each([
  ['a line that does not hold', 'then exists QG[g]', 'then not exists QG[g]', 1],
  ['another status', 'LABEL=1 => Not Enough', 'LABEL=2 => Not Enough', 1],
  ['one that holds', 'then exists QG[g]', 'then exists QG[g] and count(QG) = 1', 0],
  ['a condition that it rests on', 'g.LABEL = LABEL and', 'g.LABEL > LABEL and', 1],
  ['an effect that it rests on', '| QG[new].LABEL | LABEL |', '| QG[new].LABEL | 0 |', 1],
  ['another condition of its command', 'NMEM > TAGMAX |', 'NMEM >= TAGMAX |', 0],
])('scenarios, %s: the findings are those of a check of everything', async (_, from, to, count) => {
  const written = edited(GROUP, 'nowhere else.\n', `nowhere else.\n${SCENARIO}`);
  const first = await check(written, memory);
  expect(first.findings).toEqual([]);
  const now = edited(GROUP, from, to, written);
  const { findings } = await check(now, first.memory);
  expect(findings).toHaveLength(count);
  expect(findings).toEqual(examine(now).findings);
});

const TWO = `${SCENARIO}
\`\`\`scenario {#XC-QGR-S2 caption="Another label is given once"}
host Create Queue Group LABEL=2 => Successful Completion
host Create Queue Group LABEL=3 => Successful Completion
host Create Queue Group LABEL=2 => Not Enough Resources
\`\`\`
`;

test.each([
  ['in other words', ['g.LABEL = LABEL and'], 'LABEL = g.LABEL and', 0, []],
  ['of a row that no scenario reaches', ['MWGT = 0'], 'MWGT = 1', 0, []],
  ['that differs where one scenario looks', ['g.LABEL = LABEL and'], 'g.LABEL = LABEL and LABEL != 2 and', 1, ['S2']],
  ['that differs where the other one looks', ['g.LABEL = LABEL and'], 'g.LABEL = LABEL and LABEL != 1 and', 1, ['S1']],
  ['that differs in one look', ['count(QG) >= 3'], 'count(QG) >= 1 and LABEL = 3', 1, ['S2']],
  ['that is undefined where one looks', ['count(QG) >= 3'], 'LABEL = 3 and QG[2].LABEL = 1', 0, ['S2']],
  ['with another status', ['| Not Enough Resources |'], '| Invalid Tag |', 2, ['S1', 'S2']],
  ['of another row', ['| XC-QGR-1 | | NMEM > TAGMAX |'], '| XC-QGR-1 | | LABEL = 3 |', 1, ['S2']],
])('a condition %s: only scenarios in which it says something else run', async (_, [from = ''], to, count, run) => {
  const written = edited(GROUP, 'nowhere else.\n', `nowhere else.\n${TWO}`);
  const first = await check(written, memory);
  expect(first.findings).toEqual([]);
  const now = edited(GROUP, from, to, written);
  const lines = vi.spyOn(Run.prototype, 'line');
  const { findings, memory: next } = await check(now, first.memory);
  const ran = new Set(lines.mock.calls.map(([{ at }]) => at.start.line));
  lines.mockRestore();
  const starts = [1, 2].map((number) => lineOf(now, `#XC-QGR-S${number}`));
  expect(starts.flatMap((start, index) => (ran.has(start + 1) ? [`S${index + 1}`] : []))).toEqual(run);
  expect(findings).toHaveLength(count);
  expect(findings).toEqual(examine(now).findings);
  const back = await check(written, next);
  expect(back.findings).toEqual([]);
  expect((await check(now, back.memory)).findings).toEqual(findings);
});

function lineOf(of: readonly SourceFile[], text: string): number {
  const lines = of.find(({ path }) => path === GROUP)?.text.split('\n') ?? [];
  return lines.findIndex((line) => line.includes(text)) + 1;
}

const TERMS = `
Table: Groups – Terms {#tbl:qg-terms}

| Term | Definition |
| :--- | :--- |
| Crowd | count(QG) |
`;

test.each([
  ['a term that nothing uses any more', GROUP, 'Crowd >= 3', 'count(QG) >= 3'],
  ['an id that prose names elsewhere', GROUP, '| XC-QGR-2 |', '| XC-QGR-9 |'],
  ['a requirement that a scenario of another file shows', 'base/queues.md', '| NB-DBL-1 |', '| NB-DBL-9 |'],
])('%s: what is wrong elsewhere is found', async (_, path, from, to) => {
  const more = edited(GROUP, 'count(QG) >= 3', 'Crowd >= 3')
    .map((file) =>
      file.path === GROUP
        ? { ...file, text: `${file.text}${TERMS}${SCENARIO.replace('then', 'shows NB-DBL-1\nthen')}` }
        : file,
    )
    .concat({
      path: 'more.md',
      text: '---\ntitle: More\nclass: informative\norder: 500\n---\n\n# More <!-- #more -->\n\nSee XC-QGR-2.\n',
    });
  const first = await check(more, memory);
  expect(first.findings).toEqual([]);
  const now = edited(path, from, to, more);
  const { findings } = await check(now, first.memory);
  expect(findings).toHaveLength(1);
  expect(findings).toEqual(examine(now).findings);
});

test('files that come and go', async () => {
  const more = {
    path: 'more.md',
    text: '---\ntitle: More\nclass: informative\norder: 500\n---\n\n# More <!-- #more -->\n\nIt must.\n',
  };
  const both = [...files, more];
  const came = await check(both, memory);
  expect(came.findings).toEqual(examine(both).findings);
  expect(came.findings).toHaveLength(1);
  expect((await check(files, came.memory)).findings).toEqual([]);
});

test('one edit after the other, with faults in between', async () => {
  let [now, known]: [readonly SourceFile[], Memory | null] = [files, memory];
  const steps = [
    ['nowhere else.', 'nowhere else. One.'],
    ['NMEM > TAGMAX |', 'NMEM > TAGMAXX |'],
    ['One.', 'One. Two must.'],
    ['NMEM > TAGMAXX |', 'NMEM >= TAGMAX |'],
    ['Two must.', 'Two.'],
  ] as const;
  for (const [from, to] of steps) {
    now = edited(GROUP, from, to, now);
    const result = await check(now, known);
    expect(result.findings).toEqual(examine(now).findings);
    known = result.memory;
  }
});

test('an unchanged text takes no look at any part, and changed prose none at the others', async () => {
  reads = 0;
  expect((await check(files, memory)).findings).toEqual([]);
  expect((await check(edited(GROUP, 'nowhere else.', 'nowhere else. More.'), memory)).findings).toEqual([]);
  expect(reads).toBe(0);
});

test('a file beside the text is asked when it or the tables changed', async () => {
  let asked = 0;
  const beside: Beside = {
    key: 'some',
    check: ({ requirementIndex }) => ((asked += requirementIndex.length > 0 ? 1 : 0), []),
  };
  const first = await check(files, memory, beside);
  expect(asked).toBe(1);
  await check(edited(GROUP, 'nowhere else.', 'nowhere else. More.'), first.memory, beside);
  expect(asked).toBe(1);
  await check(edited(GROUP, 'NMEM > TAGMAX |', 'NMEM >= TAGMAX |'), first.memory, beside);
  expect(asked).toBe(2);
});

test.each([
  ['a fault of meaning', 'NMEM > TAGMAX |', 'NMME > TAGMAX |', ['unresolved-name']],
  [
    'a name that leads nowhere',
    '| Invalid Field in Command |',
    '| Invalid Fiedl in Command |',
    ['unresolved-reference'],
  ],
  ['no fault', 'NMEM > TAGMAX |', 'NMEM >= TAGMAX |', ['lock']],
])('in a row with %s there is one finding, be the state remembered or not', async (_, from, to, rules) => {
  const beside: Beside = {
    key: 'some',
    check: ({ requirementIndex }) =>
      requirementIndex
        .filter(({ id }) => id === 'XC-QGR-1')
        .map(({ at }) => ({ ...diagnostic('lock', at, 'Unexpected row'), severity: 'warning' })),
  };
  const now = edited(GROUP, from, to);
  for (const from of [memory, null])
    expect((await check(now, from, beside)).findings.map(({ rule }) => rule)).toEqual(rules);
});
