import type { Attribute, AttributeRange, Model } from '../../model/model.ts';
import { within } from '../../model/source.ts';
import type { Reference } from '../../model/command.ts';
import type { Link } from '../links.ts';
import { fieldLink, structureLink } from './commands.ts';

/** The names in Attributes, Limits, Data structure and Event tables. */
export function definitionLinks(model: Model): readonly Link[] {
  return [
    ...model.objects
      .flatMap((object) => [object.key ?? [], object.attributes].flat())
      .flatMap((attribute) => attributeLinks(attribute, model)),
    ...model.limits.flatMap((limit) => reportedLinks(limit.description, limit.at, model)),
    ...model.structures
      .flatMap((structure) => structure.fields)
      .flatMap(({ entry, at }) => (entry === undefined ? [] : [structureLink({ name: entry, at }, model)])),
    ...model.events.flatMap(({ stimulus, dependsOn }) => [
      ...(stimulus.kind === 'write' ? registerLinks(stimulus, model) : []),
      ...(dependsOn === null ? [] : registerLinks(dependsOn, model)),
    ]),
    ...model.events.map((event) => ({
      ...event.appliesTo,
      expected: 'the mnemonic of an object with an Attributes table',
      known: model.objects.map((object) => object.mnemonic),
    })),
  ];
}

/** A register and its field. */
function registerLinks(
  { register, field }: { readonly register: Reference; readonly field: Reference },
  model: Model,
): readonly Link[] {
  const fields = model.registers.find(({ mnemonic }) => mnemonic === register.name)?.fields ?? [];
  const known = model.registers.map(({ mnemonic }) => mnemonic);
  const first: Link = { ...register, expected: 'the mnemonic of a register', known };
  if (!known.includes(register.name)) return [first];
  return [{ ...field, expected: `a field of ${register.name}`, known: fields.map(({ mnemonic }) => mnemonic) }];
}

function attributeLinks({ range, reportedIn }: Attribute, model: Model): readonly Link[] {
  const links = rangeLinks(range, model);
  if (reportedIn === null) return links;
  const { structure, field, at } = reportedIn;
  const [first, second] = [
    { name: structure, at: within(at, 0, structure.length) },
    { name: field, at: within(at, structure.length + 1, structure.length + 1 + field.length) },
  ];
  return [...links, structureLink(first, model), fieldLink(first, second, model)];
}

function rangeLinks(range: AttributeRange, model: Model): readonly Link[] {
  if (range.kind === 'map') return rangeLinks(range.element, model);
  if (range.kind !== 'values') return [];
  const known = [...model.values, ...model.structures, ...model.objects].map((each) => each.mnemonic);
  return [{ ...range.values, expected: 'the mnemonic of a Values table, a Data structure or an object', known }];
}

/** `Reported in XCCAP.TAGMAX.` in the description of a limit, found at the limit's row. */
function reportedLinks(description: string, at: Link['at'], model: Model): readonly Link[] {
  const { structure, field } =
    /Reported in (?<structure>[A-Z][A-Z0-9]*)\.(?<field>[A-Z][A-Z0-9]*)\b/.exec(description)?.groups ?? {};
  if (structure === undefined || field === undefined) return [];
  const registers = model.registers.filter((register) => register.mnemonic === structure);
  const [register] = registers;
  if (register) {
    const known = register.fields.map((each) => each.mnemonic);
    return [{ name: field, at, expected: `a field of ${structure}`, known }];
  }
  const first = { name: structure, at };
  return [structureLink(first, model), fieldLink(first, { name: field, at }, model)];
}
