import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';
import type { Download } from '../src/downloads.ts';

interface DownloadsOptions {
  /** The folder whose JSON files are offered. */
  readonly from: string;
  /** A folder of static files; it is replaced. */
  readonly to: string;
}

/** Copies the generated JSON files into the site and hands their sizes and checksums to the Downloads page. */
export function downloads({ from, to }: DownloadsOptions): () => Plugin {
  return () => ({
    name: 'downloads',
    loadContent: () => copyFiles(from, to),
    contentLoaded: ({ content, actions }) => actions.setGlobalData({ files: content }),
    getPathsToWatch: () => [`${from}/**/*.json`],
  });
}

/** Replaces `to` by the JSON files of `from`, and describes them in a fixed order. */
export function copyFiles(from: string, to: string): Download[] {
  rmSync(to, { recursive: true, force: true });
  if (!existsSync(from)) return [];
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();
  return names.map((name) => {
    const target = path.join(to, name);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(from, name), target);
    const bytes = readFileSync(target);
    return {
      name: name.split(path.sep).join('/'),
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    };
  });
}
