import { defineConfig } from 'vitest/config';
import { CountReporter } from './test/count-reporter.ts';

export default defineConfig({
  test: {
    // As many as a small machine has cores: the tests compute, they do not wait.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/property-seed.ts'],
          include: [
            '{codegen,reference,bin}/**/*.test.ts',
            'test/{runner,adapters,faults,reports,lint,driver-suite}/**/*.test.ts',
            'test/mutation/*.test.ts',
            'site/{plugins,src}/**/*.test.ts',
          ],
          // One module cache for a worker: no test changes what a module holds.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'end to end',
          include: ['test/e2e/**/*.test.ts', 'test/mutation/e2e/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // Slow: `npm run prove`.
        test: {
          name: 'proofs',
          include: ['test/{proofs,fuzz,bench}/*.test.ts'],
          globalSetup: ['test/e2e/setup.ts'],
          testTimeout: 600_000,
        },
      },
    ],
    reporters: ['default', new CountReporter()],
    coverage: {
      provider: 'v8',
      include: ['codegen/**', 'reference/**', 'test/runner/**'],
      exclude: ['**/*.test.ts', 'reference/generated/**'],
      reporter: ['text-summary', 'html'],
      // What the controller and its hosts do is tested, not only run (`npm run coverage`).
      thresholds: { 'reference/**': { lines: 95, branches: 95 } },
    },
  },
});
