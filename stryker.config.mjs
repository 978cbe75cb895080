// Stryker changes the code where the mutants of `snvme mutate` change the text: does a test notice? On demand, by part:
// `npm run mutate:code -- codec`.
const parts = {
  codec: ['codegen/model/{codec,codec-json,bits,field-access,hex,field-values,mac}.ts'],
  language: [
    'codegen/language/{tokens,parse,parser,resolve,interpret,interpret-operators,compile,compile-operators,fold,types,print}.ts',
  ],
  effects: ['codegen/language/{effects,assign,writes,state,transitions,resets,happening,control-plane}.ts'],
  derivation: [
    'codegen/derive/{addends,addresses,combinations,comparisons,goals,guards,independence,machine,needs,repair,rings,symbols,terms}.ts',
  ],
};
const part = process.env['STRYKER_PART'] ?? 'codec';
if (!Object.hasOwn(parts, part))
  throw new Error(`Unexpected part ${part}, expected one of ${Object.keys(parts).join(', ')}`);

export default {
  testRunner: 'vitest',
  mutate: parts[part],
  coverageAnalysis: 'perTest',
  // What runs once when a module is loaded would need all tests for each change.
  ignoreStatic: true,
  vitest: { configFile: 'vitest.stryker.config.ts', related: true },
  reporters: ['clear-text', 'progress', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `.cache/stryker/${part}.json` },
  htmlReporter: { fileName: `.cache/stryker/${part}.html` },
  tempDirName: '.cache/stryker/sandbox',
  incremental: true,
  incrementalFile: `.cache/stryker/${part}-incremental.json`,
  thresholds: { high: 95, low: 90, break: 90 },
  disableTypeChecks: false,
  ignorePatterns: ['dist', 'site', 'test/vectors', '.cache', 'coverage'],
};
