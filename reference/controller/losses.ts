import { lostBy, resetRowsOf } from '../../codegen/language/resets.ts';
import type { Model } from '../../codegen/model/model.ts';
import type { ResetMatter } from '../../codegen/model/reset.ts';
import { RESET_MATTERS } from '../../codegen/model/reset.ts';

/** What an event takes from the function and its primary controller, beside attributes. */
export interface Losses {
  /** Registers that get their value after reset: whole ones by `CC`, single fields by `CSTS.NSSRO`. */
  readonly registers: ReadonlySet<string>;
  /** Registers and fields that keep their value. */
  readonly kept: ReadonlySet<string>;
  readonly matters: ReadonlySet<ResetMatter>;
}

export const NO_LOSSES: Losses = { registers: new Set(), kept: new Set(), matters: new Set() };

/** A model is asked once, whatever number of controllers it makes. */
const known = new WeakMap<Model, ReadonlyMap<string, Losses>>();

/** What the Reset matrix of the one primary controller says of each event. */
export function lossesOf(model: Model): ReadonlyMap<string, Losses> {
  let losses = known.get(model);
  if (!losses) known.set(model, (losses = readLosses(model)));
  return losses;
}

function readLosses(model: Model): ReadonlyMap<string, Losses> {
  const primary = model.objects.find(({ key }) => key === null)?.mnemonic;
  const isRegister = (name: string): boolean =>
    model.registers.some(({ mnemonic }) => mnemonic === name.split('.')[0] && name !== primary);
  const held = model.stateKinds
    .filter(({ object }) => object === primary)
    .flatMap(({ holds }) => holds.map(({ name }) => name));
  return new Map(
    model.events.map(({ name }) => {
      const rows = resetRowsOf(model, name, true).filter(({ object }) => object === primary);
      const lost = new Set(rows.flatMap((row) => [...lostBy(model, row)]));
      return [
        name,
        {
          registers: new Set([...lost].filter(isRegister)),
          kept: new Set(held.filter((each) => isRegister(each) && !lost.has(each))),
          matters: new Set(RESET_MATTERS.filter((matter) => lost.has(matter))),
        },
      ];
    }),
  );
}
