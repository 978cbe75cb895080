import type { PluginOptions } from '@docusaurus/plugin-content-docs';
import type { ParseFrontMatter } from '@docusaurus/types';
import { REQUIREMENT_INDEX, STATUS_INDEX, VECTOR_INDEX } from './lookup/routes.ts';

/** Names of the folders of the specification. */
const LABELS: Readonly<Record<string, string>> = { commands: 'Commands', base: 'Base annex' };

/** The specification's key `order` is what Docusaurus calls `sidebar_position`. */
export const orderAsPosition: ParseFrontMatter = async (parameters) => {
  const parsed = await parameters.defaultParseFrontMatter(parameters);
  const order = parsed.frontMatter['order'];
  if (typeof order === 'number') parsed.frontMatter['sidebar_position'] ??= order;
  return parsed;
};

type Sidebar = Awaited<ReturnType<NonNullable<PluginOptions['sidebarItemsGenerator']>>>;

/** Pages that are made from the outputs of a build and stand beside the specification. */
const LOOKUP: Sidebar[number] = {
  type: 'category',
  label: 'Look up',
  collapsible: true,
  collapsed: false,
  items: [
    { type: 'link', label: 'Status codes', href: STATUS_INDEX },
    { type: 'link', label: 'Requirements', href: REQUIREMENT_INDEX },
    { type: 'link', label: 'Vectors', href: VECTOR_INDEX },
  ],
};

/** The sidebar of the specification: its sections, then the pages to look things up. */
export const specificationSidebar: PluginOptions['sidebarItemsGenerator'] = async (parameters) => [
  ...(await foldersByOrder(parameters)),
  LOOKUP,
];

/** Gives folders a name, and the place of their first page. */
export const foldersByOrder: PluginOptions['sidebarItemsGenerator'] = ({
  defaultSidebarItemsGenerator,
  ...parameters
}) => {
  const categoriesMetadata = { ...parameters.categoriesMetadata };
  for (const { sourceDirName, sidebarPosition = Infinity } of parameters.docs) {
    if (sourceDirName === '.') continue;
    const known = categoriesMetadata[sourceDirName];
    categoriesMetadata[sourceDirName] = {
      label: LABELS[sourceDirName] ?? capitalized(sourceDirName),
      collapsed: false,
      ...known,
      position: Math.min(known?.position ?? Infinity, sidebarPosition),
    };
  }
  return defaultSidebarItemsGenerator({ ...parameters, categoriesMetadata });
};

function capitalized(folder: string): string {
  const name = folder.split('/').at(-1) ?? folder;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
