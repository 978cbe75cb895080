import { expect, test } from 'vitest';
import { readSpecification } from '../specification.ts';

const TEXT = `---
title: Test
version: '1.0'
type: BASE
project: Test
authors: [A]
status: draft
prefix: XC
class: base
order: 0
---

# Test <!-- #test -->

Table: Get – Command {#tbl:get-command}

| Property | Value |
| :--- | :--- |
| Opcode | Get |
| Queue | admin |
| Data | none |

Table: Get – Status conditions {#tbl:get-status}

| Requirement ID | When | Condition | Status code |
| :--- | :--- | :--- | :--- |
| NB-GET-1 | | 1 = 2 | Busy |
`;

function read(row: string): ReturnType<typeof readSpecification> {
  return readSpecification([{ path: 'index.md', text: `${TEXT}${row}\n` }]);
}

test('a row is what a device has to do, or with `optional` what it may do', () => {
  const { model } = read('| NB-GET-2 | | 1 = 2 | Invalid Field, optional |');
  expect(model.commands[0]?.conditions).toMatchObject([
    { id: 'NB-GET-1', status: { name: 'Busy' } },
    { id: 'NB-GET-2', status: { name: 'Invalid Field' }, isOptional: true },
  ]);
  expect(model.commands[0]?.conditions[0]).not.toHaveProperty('isOptional');
});

test('nothing else stands behind the status', () => {
  const { diagnostics } = read('| NB-GET-2 | | 1 = 2 | Invalid Field, perhaps |');
  expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(/perhaps, expected optional/)]);
});
