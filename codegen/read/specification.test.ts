import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSpecFolder } from '../io/spec-folder.ts';
import type { Model } from '../model/model.ts';
import { readSpecification } from './specification.ts';

const spec = readSpecFolder('spec');
const { model, diagnostics } = readSpecification(spec);
const SHORT_MATRIX = `Table: Extended controller (XC) – State transitions {#tbl:short}

| Requirement ID | Command or event | When | Disabled | Enabled | Shutdown |
| :--- | :--- | :--- | :--- | :--- | :--- |
| XC-STM-90 | event Primary Reset | | gone | gone | gone |
`;

test('reads the specification without a finding', () => {
  expect(diagnostics).toEqual([]);
  expect(model.document).toMatchObject({ title: 'Scalable NVMe Controllers', prefix: 'XC' });
  expect(model.sections.map((section) => section.order)).toEqual(
    model.sections.map((section) => section.order).toSorted((a, b) => a - b),
  );
});

test('a command has the common fields and those of its dwords, in place of the command specific ones', () => {
  const receive = commandOf(model, 'Extended Controller Receive');
  const names = receive.fields.map((field) => field.mnemonic);
  expect(names).toEqual(expect.arrayContaining(['OPC', 'CID', 'PRP1', 'SEL', 'NUMD']));
  expect(names.filter((name) => name.startsWith('CDW'))).toEqual([]);
  expect(receive.fields.find((field) => field.mnemonic === 'SEL')).toMatchObject({
    bit: 11 * 32,
    width: 8,
    values: 'commands/extended-controller-receive.md#SEL',
  });
  expect(receive.fields.find((field) => field.mnemonic === 'NUMD')).toMatchObject({
    bit: 12 * 32,
    width: 32,
    zeroBased: true,
  });
  expect(receive.fields.find((field) => field.mnemonic === 'OPC')).not.toHaveProperty('values');
});

test('a command has the rows of every table whose subject it is, in whatever file', () => {
  const identify = commandOf(model, 'Identify');
  expect(new Set(identify.returned.map((row) => row.at.file))).toEqual(
    new Set([
      'base/changed-namespaces.md',
      'base/error-log.md',
      'base/events.md',
      'base/health.md',
      'base/identify.md',
      'base/log-pages.md',
      'extended-identify.md',
      'limits.md',
    ]),
  );
});

test('the completion dwords of a command are its result', () => {
  expect(commandOf(model, 'Create Extended Controller').result).toMatchObject([
    { mnemonic: 'NEWCNTLID', bit: 0, width: 16 },
    { mnemonic: 'NEWXGEN', bit: 16, width: 16 },
  ]);
});

test('a Bits table takes the place of the field that it refines', () => {
  const tag = model.structures.find((structure) => structure.mnemonic === 'TAGD');
  expect(tag?.fields.map(({ mnemonic, bit, width }) => ({ mnemonic, bit, width }))).toEqual([
    { mnemonic: 'TVAL', bit: 0, width: 32 },
    { mnemonic: 'TTYPE', bit: 32, width: 8 },
    { mnemonic: 'SHARE', bit: 40, width: 1 },
    { mnemonic: 'TRID', bit: 48, width: 16 },
  ]);
  expect(tag?.reserved).toEqual([
    { bit: 41, width: 7 },
    { bit: 64, width: 64 },
  ]);
  expect(tag?.size).toBe(16);
});

test('a list is not part of the size of its structure', () => {
  const data = model.structures.find((structure) => structure.mnemonic === 'CECD');
  expect(data?.size).toBe(320);
  expect(data?.fields.at(-1)).toMatchObject({
    mnemonic: 'TAGLIST',
    format: 'list',
    entry: 'TAGD',
    bit: 2560,
    width: 128,
  });
});

test('formats follow the closing sentence and the width', () => {
  const controller = model.structures.find((structure) => structure.mnemonic === 'IDC');
  const formats = Object.fromEntries(controller?.fields.map((field) => [field.mnemonic, field.format]) ?? []);
  expect(formats).toMatchObject({ SN: 'ascii', SUBNQN: 'nqn', IEEE: 'number', XCSGUID: 'bytes', VID: 'number' });
});

