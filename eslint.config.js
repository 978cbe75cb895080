import tseslint from 'typescript-eslint';
import noProposalNames from './test/lint/no-proposal-names.js';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      '.cache/',
      'coverage/',
      'site/build*/',
      'site/.docusaurus*/',
      'site/api/',
      'site/static/',
      'site/generated/',
      'reference/generated/',
    ],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    // Data for tests is long and has no concepts.
    files: ['**/*.test.ts', '**/fixtures.ts', '**/sample.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // Pure rooms run in a browser: no globals of Node. Imports of Node modules are held by the dependency rules.
    files: ['codegen/**/*.ts', 'reference/**/*.ts'],
    ignores: ['**/*.test.ts', 'codegen/io/**', 'codegen/emit/typescript/**', 'reference/frontends/**'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'Buffer', 'require', 'setTimeout', 'setInterval'],
      'no-console': 'error',
    },
  },
  {
    files: ['reference/controller/**/*.ts'],
    ignores: ['**/*.test.ts'],
    plugins: { proposal: { rules: { 'no-proposal-names': noProposalNames } } },
    rules: { 'proposal/no-proposal-names': 'error' },
  },
);
