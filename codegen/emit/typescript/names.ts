import { kebabCase, pascalCase } from '../../model/ids.ts';
import type { Command } from '../../model/command.ts';
import type { Register, Structure, ValuesTable } from '../../model/layout.ts';

/** What the declarations of one layout are called. `path` is relative to the folder of generated files. */
export interface LayoutNames {
  readonly path: string;
  /** The interface, and the end of `decode…` and `encode…`. */
  readonly type: string;
  /** The beginning of constants. */
  readonly constant: string;
}

/** Structures are named by their mnemonic, which is unique: `structures/xccap.ts`, `Xccap`, `XCCAP`. */
export function structureNames(structure: Pick<Structure, 'mnemonic'>): LayoutNames {
  return mnemonicNames('structures', structure.mnemonic);
}

/** Registers are named by their mnemonic: `registers/cc.ts`, `Cc`, `CC`. */
export function registerNames(register: Pick<Register, 'mnemonic'>): LayoutNames {
  return mnemonicNames('registers', register.mnemonic);
}

/** Commands are named by their name: `create-extended-controller.ts`, `CreateExtendedController`. */
export function commandNames(command: Pick<Command, 'name'>): LayoutNames {
  const kebab = kebabCase(command.name);
  return { path: `${kebab}.ts`, type: pascalCase(command.name), constant: kebab.replaceAll('-', '_').toUpperCase() };
}

/** Values tables are kept by their table id, which is unique, and named by their name: `values/ttype.ts`, `TagType`. */
export function valuesNames(table: Pick<ValuesTable, 'table' | 'name'>): { path: string; type: string } {
  return { path: `values/${table.table.replace(/^tbl:/, '')}.ts`, type: pascalCase(table.name) };
}

/** A field is a property with its mnemonic in lower case, which is unique in its layout. */
export function fieldName(mnemonic: string): string {
  return mnemonic.toLowerCase();
}

/** The way from a generated file to another one, both relative to the folder of generated files. */
export function importPath(from: string, to: string): string {
  const folder = from.split('/').slice(0, -1);
  const target = to.split('/');
  while (folder.length > 0 && folder[0] === target[0]) {
    folder.shift();
    target.shift();
  }
  const up = folder.map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...target].join('/');
}

function mnemonicNames(folder: string, mnemonic: string): LayoutNames {
  const kebab = kebabCase(mnemonic);
  return {
    path: `${folder}/${kebab}.ts`,
    type: pascalCase(mnemonic),
    constant: kebab.replaceAll('-', '_').toUpperCase(),
  };
}
