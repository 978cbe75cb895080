import path from 'node:path';
import type { PluginConfig } from '@docusaurus/types';
import { cacheKey } from '../plugins/cache-key.ts';
import { downloads } from '../plugins/downloads.ts';
import { lookup } from '../plugins/lookup/plugin.ts';
import { guidePlugins, specificationPlugins } from './markdown.ts';
import { apiEntries, downloadFolder, guide, root, site, spec, vectors } from './paths.ts';
import { sharing } from '../plugins/sharing.ts';
import { specificationSidebar } from '../plugins/sidebar.ts';

/** The parts of the site: pages, the specification, the contributor guide, downloads and the API. */
export function sitePlugins(): PluginConfig[] {
  return [
    ['@docusaurus/plugin-content-pages', {}],
    docs('default', spec, 'spec', {
      beforeDefaultRemarkPlugins: specificationPlugins(),
      sidebarItemsGenerator: specificationSidebar,
    }),
    docs('guide', guide, 'guide', { beforeDefaultRemarkPlugins: guidePlugins() }),
    ...apiPlugins(apiEntries()),
    lookup(vectors),
    sharing(spec),
    downloads({ from: vectors, to: downloadFolder }),
    cacheKey([
      path.join(site, 'plugins'),
      path.join(site, 'config'),
      spec,
      ...['spec.json', 'manifest.json'].map((name) => path.join(vectors, name)),
    ]),
  ];
}

/** TypeDoc writes the API as Markdown, which another instance of the docs plugin reads. Types are checked elsewhere. */
function apiPlugins(entryPoints: string[]): PluginConfig[] {
  if (entryPoints.length === 0) return [];
  const typedoc = {
    entryPoints,
    tsconfig: path.join(root, 'tsconfig.json'),
    basePath: root,
    out: path.join(site, 'api'),
    readme: 'none',
    disableSources: true,
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    logLevel: 'Error',
    docsPath: path.join(site, 'api'),
    numberPrefixParser: false,
  };
  return [
    ['docusaurus-plugin-typedoc', typedoc],
    docs('api', path.join(site, 'api'), 'api', { sidebarPath: path.join(site, 'config', 'api-sidebar.ts') }),
  ];
}

function docs(id: string, folder: string, routeBasePath: string, options: Record<string, unknown>): PluginConfig {
  return [
    '@docusaurus/plugin-content-docs',
    { id, path: folder, routeBasePath, numberPrefixParser: false, ...options },
  ];
}
