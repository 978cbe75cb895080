import type { FunctionDeclarationStructure, ImportDeclarationStructure, VariableStatementStructure } from 'ts-morph';
import { StructureKind, VariableDeclarationKind } from 'ts-morph';
import { importPath } from './names.ts';

/** `export const NAME = value;` with a docstring. */
export function constant(name: string, value: string, doc: string): VariableStatementStructure {
  return {
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [{ name, initializer: value }],
    docs: [doc],
  };
}

/** An exported function with a docstring. */
export function exportedFunction(
  name: string,
  parameters: FunctionDeclarationStructure['parameters'],
  returnType: string,
  statements: readonly string[],
  doc: string,
): FunctionDeclarationStructure {
  return {
    kind: StructureKind.Function,
    isExported: true,
    name,
    parameters: parameters ?? [],
    returnType,
    statements: [...statements],
    docs: [doc],
  };
}

/** `import { names } from …`, for two files below the folder of generated files; with `type`: an import of types. */
export function importOf(from: string, to: string, names: readonly string[], type = false): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    isTypeOnly: type,
    namedImports: [...names],
    moduleSpecifier: importPath(from, to),
  };
}

/** An object literal with one documented property a line; `doc` may be empty. */
export function objectLiteral(properties: readonly { name: string; value: string; doc: string }[]): string {
  const lines = properties.map(
    ({ name, value, doc }) =>
      `${doc === '' ? '' : `/** ${doc.trim().replaceAll('*/', '*\\/')} */\n`}${name}: ${value},\n`,
  );
  return `{\n${lines.join('')}}`;
}
