import { kebabCase } from '../model/ids.ts';
import { specificationId } from '../model/specification.ts';
import { diagnostic, type Diagnostic } from '../model/diagnostic.ts';
import type { Model } from '../model/model.ts';
import type { Space, Vector, VectorFile, VectorNote } from '../model/vector.ts';
import { Catalog } from './catalog.ts';
import { CHOOSERS } from './choosers.ts';
import { codecVectors } from './codec-vectors.ts';
import { unlistedVectors } from './unlisted-vectors.ts';
import { derivedVectors } from './derived-vectors.ts';
import { subjectOf } from './move.ts';
import { differences } from './differences.ts';
import { explore } from './explore.ts';
import type { Finding } from './finding.ts';
import { isIndependent } from './independence.ts';
import { Machine } from './machine.ts';
import { HOST } from './spaces.ts';
import { followScenarios, writeScenarios } from './scenario/fences.ts';
import { registerVectors } from './register-vectors.ts';
import { topologiesOf } from './topology.ts';
import { extremeAttributes, worlds, type World } from './world.ts';

/** A vector file with its path below the folder of vectors. */
export interface DerivedFile {
  readonly path: string;
  readonly file: VectorFile;
}

/** The version of this generator: it changes when the same text gives other vectors. */
const GENERATOR = { name: 'scalable-nvme', version: '0.3.0', seed: 0 };

/** Why a vector has a flag, and what it means for a user when such a vector fails. */
const NOTES: Readonly<Record<string, VectorNote>> = {
  boundary: {
    kind: 'boundary',
    description: 'One input lies at the end of a range or next to it.',
    effect: 'A host that uses all of what a device reports is refused, or one that asks for too much is served.',
  },
  'life-cycle': {
    kind: 'state-machine',
    description: 'Something happens to the device that no command asks for.',
    effect: 'What a host believes about its controllers is wrong afterwards.',
  },
  'reserved-value': {
    kind: 'reserved-field',
    description: 'A field has a value without a meaning.',
    effect: 'A later version of the proposal cannot use the value.',
  },
  'devices-differ': {
    kind: 'ambiguity',
    description: 'Well-known devices differ: some refuse the command, and others carry it out. Both are right.',
    effect: 'A host cannot rely on either.',
  },
  'several-faults': {
    kind: 'ambiguity',
    description: 'Several conditions hold at once; any of their statuses is right.',
    effect: 'A host cannot rely on which fault is reported first.',
  },
};

/** A vector with the address spaces that it uses. */
interface Made {
  readonly vector: Vector;
  readonly spaces?: ReadonlyMap<string, Space>;
}

