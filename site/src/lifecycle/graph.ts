import type { ObjectEntry, ResetEntry, Specification, TransitionEntry } from '../model.ts';

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
  /** The commands and events that cause it; where only some uses of a command do, with the conditions of those. */
  readonly causes: readonly string[];
}

/** Longest guard in the figure; the table has the whole one. */
const GUARD = 44;

/** Reads the life cycle of an object from its State transitions. What leaves the state as it is has no arrow. */
export function lifeCycleOf(model: Specification, mnemonic: string): LifeCycle | null {
  const rows = model.transitions.filter(({ object }) => object === mnemonic);
  const columns = inOrder(Object.keys(rows[0]?.cells ?? {}), model);
  if (columns.length === 0) return null;
  const object = model.objects.find((candidate) => candidate.mnemonic === mnemonic);
  const initial = initialState(object, columns);
  const arrows = new Map<string, { from: string | null; to: string | null; causes: Map<string, string[]> }>();
  const add = (from: string | null, to: string | null, name: string, guard?: string) => {
    const key = `${from ?? ''}>${to ?? ''}`;
    const arrow = arrows.get(key) ?? { from, to, causes: new Map<string, string[]>() };
    const guards = arrow.causes.get(name) ?? [];
    arrow.causes.set(name, guard === undefined || guards.includes(guard) ? guards : [...guards, guard]);
    arrows.set(key, arrow);
  };
  if (initial !== null) {
    for (const { name, creates } of model.commands) if (creates?.object === mnemonic) add(null, initial, name);
  }
  for (const row of rows) {
    for (const [state, cell] of Object.entries(row.cells)) {
      const to = cell.kind === 'gone' ? null : cell.kind === 'state' ? cell.state : state;
      if (to !== state) add(state, to, row.command, guardOf(row, rows));
    }
  }
  for (const { command } of removals(model, mnemonic)) for (const state of columns) add(state, null, command);
  const states = initial === null ? columns : [initial, ...columns.filter((state) => state !== initial)];
  return {
    object: object?.name ?? mnemonic,
    states,
    arrows: [...arrows.values()].map(({ from, to, causes }) => ({ from, to, causes: [...causes].map(inWords) })),
  };
}

/** The rows of the Reset matrix that remove the object, whatever its state. */
function removals({ stateKinds = [], resets = [] }: Specification, mnemonic: string): readonly ResetEntry[] {
  const existence = stateKinds.find(({ object, holds }) => object === mnemonic && holds.includes(mnemonic))?.name ?? '';
  return resets.filter(({ object, cells }) => object === mnemonic && cells[existence] === 'lost');
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
function guardOf({ command, when }: TransitionEntry, rows: readonly TransitionEntry[]): string | undefined {
  const alone = rows.filter((row) => row.command === command).length === 1;
  if (when === null || alone) return undefined;
  return when.length > GUARD ? `${when.slice(0, GUARD - 1)}…` : when;
}

function inWords([name, guards]: [string, readonly string[]]): string {
  return guards.length === 0 ? name : `${name}: ${guards.join('; ')}`;
}
