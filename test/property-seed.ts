import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a red run is somebody's change and not luck.
 * `FC_SEED=N npx vitest run …` draws others.
 */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 1) });
