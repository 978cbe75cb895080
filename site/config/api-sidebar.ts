import { createRequire } from 'node:module';
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';

/** TypeDoc writes this file before Docusaurus reads the sidebar. */
const items = createRequire(import.meta.url)('../api/typedoc-sidebar.cjs') as Extract<
  SidebarsConfig[string],
  unknown[]
>;

const sidebars: SidebarsConfig = { defaultSidebar: [{ type: 'doc', id: 'index', label: 'Overview' }, ...items] };

export default sidebars;
