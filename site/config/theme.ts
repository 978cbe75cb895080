import { apiEntries } from './paths.ts';

/** Code is shown in the colours of the text: few, legible in both modes, and the same as in tables. */
const codeTheme = {
  plain: { color: 'var(--code-text)', backgroundColor: 'var(--code-ground)' },
  styles: [
    { types: ['comment'], style: { color: 'var(--code-quiet)', fontStyle: 'italic' as const } },
    { types: ['keyword', 'builtin', 'tag'], style: { color: 'var(--code-keyword)' } },
    { types: ['string', 'number', 'boolean', 'attr-value'], style: { color: 'var(--code-literal)' } },
  ],
};

/** Navigation, footer, colour modes and code. */
export function themeConfig(): Record<string, unknown> {
  const api =
    apiEntries().length > 0
      ? [{ type: 'doc', docsPluginId: 'api', docId: 'index', label: 'API', position: 'left' }]
      : [];
  return {
    colorMode: { respectPrefersColorScheme: true },
    docs: { sidebar: { hideable: true } },
    tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
    navbar: {
      title: 'Scalable NVMe',
      logo: { alt: '', src: 'favicon.svg', width: 28, height: 28 },
      items: [
        { to: '/spec/', label: 'Specification', position: 'left' },
        {
          type: 'docSidebar',
          docsPluginId: 'guide',
          sidebarId: 'defaultSidebar',
          label: 'Contributing',
          position: 'left',
        },
        ...api,
        { to: '/downloads', label: 'Downloads', position: 'left' },
      ],
    },
    footer: {
      copyright:
        'Draft for discussion, endorsed by neither the Open Compute Project nor NVM Express. NVM Express and NVMe are marks of NVM Express, Inc.',
    },
    prism: { theme: codeTheme, darkTheme: codeTheme },
  };
}
