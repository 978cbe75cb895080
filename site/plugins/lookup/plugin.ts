import { createHash } from 'node:crypto';
import type { Plugin, PluginContentLoadedActions } from '@docusaurus/types';
import type { SiteFacts } from '../../src/lookup/data.ts';
import { evidenceOf } from './evidence.ts';
import { vectorFilePages, vectorFileSummaries } from './files.ts';
import { readOutputs, type Outputs } from './outputs.ts';
import { requirementAreas, requirementPages } from './requirements.ts';
import { REQUIREMENT_INDEX, requirementRoute, sectionRoute, STATUS_INDEX, VECTOR_INDEX } from './routes.ts';
import { statusPages } from './statuses.ts';

/** A page: its route, the component that shows it, and what the component gets as `data`. */
interface Page {
  readonly route: string;
  readonly component: string;
  readonly data: unknown;
}

/** Pages to look things up: statuses, requirements with their vectors, and files of vectors. All come from the outputs of a build. */
export function lookup(folder: string): (context: { readonly baseUrl: string }) => Plugin {
  return ({ baseUrl }) => ({
    name: 'lookup',
    contentLoaded: async ({ actions }) => {
      const outputs = readOutputs(folder);
      actions.setGlobalData(factsOf(outputs));
      for (const page of pagesOf(outputs)) await addPage(page, baseUrl, actions);
    },
    getPathsToWatch: () => [`${folder}/*.json`],
  });
}

/** All pages, in a fixed order. */
export function pagesOf({ specification, files }: Outputs): Page[] {
  const evidence = evidenceOf(files);
  const statuses = statusPages(specification, evidence);
  const summaries = statuses.map(({ name, code, to, description, assigned, by }) => ({
    name,
    code,
    to,
    description,
    assigned,
    by,
  }));
  return [
    { route: STATUS_INDEX, component: 'StatusIndex', data: summaries },
    ...statuses.map((data) => ({ route: data.to, component: 'StatusPage', data })),
    { route: REQUIREMENT_INDEX, component: 'RequirementIndex', data: requirementAreas(specification, evidence) },
    ...requirementPages(specification, evidence).map((data) => ({
      route: requirementRoute(data.id),
      component: 'RequirementPage',
      data,
    })),
    { route: VECTOR_INDEX, component: 'VectorIndex', data: vectorFileSummaries(files) },
    ...vectorFilePages(files, specification).map((data) => ({ route: data.to, component: 'VectorFilePage', data })),
  ];
}

function factsOf({ specification, files }: Outputs): SiteFacts {
  const evidence = evidenceOf(files);
  return {
    commands: specification.commands
      .filter((command) => command.class === 'normative')
      .map(({ name, source }) => ({ label: name, to: sectionRoute(source) })),
    requirements: specification.requirements.length,
    vectors: [...files.values()].reduce((sum, { vectors }) => sum + vectors.length, 0),
    example:
      specification.requirements.find(({ id, kind }) => kind === 'Status conditions' && evidence.has(id))?.id ?? null,
  };
}

async function addPage(
  { route, component, data }: Page,
  baseUrl: string,
  { createData, addRoute }: PluginContentLoadedActions,
): Promise<void> {
  const name = `${component}-${createHash('sha256').update(route).digest('hex').slice(0, 12)}.json`;
  const file = await createData(name, JSON.stringify(data));
  addRoute({
    path: baseUrl.replace(/\/$/u, '') + route,
    component: `@site/src/lookup/${component}.tsx`,
    modules: { data: file },
    exact: true,
  });
}