test('a register has its offset and size from the map', () => {
  expect(model.registers.find((register) => register.mnemonic === 'ASQ')).toMatchObject({ offset: 0x28, size: 8 });
  const capabilities = model.registers.find((register) => register.mnemonic === 'CAP');
  expect(capabilities?.fields.find((field) => field.mnemonic === 'MQES')).toMatchObject({
    reset: null,
    zeroBased: true,
    access: 'RO',
  });
});

test('the hash leaves out generated blocks', () => {
  const filled = spec.map((file) => ({
    ...file,
    text: file.text.replace('<!-- /generated -->', '\n| a |\n| - |\n\n<!-- /generated -->'),
  }));
  const hashes = (files: typeof spec): readonly string[] =>
    readSpecification(files).model.sections.map((section) => section.hash);
  expect(hashes(filled)).toEqual(hashes(spec));
  const index = spec.map((file) => ({ ...file, text: `${file.text}\nMore.\n` }));
  expect(hashes(index)[0]).not.toBe(hashes(spec)[0]);
});

test('every position lies in its line', () => {
  const lines = new Map(spec.map((file) => [file.path, file.text.split('\n')]));
  for (const { id, at } of model.requirementIndex) {
    expect(lines.get(at.file)?.[at.start.line - 1]?.slice(at.start.column - 1, at.end.column - 1)).toBe(id);
  }
});

test('a folder without index.md is a finding', () => {
  const { diagnostics: findings } = readSpecification(spec.filter((file) => file.path !== 'index.md'));
  expect(findings).toMatchObject([{ rule: 'front-matter', message: expect.stringContaining('without index.md') }]);
});

test.each([
  [
    'a register without an offset',
    'base/registers.md',
    '| 6Bh:68h | CRTO | Controller Ready Timeouts |\n',
    '',
    'expected a row for it in the Register map',
  ],
  ['an offset without a register', 'base/registers.md', '| CRTO |', '| CRTOS |', 'did you mean CRTO?'],
  [
    'bits of an unknown field',
    'controller.md',
    'Table: Tag Flags (TFLG)',
    'Table: Tag Flags (TFLGS)',
    'did you mean TFLG?',
  ],
  [
    'transitions of an unknown object',
    'life-cycle.md',
    'Table: Extended controller (XC) – State',
    'Table: Extended controller (XD) – State',
    'expected one with an Attributes table',
  ],
  [
    'transitions of an object without a state',
    'life-cycle.md',
    'Table: Extended controller (XC) – State',
    'Table: Primary controller (PC) – State',
    'expected an attribute with a Values table',
  ],
  ['a missing state', 'life-cycle.md', '## Invariants', `${SHORT_MATRIX}\n## Invariants`, 'Failed is missing'],
])('reports %s', (_, path, from, to, part) => {
  const changed = spec.map((file) => (file.path === path ? { ...file, text: file.text.replace(from, to) } : file));
  expect(changed).not.toEqual(spec);
  const { diagnostics: findings } = readSpecification(changed);
  expect(findings.map((finding) => finding.message)).toContainEqual(expect.stringContaining(part));
});

test('never throws, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      (text) => void readSpecification([{ path: 'index.md', text }]),
    ),
    { numRuns: 60 },
  );
});

test('never throws, whatever is cut out of a section or doubled in it', () => {
  const source = spec.find((file) => file.path === 'commands/create-extended-controller.md')?.text ?? '';
  const cut = fc.tuple(fc.nat(source.length), fc.nat(40), fc.constantFrom('', '|', '`', '*', '\n', '---', '{', '<!--'));
  fc.assert(
    fc.property(cut, ([from, length, insert]) => {
      const text = source.slice(0, from) + insert + source.slice(from + length);
      void readSpecification([{ path: 'commands/a.md', text }]);
    }),
    { numRuns: 40 },
  );
});

function commandOf({ commands }: Model, name: string): Model['commands'][number] {
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return command;
}
