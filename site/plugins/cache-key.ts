import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';

type Configuration = ReturnType<NonNullable<Plugin['configureWebpack']>>;

/** The part of Rspack's options that this plugin changes. */
interface CachedConfiguration {
  readonly experiments?: { readonly cache?: { readonly version?: string } };
}

/**
 * The bundler keeps compiled pages from build to build and knows only the page itself. A page also depends on the Markdown
 * plugins, on the ids of other pages and on generated sentences: when one of `inputs` changes, the cache is left alone.
 */
export function cacheKey(inputs: readonly string[]): () => Plugin {
  return () => ({
    name: 'cache-key',
    configureWebpack: (configuration) => {
      const cache = (configuration as unknown as CachedConfiguration).experiments?.cache;
      const version = `${cache?.version ?? ''}-${fingerprint(inputs)}`;
      return (cache ? { experiments: { cache: { version } } } : {}) as Configuration;
    },
  });
}

/** A hash over files and folders with their names. */
export function fingerprint(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs.flatMap(filesOf)) hash.update(input).update('\0').update(readFileSync(input)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function filesOf(input: string): string[] {
  if (!existsSync(input)) return [];
  if (path.extname(input) !== '') return [input];
  return readdirSync(input, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|md)$/u.test(name))
    .sort()
    .map((name) => path.join(input, name));
}
