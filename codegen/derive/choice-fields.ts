import type { Model } from '../model/model.ts';

/**
 * Mnemonics of the fields of returned lists that hold numbers which a device chose together: the text says
 * `this.PAIRS := PAIRLIST` in one row and `XCDE(index(p), p) for p in this.PAIRS` in another.
 */
export function choiceFields(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const attribute of chosenMaps(model)) {
    for (const { value } of model.commands.flatMap((command) => command.returned)) {
      if (value.kind !== 'list' || value.binder.source.kind !== 'member') continue;
      if (value.binder.source.name !== attribute) continue;
      const { element, binder } = value;
      if (element.kind !== 'call' && element.kind !== 'record') continue;
      const structure = element.kind === 'call' ? element.name : element.structure;
      const fields = model.structures.find(({ mnemonic }) => mnemonic === structure)?.fields ?? [];
      for (const [i, argument] of element.arguments.entries()) {
        const field = fields[i];
        if (field && argument.kind === 'name' && argument.name === binder.name) found.add(field.mnemonic);
      }
    }
  }
  return found;
}

/** Attributes that become what a device chose together. */
function chosenMaps(model: Model): string[] {
  return model.commands.flatMap(({ choices, effects }) => {
    const several = new Set(choices.filter(({ type }) => type.kind === 'distinct').map(({ name }) => name));
    return effects.flatMap(({ place, value }) =>
      value.kind === 'name' && several.has(value.name) && place.kind === 'member' ? [place.name] : [],
    );
  });
}
