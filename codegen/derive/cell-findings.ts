import type { State } from '../language/values.ts';
import type { Finding } from './finding.ts';
import type { Machine } from './machine.ts';
import { subjectOf, type Move } from './move.ts';
import type { OpenCell } from './reset-cells.ts';
import { ResetCells } from './reset-cells.ts';

/** Findings that show cells of Reset matrices: each cell is looked for until there is a finding that holds for all devices. */
export class CellFindings {
  readonly #machine: Machine;
  readonly #cells: ResetCells;
  readonly #holds: (finding: Finding) => boolean;
  readonly #note: (keys: readonly string[], finding: Finding) => void;

  /** `holds`: whether a finding ends the same on each device; it may leave the machine anywhere. `note` takes what was found. */
  constructor(
    machine: Machine,
    holds: (finding: Finding) => boolean,
    note: (keys: readonly string[], finding: Finding) => void,
  ) {
    this.#machine = machine;
    this.#cells = new ResetCells(machine);
    this.#holds = holds;
    this.#note = note;
  }

  /** Whether there are cells of a command or an event that nothing has shown yet. */
  isOpen(subject: string): boolean {
    return this.#cells.isOpen(subject);
  }

  /**
   * Notes the cells that the move of a finding shows, which has led from a state to the present one: by what is read back, or by
   * how a further command ends. Returns the finding with those that are read back.
   */
  show(finding: Finding, before: State): Finding {
    const machine = this.#machine;
    // What controllers report changes the state beside the tables.
    if (machine.reports.length > 0 || !this.isOpen(subjectOf(finding.move))) return finding;
    const here = machine.position();
    const differences = this.#cells.differences(finding.move, before);
    const seen = this.#cells.seen(differences);
    const own = { ...finding, cells: seen.map(shown) };
    const holds = seen.length > 0 && this.#holds(own);
    machine.return(here);
    if (holds) this.#close(seen, own);
    const rest = differences.filter(({ cell }) => !holds || !seen.includes(cell));
    for (const { cell, probe } of this.#cells.probed(rest)) {
      const { operation, outcome } = probe;
      const move: Move = { kind: 'command', operation };
      const prefix = [...finding.prefix, finding.move];
      const reasons = [...probe.reasons, `after ${subjectOf(finding.move)}`];
      const further = { prefix, move, reasons, outcome, changes: [], cells: [shown(cell)] };
      const isShown = this.#holds(further);
      machine.return(here);
      if (isShown) this.#close([cell], further);
    }
    return holds ? own : finding;
  }

  #close(cells: readonly OpenCell[], finding: Finding): void {
    this.#note(
      cells.map(({ row, kind }) => `cell|${row.id}|${kind}`),
      finding,
    );
    this.#cells.close(cells);
  }
}

function shown({ row, names }: OpenCell): NonNullable<Finding['cells']>[number] {
  return { row: row.id, names };
}
