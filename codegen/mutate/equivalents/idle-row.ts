import type { EquivalenceRule } from './rule.ts';

/** A row of a matrix whose cells are all `–`, forgotten or with another When. */
export const idleRow: EquivalenceRule = {
  name: 'idle-row',
  why: 'Every cell of the row leaves the state as it is, before the change and after it, so it does not matter when the row applies.',
  argue(mutant, model) {
    const before = model.transitions.find(({ id }) => id === mutant.row);
    const after = mutant.model.transitions.find(({ id }) => id === mutant.row);
    if (!before || mutant.model.transitions === model.transitions) return null;
    const cells = [...Object.entries(before.cells), ...Object.entries(after?.cells ?? {})];
    const idle = cells.every(
      ([state, cell]) => cell.kind === 'stays' || (cell.kind === 'state' && cell.state === state),
    );
    return idle ? `${mutant.row} changes nothing in any state` : null;
  },
};
