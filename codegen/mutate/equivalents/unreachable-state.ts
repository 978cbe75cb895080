import { lifeCycle } from './states.ts';
import type { EquivalenceRule } from './rule.ts';
import { isSame } from './same.ts';

/** A cell of the matrix for a state that nothing leads to. */
export const unreachableState: EquivalenceRule = {
  name: 'unreachable-state',
  why: 'No initial value, no effect and no cell of the changed matrix leads to the state of the column, so the cell is never read.',
  argue(mutant, model) {
    const before = model.transitions.find(({ id }) => id === mutant.row);
    const after = mutant.model.transitions.find(({ id }) => id === mutant.row);
    if (!before || !after || !isSame(before.when, after.when)) return null;
    const changed = Object.keys(before.cells).filter((state) => !isSame(before.cells[state], after.cells[state]));
    const cycle = lifeCycle(mutant.model, after);
    if (!cycle || changed.length === 0 || changed.some((state) => cycle.reachable.has(state))) return null;
    return `nothing in the text leads to ${before.object}.${cycle.attribute} = ${changed.join(', ')}`;
  },
};
