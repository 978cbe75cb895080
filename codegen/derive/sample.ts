import { commonFields, expression, named, sampleModel } from '../language/sample.ts';
import { field, structure } from '../model/fixtures.ts';
import type { Field } from '../model/layout.ts';
import type { EventType, Model } from '../model/model.ts';
import { Catalog } from './catalog.ts';
import { Machine } from './machine.ts';
import { worlds } from './world.ts';

/** What every queue entry of the sample has besides: its identifier, and where its data lies. */
const ENTRY: readonly Field[] = [field('CID', 16, 16), field('PRP1', 192, 64), field('PRP2', 256, 64)];

/** The sample with what vectors need: completions, identifiers, data pointers and the values of statuses. */
export function shelves(change: Partial<Model> = {}): Model {
  const model = { ...sampleModel(), ...change };
  const names = new Set([
    ...model.commands.flatMap((each) => [
      ...each.conditions.map(({ status }) => status.name),
      ...(each.target ? [each.target.status.name] : []),
      ...(each.completes?.failure ? [each.completes.failure.status.name] : []),
    ]),
    ...model.common.map(({ status }) => status.name),
    'Is Locked',
  ]);
  const place = { standard: null, definedIn: 'test.md', section: 'test.md', table: 'statuses' };
  return {
    ...model,
    // Keys have room: what a device chooses lies far from all other numbers.
    objects: model.objects.map((object) => ({
      ...object,
      key: object.key && { ...object.key, range: { kind: 'key', low: 0, high: 0xffef } },
      attributes: object.attributes.map((each) =>
        each.range.kind === 'map' && !each.range.sparse
          ? { ...each, range: { ...each.range, high: expression('FFEFh') } }
          : each,
      ),
    })),
    commands: model.commands.map((each) => ({
      ...each,
      fields: [...each.fields, ...ENTRY],
    })),
    structures: [
      structure('SQE', 64, [...commonFields(), ...ENTRY]),
      structure('CQE', 16, [
        field('SQHD', 64, 16),
        field('SQID', 80, 16),
        field('CID', 96, 16),
        field('P', 112, 1),
        field('STATUS', 113, 15),
      ]),
      ...model.structures.filter(({ mnemonic }) => mnemonic !== 'SQE' && mnemonic !== 'CQE'),
    ],
    statuses: ['Success', ...names].map((name, value) => ({
      ...named(name),
      ...place,
      value,
    })) as unknown as Model['statuses'],
  };
}

/** A machine in the small world of a model. */
export function machine(model: Model = shelves()): Machine {
  const [small] = worlds(model);
  if (!small) throw new Error('Unexpected model without a world, expected the small one');
  return new Machine(new Catalog(model), small);
}

/** The sample in which something happens to shelves: `Flood` to all of them or to one. */
export function withFlood(change: Partial<EventType>): Model {
  const model = sampleModel();
  return shelves({ events: model.events.map((event) => ({ ...event, ...change })) });
}
