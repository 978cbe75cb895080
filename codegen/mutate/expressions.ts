import { print } from '../language/print.ts';
import type { Expression } from '../model/expression.ts';
import { holes } from './holes.ts';
import type { Change } from './mutant.ts';
import { comparison } from './operators/comparison.ts';
import { constant } from './operators/constant.ts';
import { logic } from './operators/logic.ts';
import { name } from './operators/name.ts';
import type { Operator } from './operators/operator.ts';
import { record } from './operators/record.ts';
import { NO_NAMES, type Vocabulary } from './vocabulary.ts';

const OPERATORS: readonly Operator[] = [comparison, logic, constant, name, record];

/** Every expression that differs from this one in one place. `names` says which names can be mixed up. */
export function expressionMutants(expression: Expression, names: Vocabulary = NO_NAMES): Change<Expression>[] {
  const from = print(expression);
  const found: Change<Expression>[] = [];
  for (const hole of holes(expression)) {
    for (const operate of OPERATORS) {
      for (const { operator, class: kind, node } of operate(hole, names)) {
        const changed = hole.put(node);
        const to = print(changed);
        if (to !== from) found.push({ operator, class: kind, from, to, changed });
      }
    }
  }
  return found;
}
