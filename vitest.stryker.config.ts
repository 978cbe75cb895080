import { defineConfig } from 'vitest/config';

/** Where the tests of a part of `stryker.config.mjs` stand. */
const folders: Readonly<Record<string, string>> = {
  codec: 'model',
  language: 'language',
  effects: 'language',
  derivation: 'derive',
};

/** The tests that Stryker runs: those beside the modules that it changes. */
export default defineConfig({
  test: {
    maxWorkers: 1,
    setupFiles: ['test/property-seed.ts'],
    include: [`codegen/${folders[process.env['STRYKER_PART'] ?? 'codec'] ?? '*'}/**/*.test.ts`],
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
