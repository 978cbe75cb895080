import { expect, test } from 'vitest';
import { readSpecification } from '../specification.ts';

const INDEX = `---
title: Test
version: '1.0'
type: BASE
project: Test
authors: [A]
status: draft
prefix: XC
class: normative
order: 0
---

# Test <!-- #test -->

Table: Notices – Asynchronous events {#tbl:notices}

| Requirement ID | Event | Type | Information | Log page | Reported while |
| :--- | :--- | :--- | :--- | :--- | :--- |
`;

function read(row: string): ReturnType<typeof readSpecification> {
  return readSpecification([{ path: 'index.md', text: `${INDEX}${row}\n` }]);
}

test('reads a row', () => {
  const { model, diagnostics } = read('| XC-EVT-1 | Changed | 7h | 01h | D0h | count(PC.CHANGED) > 0 |');
  expect(diagnostics).toEqual([]);
  expect(model.asynchronousEvents).toMatchObject([
    { id: 'XC-EVT-1', name: 'Changed', type: 7, information: 1, logPage: 0xd0, condition: { kind: 'binary' } },
  ]);
});

test.each([
  ['a type of more than three bits', '| XC-EVT-1 | Changed | 8h | 01h | D0h | 1 = 1 |'],
  ['information of more than a byte', '| XC-EVT-1 | Changed | 7h | 100h | D0h | 1 = 1 |'],
  ['a log page of more than a byte', '| XC-EVT-1 | Changed | 7h | 01h | 100h | 1 = 1 |'],
  ['no condition', '| XC-EVT-1 | Changed | 7h | 01h | D0h | |'],
])('reports %s', (_what, row) => {
  const { model, diagnostics } = read(row);
  expect(model.asynchronousEvents).toEqual([]);
  expect(diagnostics).toHaveLength(1);
});
