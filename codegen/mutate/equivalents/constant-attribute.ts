import { print } from '../../language/print.ts';
import { lifeCycle } from './states.ts';
import type { EquivalenceRule } from './rule.ts';

/** A state that is returned, forgotten: it is 0 for as long as no command changes it. */
export const constantAttribute: EquivalenceRule = {
  name: 'constant-attribute',
  why: 'The field that is no longer returned is cleared to 0h, and the only state that an object can be in has the value 0h.',
  argue(mutant, model) {
    for (const command of model.commands) {
      const row = command.returned.find(({ id }) => id === mutant.row);
      if (!row || mutant.operator !== 'drop' || row.value.kind !== 'member') continue;
      if (row.value.object.kind !== 'name' || row.value.object.name !== 'this') continue;
      const matrix = model.transitions.find(({ object }) => object === command.target?.object.name);
      const cycle = matrix && lifeCycle(model, matrix);
      if (!cycle || cycle.attribute !== row.value.name || cycle.reachable.size !== 1) continue;
      const [only = ''] = cycle.reachable;
      const zero = model.values.some(({ values }) =>
        values.some((each) => each.enumerator === only && each.value === 0),
      );
      if (zero) return `${print(row.value)} is always ${only}`;
    }
    return null;
  },
};
