import type { PluginOptions } from '@docusaurus/plugin-content-docs';
import type { ParseFrontMatter } from '@docusaurus/types';

/** Names of the folders of the specification. */
const LABELS: Readonly<Record<string, string>> = { commands: 'Commands', base: 'Base annex' };

/** The specification's key `order` is what Docusaurus calls `sidebar_position`. */
export const orderAsPosition: ParseFrontMatter = async (parameters) => {
  const parsed = await parameters.defaultParseFrontMatter(parameters);
  const order = parsed.frontMatter['order'];
  if (typeof order === 'number') parsed.frontMatter['sidebar_position'] ??= order;
  return parsed;
};

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
