import path from 'node:path';
import type { Config } from '@docusaurus/types';
import { site, spec } from './config/paths.ts';
import { sitePlugins } from './config/plugins.ts';
import { orderAsPosition } from './plugins/sidebar.ts';
import { themeConfig } from './config/theme.ts';

process.env['NO_UPDATE_NOTIFIER'] = '1';

/**
 * The site. `SITE_URL` and `SITE_BASE` say where it will stand, `https://example.org` and `/nvme/`; `SITE_SPEC` names another
 * specification to show.
 */
const config: Config = {
  title: 'Scalable NVMe Controllers',
  tagline: 'A specification that runs',
  url: process.env['SITE_URL'] ?? 'http://localhost:3000',
  baseUrl: process.env['SITE_BASE'] ?? '/',
  favicon: 'favicon.svg',
  future: { v4: true, faster: true },
  baseUrlIssueBanner: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  markdown: {
    format: 'detect',
    emoji: false,
    parseFrontMatter: orderAsPosition,
    hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' },
  },
  i18n: { defaultLocale: 'en', locales: ['en'] },
  themes: [
    [
      '@docusaurus/theme-classic',
      { customCss: ['./src/css/theme.css', './src/css/specification.css', './src/css/print.css'] },
    ],
    [
      '@easyops-cn/docusaurus-search-local',
      {
        hashed: true,
        indexBlog: false,
        indexPages: true,
        docsRouteBasePath: ['spec', 'guide', 'api'],
        // They repeat the rows of the specification and would hide them among their copies.
        ignoreFiles: [/^(?:requirements|vectors)(?:\/|$)/u],
        docsDir: [path.relative(site, spec), '../.github/contributing'],
        highlightSearchTermsOnTargetPage: true,
      },
    ],
  ],
  plugins: sitePlugins(),
  themeConfig: themeConfig(),
};

export default config;
