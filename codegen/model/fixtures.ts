import type { Command } from './command.ts';
import type { Field, FieldFormat, Layout, Structure } from './layout.ts';
import type { Model, ProfileEntry } from './model.ts';
import type { SourceRange } from './source.ts';

/** A place for facts made by tests. */
export const NOWHERE: SourceRange = { file: 'test.md', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** A field for tests: `width` in bits from bit `bit`. */
export function field(mnemonic: string, bit: number, width: number, more: Partial<Field> = {}): Field {
  return {
    name: mnemonic,
    mnemonic,
    bit,
    width,
    format: 'number',
    zeroBased: false,
    description: '',
    at: NOWHERE,
    ...more,
  };
}

/** A layout for tests. */
export function layout(size: number, fields: readonly Field[]): Layout {
  return { size, fields, reserved: [] };
}

/** A data structure for tests. */
export function structure(mnemonic: string, size: number, fields: readonly Field[]): Structure {
  return {
    name: mnemonic,
    mnemonic,
    section: 'test.md',
    table: mnemonic.toLowerCase(),
    at: NOWHERE,
    ...layout(size, fields),
  };
}

/** Structures by mnemonic. */
export function structureMap(...structures: readonly Structure[]): ReadonlyMap<string, Structure> {
  return new Map(structures.map((one) => [one.mnemonic, one]));
}

/** The formats whose values are hexadecimal text. */
export const BYTE_FORMATS: readonly FieldFormat[] = ['bytes', 'ascii', 'nqn'];

/** A command for tests without conditions and effects. */
export function command(name: string, fields: readonly Field[], result: readonly Field[] = []): Command {
  return {
    name,
    section: 'test.md',
    table: 'test-command',
    class: 'normative',
    opcode: { name, at: NOWHERE },
    queue: 'admin',
    receiver: 'primary',
    memory: [],
    requestsEvent: false,
    completes: null,
    transfer: {
      direction: 'none',
      structure: null,
      list: null,
      length: null,
      from: null,
      definedWhen: null,
      at: NOWHERE,
    },
    target: null,
    creates: null,
    choices: [],
    mayFail: [],
    precedence: 'any',
    fields,
    result,
    conditions: [],
    effects: [],
    returned: [],
    at: NOWHERE,
  };
}

/** A model for tests that holds only the given parts, and one section `test.md`. */
export function model(parts: Partial<Model> = {}): Model {
  return {
    document: {
      title: 'Test',
      version: '1.0',
      type: 'BASE',
      project: 'Test',
      authors: [],
      status: 'draft',
      prefix: 'XC',
    },
    sections: [
      {
        file: 'test.md',
        title: 'Test',
        class: 'normative',
        order: 1,
        headings: [{ depth: 1, text: 'Test', id: 'test', at: NOWHERE }],
        hash: '0123456789abcdef'.repeat(4),
        size: 1000,
      },
    ],
    tables: [],
    profile: [],
    statuses: [],
    limits: [],
    values: [],
    structures: [],
    registers: [],
    objects: [],
    terms: [],
    common: [],
    commands: [],
    events: [],
    stateKinds: [],
    resets: [],
    asynchronousEvents: [],
    transitions: [],
    allowed: [],
    invariants: [],
    requirements: [],
    scenarios: [],
    blocks: [],
    mentions: [],
    terminology: [],
    evidence: [],
    passages: [],
    requirementIndex: [],
    layouts: [],
    ...parts,
  };
}

/** A Profile row that gives an admin command its opcode. */
export function opcode(name: string, value: number): ProfileEntry {
  return { table: 'opcodes', space: 'admin-opcode', name, standard: null, value, section: 'test.md', at: NOWHERE };
}
