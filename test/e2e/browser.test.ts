import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { readSpecFolder } from '../../codegen/io/spec-folder.ts';
import { asciiValue } from '../../codegen/language/text.ts';
import { root } from '../spec-folders.ts';

// What a browser has of its own; nothing of Node.
const page = createContext({ TextEncoder, TextDecoder });
let code = '';

beforeAll(async () => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    // A package that has a file for browsers with a document and one without gives the latter.
    resolve: { conditions: ['worker', 'import', 'default'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'test/e2e/browser-entry.ts'), formats: ['iife'], name: 'toolkit' },
    },
  });
  const [output] = built as Rolldown.RolldownOutput[];
  code = output?.output[0].code ?? '';
});

test('the script reads the specification, builds a controller and identifies it', () => {
  runInContext(`${code}\nglobalThis.toolkit = toolkit;`, page);
  const files = JSON.stringify(readSpecFolder(join(root, 'spec')));
  const result = runInContext(`JSON.stringify(toolkit.identify(${files}))`, page) as string;
  expect(JSON.parse(result)).toEqual({
    findings: 0,
    version: 0x20400,
    serialNumber: asciiValue('SNVME-REFERENCE', 20),
  });
});

test('a script that needs Node fails there, so that this proves something', () => {
  expect(() => runInContext('process.cwd()', page)).toThrow('process is not defined');
});