/** All address spaces of the vectors of one file, by name. */
function spacesOf(made: readonly Made[]): Record<string, Space> {
  const all = new Map([[HOST.name, HOST.space], ...made.flatMap(({ spaces }) => [...(spaces ?? [])])]);
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The vectors of a model, and what deriving them showed to be wrong with it. */
export interface Derivation {
  readonly files: readonly DerivedFile[];
  readonly findings: readonly Diagnostic[];
}

/** Derives all vectors of a checked model: codec vectors, vectors of each command in each world, and the fences. */
export function derive(model: Model): Derivation {
  const catalog = new Catalog(model);
  const machines = worlds(model)
    .map((world) => new Machine(catalog, world))
    .filter((machine) => machine.plane.invariants().length === 0);
  const files: DerivedFile[] = [
    file(
      model,
      'codec',
      {},
      codecVectors(catalog).map((vector) => ({ vector })),
    ),
  ];
  const [small, ...others] = machines;
  if (!small) return { files, findings: [] };
  const [least, greatest] = [extremeAttributes(catalog, 'low'), extremeAttributes(catalog, 'high')];
  const devices = CHOOSERS.flatMap((chooser) => [
    new Machine(catalog, small.world, chooser),
    new Machine(catalog, small.world, chooser, undefined, least),
  ]).concat(new Machine(catalog, small.world, undefined, undefined, greatest));
  const scenarios = followScenarios(model, machines);
  // What fails by its data changes nothing, and the data is not part of a way.
  const ways = scenarios.results
    .filter(({ machine }) => machine === small)
    .map(({ run }) => run.moves.filter((move) => move.kind !== 'command' || move.failure === undefined));
  const holds = (finding: Finding): boolean => devices.every((other) => isIndependent(finding, small, other));
  const { findings: all, undefinedRows, broken } = explore(small, { ways, holds });
  const findings = all.filter(holds);
  for (const command of [...model.commands.map(({ name }) => name), ...model.events.map(({ name }) => name)]) {
    const own = findings.filter(({ move }) => subjectOf(move) === command);
    const groups = new Map<string, Made[]>();
    const event = model.events.find(({ name }) => name === command);
    const registers = event ? registerVectors(catalog, event) : [];
    const group = kebabCase(command);
    for (const made of [...derivedVectors(small, own, ''), ...registers.map((vector) => ({ group, vector }))])
      groups.set(made.group, [...(groups.get(made.group) ?? []), made]);
    for (const [name, vectors] of groups) files.push(file(model, name, small.world, vectors));
  }
  for (const { group, vectors } of unlistedVectors(small, findings, ways))
    files.push(file(model, group, small.world, vectors));
  for (const machine of others) {
    const vectors = derivedVectors(machine, differences(small, machine, findings), machine.world.name);
    if (vectors.length > 0) files.push(file(model, `world-${machine.world.name}`, machine.world, vectors));
  }
  const byWorld = new Map<World, Made[]>();
  const written = writeScenarios(scenarios.results);
  for (const { vector, machine, spaces } of written.results)
    byWorld.set(machine.world, [...(byWorld.get(machine.world) ?? []), { vector, spaces }]);
  for (const [world, vectors] of byWorld)
    files.push(file(model, world === small.world ? 'scenarios' : `scenarios-${world.name}`, world, vectors));
  const wrong = [...definednessFindings(model, undefinedRows), ...brokenFindings(model, broken)];
  return { files, findings: [...scenarios.findings, ...written.findings, ...wrong] };
}

/** The vectors alone. */
export function deriveVectors(model: Model): readonly DerivedFile[] {
  return derive(model).files;
}

/** Each row that is undefined where no row answers: success would be decided by something that is not there. */
function definednessFindings(model: Model, undefinedRows: ReadonlyMap<string, string>): Diagnostic[] {
  return model.requirementIndex.flatMap(({ id, at }) => {
    const when = undefinedRows.get(id);
    if (when === undefined) return [];
    const message = `Unexpected row ${id} that is undefined while no row answers (${when}), expected a row for what it reads and does not find`;
    return [diagnostic('undefined-row', at, message)];
  });
}

function brokenFindings(model: Model, broken: ReadonlyMap<string, string>): Diagnostic[] {
  return model.invariants.flatMap(({ id, at }) => {
    const last = broken.get(id);
    if (last === undefined) return [];
    const message = `Unexpected invariant ${id} that commands can break (${last}), expected a row that refuses what breaks it`;
    return [diagnostic('broken-invariant', at, message)];
  });
}

function file(model: Model, group: string, world: World | Record<string, never>, made: readonly Made[]): DerivedFile {
  const sorted: Vector[] = made.map(({ vector }) => vector).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const used = new Set(sorted.flatMap((vector) => vector.flags ?? []));
  const scenarios = sorted.some((vector) => vector.kind === 'scenario');
  return {
    path: `${group}.json`,
    file: {
      format: 'snvme-vectors/1',
      specification: specificationId(model),
      generator: GENERATOR,
      group,
      count: sorted.length,
      world: 'limits' in world ? world.limits : {},
      notes: Object.fromEntries(Object.entries(NOTES).filter(([flag]) => used.has(flag))),
      spaces: scenarios ? spacesOf(made) : {},
      topologies: scenarios ? topologiesOf(model) : {},
      vectors: sorted,
    },
  };
}
