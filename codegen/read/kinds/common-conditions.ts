import type { Stage } from '../../model/command.ts';
import type { ReadContext } from '../context.ts';
import { expressionCell } from '../forms/condition.ts';
import { requirementId } from '../forms/requirement-id.ts';
import { cellOf, filledText, type Reading, reference, unexpected } from '../forms/text.ts';
import type { TableKind } from '../kind.ts';
import type { Cell } from '../markdown/cell.ts';

const STAGES: readonly Stage[] = ['allowed', 'transfer', 'command'];

/** Status conditions of all commands, by stage. */
export const commonConditions: TableKind = {
  kind: 'Common conditions',
  purpose:
    'Status conditions of all commands. The stages `allowed`, `transfer` and `command` run in order; `FIELD` stands for every field that has a Values table, `LENGTH` for the bytes of data that the command moves; a row about them is one of commands that move data.',
  header: ['Requirement ID', 'Stage', 'Condition', 'Status code'],
  example: `Table: All commands – Common conditions {#tbl:common-conditions}

| Requirement ID | Stage | Condition | Status code |
| :--- | :--- | :--- | :--- |
| NB-COM-4 | command | reserved FIELD | Invalid Field in Command |
`,
  read: (table, context) => {
    for (const row of table.rows) {
      const id = requirementId(cellOf(row, 0), table, context);
      const stage = stageCell(cellOf(row, 1), context);
      const condition = expressionCell(cellOf(row, 2), context);
      const status = reference(cellOf(row, 3), 'the name of a status code', context);
      if (id === undefined || stage === undefined || condition === undefined || status === undefined) continue;
      context.facts.common.push({ id, when: null, stage, condition, status, at: row.at });
    }
  },
};

function stageCell(cell: Cell, context: ReadContext): Reading<Stage> {
  const expected = `a stage: ${STAGES.join(', ')}`;
  const text = filledText(cell, expected, context);
  if (text === undefined) return undefined;
  return STAGES.find((stage) => stage === text) ?? unexpected(cell, expected, context);
}
