import type { VectorFile } from '../../../codegen/index.ts';
import type { Specification } from '../../src/model.ts';
import type { RowEvidence } from '../markdown/evidence.ts';
import { evidenceOf } from './evidence.ts';
import { requirementRoute, statusRoute, vectorRoute } from './routes.ts';

/** What the Markdown plugins of the specification take from the outputs of a build. */

/** The sentence of each requirement, by id. */
export function sentencesOf({ requirements }: Specification): Map<string, string> {
  return new Map(requirements.map(({ id, sentence }) => [id, sentence]));
}

/** The page of each status, by name. */
export function statusRoutes({ statuses }: Specification): Map<string, string> {
  return new Map(statuses.map(({ name }) => [name, statusRoute(name)]));
}

/** How many vectors carry each requirement, by id. */
export function evidenceOfRows(
  { requirements }: Specification,
  files: ReadonlyMap<string, VectorFile>,
): Map<string, RowEvidence> {
  const evidence = evidenceOf(files);
  return new Map(
    requirements.map(({ id }) => [id, { vectors: evidence.get(id)?.length ?? 0, to: requirementRoute(id) }]),
  );
}

/** The vector of each scenario: its id is that of the fence in lower case. */
export function scenarioRoutes(files: ReadonlyMap<string, VectorFile>): Map<string, string> {
  return new Map(
    [...files].flatMap(([file, { vectors }]) =>
      vectors.map(({ id }): [string, string] => [id.toUpperCase(), vectorRoute(file, id)]),
    ),
  );
}
