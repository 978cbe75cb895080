import path from 'node:path';
import type { PluginOptions } from '@docusaurus/plugin-content-docs';
import { githubAlerts } from '../plugins/markdown/alerts.ts';
import { catalogueOf, readPages } from '../plugins/markdown/catalogue.ts';
import { plainColons } from '../plugins/markdown/directives.ts';
import { repositoryLinks, type Sources } from '../plugins/markdown/guide.ts';
import { references } from '../plugins/markdown/links.ts';
import { mermaidSource } from '../plugins/markdown/mermaid.ts';
import { scenarios } from '../plugins/markdown/scenarios.ts';
import { sectionClass } from '../plugins/markdown/section.ts';
import { inWords, readSentences } from '../plugins/markdown/sentences.ts';
import { specificationTables } from '../plugins/markdown/tables.ts';
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
  const sentences = readSentences(path.join(vectors, 'spec.json'));
  return [
    plainColons,
    githubAlerts,
    repositoryLinks(sources),
    sectionClass,
    references(catalogue),
    inWords(sentences),
    scenarios,
    specificationTables,
  ];
}

/** Plugins for the contributor guide. */
export function guidePlugins(): RemarkPlugins {
  return [plainColons, githubAlerts, repositoryLinks(sources), mermaidSource, specificationTables];
}
