import type { PluginOptions } from '@docusaurus/plugin-content-docs';
import { githubAlerts } from '../plugins/markdown/alerts.ts';
import { catalogueOf, readPages } from '../plugins/markdown/catalogue.ts';
import { plainColons } from '../plugins/markdown/directives.ts';
import { repositoryLinks, type Sources } from '../plugins/markdown/guide.ts';
import { references } from '../plugins/markdown/links.ts';
import { mermaidFigures } from '../plugins/markdown/mermaid.ts';
import { scenarios } from '../plugins/markdown/scenarios.ts';
import { sectionClass } from '../plugins/markdown/section.ts';
import { inWords } from '../plugins/markdown/sentences.ts';
import { specificationTables } from '../plugins/markdown/tables.ts';
import { evidenceOfRows, scenarioRoutes, sentencesOf, statusRoutes } from '../plugins/lookup/markdown.ts';
import { readOutputs } from '../plugins/lookup/outputs.ts';
import { rowEvidence, scenarioEvidence } from '../plugins/markdown/evidence.ts';
import { lifeCycles } from '../plugins/markdown/life-cycle.ts';
import { sharingFigure } from '../plugins/markdown/sharing.ts';
import { mentions } from '../plugins/markdown/mentions.ts';
import { guide, root, spec, vectors } from './paths.ts';

type RemarkPlugins = PluginOptions['beforeDefaultRemarkPlugins'];

const sources: Sources = {
  root,
  routes: new Map([
    [spec, '/spec'],
    [guide, '/guide'],
  ]),
};

/**
 * Plugins for the specification. They run before those of Docusaurus, which then resolves and checks the links that they make.
 * Names are collected once at start: a new table or requirement shows up as a link target after a restart of `docusaurus start`.
 */
export function specificationPlugins(): RemarkPlugins {
  const catalogue = catalogueOf(readPages(spec));
  const { specification, files } = readOutputs(vectors);
  return [
    plainColons,
    githubAlerts,
    repositoryLinks(sources),
    sectionClass,
    references(catalogue),
    inWords(sentencesOf(specification)),
    scenarioEvidence(scenarioRoutes(files)),
    scenarios,
    mentions({ names: catalogue.names, statuses: statusRoutes(specification) }),
    rowEvidence(evidenceOfRows(specification, files)),
    mermaidFigures,
    lifeCycles(specification),
    sharingFigure,
    specificationTables,
  ];
}

/** Plugins for the contributor guide. */
export function guidePlugins(): RemarkPlugins {
  return [plainColons, githubAlerts, repositoryLinks(sources), mermaidFigures, specificationTables];
}
