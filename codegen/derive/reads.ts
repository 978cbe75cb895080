import type { Command } from '../model/command.ts';
import type { Expression } from '../model/expression.ts';
import type { Model } from '../model/model.ts';
import { commonCells, visit } from './comparisons.ts';
import { inlineTerms } from './terms.ts';

/** The inputs that reasons such as `NTAG = TAGMAX + 1` or `TAGLIST of PASID` name. */
export function variedInputs(reasons: readonly string[]): ReadonlySet<string> {
  return new Set(reasons.map((reason) => reason.replace(/^second /, '').split(' ')[0] ?? ''));
}

/** Whether a row of a command, its target or a common row looks at one of the inputs. */
export function readsInput(command: Command, id: string, inputs: ReadonlySet<string>, model: Model): boolean {
  const { target } = command;
  if (target?.id === id) {
    return inputs.has(target.key.name) || expressionReads([target.where, target.when], inputs, model);
  }
  const common = model.common.find((row) => row.id === id);
  // `reserved FIELD` looks at every field that has a table of values.
  if (common) {
    const cells = commonCells({ ...model, common: [common] }, command);
    return expressionReads(cells, new Set([...inputs, 'FIELD']), model);
  }
  const row = command.conditions.find((each) => each.id === id);
  return row !== undefined && expressionReads([row.when, row.condition], inputs, model);
}

function expressionReads(
  expressions: readonly (Expression | null)[],
  inputs: ReadonlySet<string>,
  model: Model,
): boolean {
  let reads = false;
  for (const expression of expressions) {
    if (!expression) continue;
    visit(inlineTerms(expression, model.terms), new Map(), (node) => {
      reads ||= (node.kind === 'name' || node.kind === 'member') && inputs.has(node.name);
    });
  }
  return reads;
}
