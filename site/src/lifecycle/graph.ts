import type { ObjectEntry, Specification, TransitionEntry } from '../model.ts';

/** The life cycle of one kind of object: what moves it from state to state. */
export interface LifeCycle {
  readonly object: string;
  /** The state of a new object first, the others in the order of their values. */
  readonly states: readonly string[];
  readonly arrows: readonly Arrow[];
}

/** `null` stands for "does not exist": before its creation, and once it is gone. */
export interface Arrow {
  readonly from: string | null;
  readonly to: string | null;
  /** The commands and events that cause it. */
  readonly causes: readonly string[];
}

/** Longest guard in the figure; the table has the whole one. */
const GUARD = 36;

/** Reads the life cycle of an object from its State transitions. What leaves the state as it is has no arrow. */
export function lifeCycleOf(model: Specification, mnemonic: string): LifeCycle | null {
  const rows = model.transitions.filter(({ object }) => object === mnemonic);
  const columns = inOrder(Object.keys(rows[0]?.cells ?? {}), model);
  if (columns.length === 0) return null;
  const object = model.objects.find((candidate) => candidate.mnemonic === mnemonic);
  const initial = initialState(object, columns);
  const arrows = new Map<string, Arrow>();
  const add = (from: string | null, to: string | null, cause: string) => {
    const key = `${from ?? ''}>${to ?? ''}`;
    const causes = arrows.get(key)?.causes ?? [];
    arrows.set(key, { from, to, causes: causes.includes(cause) ? causes : [...causes, cause] });
  };
  if (initial !== null) {
    for (const { name, creates } of model.commands) if (creates?.object === mnemonic) add(null, initial, name);
  }
  for (const row of rows) {
    for (const [state, cell] of Object.entries(row.cells)) {
      if (cell.kind === 'gone') add(state, null, causeOf(row, rows));
      else if (cell.kind === 'state' && cell.state !== state) add(state, cell.state, causeOf(row, rows));
    }
  }
  const states = initial === null ? columns : [initial, ...columns.filter((state) => state !== initial)];
  return { object: object?.name ?? mnemonic, states, arrows: [...arrows.values()] };
}

/** Keys of JSON have no order of their own; the Values table of the states has one. */
function inOrder(states: readonly string[], model: Specification): string[] {
  const tables = model.values.map(({ values }) => values.flatMap(({ enumerator }) => enumerator ?? []));
  const table = tables.find((names) => states.every((state) => names.includes(state))) ?? [];
  return [...states].sort((a, b) => table.indexOf(a) - table.indexOf(b));
}

/** The life cycle in words, one sentence an arrow. */
export function describeLifeCycle({ arrows }: LifeCycle): string[] {
  return arrows.map(({ from, to, causes }) => {
    const move = from === null ? `creation to ${to}` : to === null ? `${from} to gone` : `${from} to ${to}`;
    return `${move}: ${causes.join('; ')}`;
  });
}

/** The state that a new object has: the initial value of the attribute whose values the columns are. */
function initialState(object: ObjectEntry | undefined, columns: readonly string[]): string | null {
  const values = object?.attributes.map(({ initial }) => initial) ?? [];
  return columns.find((state) => values.includes(state)) ?? null;
}

/** A command that has several rows needs its guard to tell them apart. */
function causeOf(row: TransitionEntry, rows: readonly TransitionEntry[]): string {
  const alone = rows.filter(({ command }) => command === row.command).length === 1;
  if (row.when === null || alone) return row.command;
  return `${row.command} [${row.when.length > GUARD ? `${row.when.slice(0, GUARD - 1)}…` : row.when}]`;
}
