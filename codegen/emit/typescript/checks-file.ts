import type { ClassDeclarationStructure } from 'ts-morph';
import { StructureKind } from 'ts-morph';
import { exportedFunction } from './declarations.ts';
import { paragraphs } from './docs.ts';
import type { GeneratedFile } from './format.ts';
import { fileHeader } from './sources.ts';

/** The file of helpers that readers and writers call: they depend on no specification. */
export const CHECKS_PATH = 'checks.ts';

/** `checks.ts`: the error class and the checks of length and range. */
export function checksFile(): GeneratedFile {
  return {
    path: CHECKS_PATH,
    header: fileHeader([], []),
    statements: [errorClass(), viewOf(), checkNumber(), checkBigint(), checkBytes()],
  };
}

function errorClass(): ClassDeclarationStructure {
  return {
    kind: StructureKind.Class,
    isExported: true,
    name: 'LayoutError',
    extends: 'RangeError',
    docs: [
      paragraphs(
        'What readers and writers throw. `code` is `range` where a value does not fit its field, `length` where there are too few bytes.',
      ),
    ],
    properties: [{ name: 'code', type: "'range' | 'length'", isReadonly: true }],
    ctors: [
      {
        parameters: [
          { name: 'code', type: "'range' | 'length'" },
          { name: 'message', type: 'string' },
        ],
        statements: ['super(message);', "this.name = 'LayoutError';", 'this.code = code;'],
      },
    ],
  };
}

function viewOf(): ReturnType<typeof exportedFunction> {
  const parameters = [
    { name: 'name', type: 'string' },
    { name: 'bytes', type: 'Uint8Array' },
    { name: 'at', type: 'number' },
    { name: 'size', type: 'number' },
  ];
  const statements = [
    "if (bytes.length - at < size) throw new LayoutError('length', `Unexpected length of ${bytes.length - at} bytes of ${name}, expected at least ${size} bytes`);",
    'return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);',
  ];
  return exportedFunction(
    'viewOf',
    parameters,
    'DataView',
    statements,
    'A view of the bytes, after a check that `size` bytes stand from byte `at`.',
  );
}

function checkNumber(): ReturnType<typeof exportedFunction> {
  return check(
    'checkNumber',
    'number',
    '!Number.isInteger(value) || value < 0 || value > greatest',
    '0 to ${greatest}',
    'The value, after a check that it is an integer from 0 to `greatest`.',
  );
}

function checkBigint(): ReturnType<typeof exportedFunction> {
  return check(
    'checkBigint',
    'bigint',
    "typeof value !== 'bigint' || value < 0n || value > greatest",
    'a bigint from 0 to ${greatest}',
    'The value, after a check that it is a bigint from 0 to `greatest`.',
  );
}

function checkBytes(): ReturnType<typeof exportedFunction> {
  const parameters = [
    { name: 'field', type: 'string' },
    { name: 'value', type: 'Uint8Array' },
    { name: 'size', type: 'number' },
  ];
  const statements = [
    "if (value.length !== size) throw new LayoutError('range', `Unexpected ${value.length} bytes of ${field}, expected ${size} bytes`);",
    'return value;',
  ];
  return exportedFunction(
    'checkBytes',
    parameters,
    'Uint8Array',
    statements,
    'The bytes, after a check that there are `size` of them.',
  );
}

function check(
  name: string,
  type: string,
  wrong: string,
  expected: string,
  doc: string,
): ReturnType<typeof exportedFunction> {
  const parameters = [
    { name: 'field', type: 'string' },
    { name: 'value', type },
    { name: 'greatest', type },
  ];
  const statements = [
    `if (${wrong}) throw new LayoutError('range', \`Unexpected value \${value} of \${field}, expected ${expected}\`);`,
    'return value;',
  ];
  return exportedFunction(name, parameters, type, statements, doc);
}
