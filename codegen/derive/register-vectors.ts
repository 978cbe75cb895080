import { resetRowsOf } from '../language/resets.ts';
import { kebabCase } from '../model/ids.ts';
import type { Register } from '../model/layout.ts';
import type { EventType } from '../model/model.ts';
import type { ResetCell, ResetRow } from '../model/reset.ts';
import type { ScenarioVector, Step, Topology } from '../model/vector.ts';
import { disables, requiredBy, unconfigures } from './aftermath.ts';
import type { Catalog } from './catalog.ts';
import { bitsOf, hexadecimal, stimulusSteps } from './stimulus-steps.ts';
import { ADMIN_QUEUE, adminQueue, FUNCTION, READY } from './topology.ts';

/** What a register holds when its topology has run; `null` where no step of it says so. */
type Content = (register: string) => bigint | null;

/**
 * One vector for each event that a host brings about: what the Reset matrix says of registers. The registers of the
 * configuration space are looked at before the function is switched on again, those of the controller after it.
 */
export function registerVectors(catalog: Catalog, event: EventType): readonly ScenarioVector[] {
  const { model } = catalog;
  const primary = model.objects.find(({ key }) => key === null)?.mnemonic;
  const rows = resetRowsOf(model, event.name, true).filter(({ object }) => object === primary);
  const first = contentOf(adminQueue());
  const changed = event.stimulus.kind === 'write' ? event.stimulus.register.name : null;
  const expects = (space: Register['space']): readonly Step[] =>
    model.registers
      .filter((register) => register.space === space && register.mnemonic !== changed)
      .flatMap((register) => expectation(register, cellOf(rows, register, catalog)?.cell ?? null, first) ?? []);
  const checks = [...expects('configuration'), ...expects('controller')];
  if (checks.length === 0) return [];
  const steps: Step[] = [
    ...stimulusSteps(event.stimulus, catalog),
    ...expects('configuration'),
    ...(unconfigures(model, event.name, event.stimulus) ? [{ op: 'topology', name: FUNCTION } as const] : []),
    ...(disables(model, event.name) ? [{ ...READY, value: '0x0' } as const] : []),
    ...expects('controller'),
  ];
  return [
    {
      id: `${kebabCase(event.name)}.registers`,
      kind: 'scenario',
      title: `${event.name}: what registers hold`,
      requirements: [...new Set(model.registers.flatMap((each) => cellOf(rows, each, catalog)?.row ?? []))],
      flags: ['life-cycle'],
      level: 'queue',
      topology: ADMIN_QUEUE,
      requires: requiredBy(event),
      effects: { destructive: false, scope: 'controller', cleanup: 'controller-reset' },
      memory: [],
      steps,
    },
  ];
}

/** The cell of the kind of state that holds a whole register, with its row. */
function cellOf(
  rows: readonly ResetRow[],
  { mnemonic }: Register,
  { model }: Catalog,
): { readonly row: string; readonly cell: ResetCell } | undefined {
  return rows
    .flatMap(({ id, object, cells }) =>
      model.stateKinds
        .filter((kind) => kind.object === object && kind.holds.some(({ name }) => name === mnemonic))
        .flatMap(({ name }) => (cells[name] ? [{ row: id, cell: cells[name].cell }] : [])),
    )
    .at(0);
}

/** What a host reads from the bits that it can write, and that no implementation chooses. */
function expectation({ mnemonic, fields }: Register, cell: ResetCell | null, first: Content): Step | null {
  const open = fields.filter(({ access, reset }) => access === 'RW' && reset !== null);
  const mask = open.reduce((bits, { bit, width }) => bits | bitsOf(bit, width), 0n);
  const begun = open.reduce((value, { bit, reset }) => value | (BigInt(reset ?? 0) << BigInt(bit)), 0n);
  const value = cell === 'kept' ? first(mnemonic) : cell === 'default' || cell === 'lost' ? begun : null;
  if (value === null || mask === 0n) return null;
  return {
    op: 'reg.expect',
    reg: mnemonic,
    mask: hexadecimal(mask),
    value: hexadecimal(value & mask),
    note: cell === 'kept' ? `${mnemonic} is kept` : `${mnemonic} begins anew`,
  };
}

function contentOf({ memory, steps }: Topology): Content {
  const written = new Map(
    steps.flatMap((step) => {
      if (step.op !== 'reg.write') return [];
      const value = step.value ?? memory.find(({ name }) => name === step.mem)?.iova;
      return value === undefined ? [] : [[step.reg, BigInt(value)] as const];
    }),
  );
  return (register) => written.get(register) ?? null;
}
