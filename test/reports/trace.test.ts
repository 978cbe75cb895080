import { describe, expect, it } from 'vitest';
import { encodeEntry } from '../../codegen/describe/encode.ts';
import { traceLine } from '../../reference/controller/trace-line.ts';
import type { BarTrace, CommandTrace, CompletionTrace, DmaTrace, TraceBody } from '../../reference/controller/trace.ts';
import { traceReport } from './trace.ts';
import { model } from '../spec-model.ts';

/** The lines that a report prints for events, without numbers and with single spaces between columns. */
function lines(...events: readonly TraceBody[]): string[] {
  const trace = events.map((event, i) => `${traceLine({ seq: i + 1, ...event })}\n`).join('');
  const { text, broken } = traceReport(model, trace);
  expect(broken).toEqual([]);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^ *\d+ +/, '').replace(/ {2,}/g, ' | '));
}

function command(name: string, assignments: readonly string[], changes: Partial<CommandTrace> = {}): CommandTrace {
  const { bytes } = encodeEntry(model, name, assignments);
  const opcode = Number.parseInt(bytes.slice(0, 2), 16);
  return { kind: 'command', controller: null, sqid: 0, cid: 5, opcode, entry: bytes, ...changes };
}

/** A completion with these bytes in Dword 0. */
function completion(dword0: string, status: string, changes: Partial<CompletionTrace> = {}): CompletionTrace {
  const [type = 0, code = 0] = status.split('/').map((part) => Number.parseInt(part, 16));
  const field = ((type << 9) | (code << 1)).toString(16).padStart(4, '0');
  const entry = `${dword0}${'00'.repeat(10)}${field.slice(2)}${field.slice(0, 2)}`;
  return { kind: 'completion', controller: null, sqid: 0, cid: 5, status, entry, ...changes };
}

const dma = (changes: Partial<DmaTrace>): DmaTrace => ({
  kind: 'dma',
  direction: 'read',
  purpose: 'data',
  tag: null,
  address: 0x10_0000n,
  length: 64,
  fault: false,
  bytes: '',
  ...changes,
});

describe('commands and completions', () => {
  it('are told by the names of the specification, a result with the fields of its command', () => {
    expect(
      lines(
        command('Extended Controller Receive', ['SEL=Tags', 'CNTLID=0']),
        command('Create Extended Controller', ['NTAG=1'], { cid: 6 }),
        completion('02000300', '0h/00h', { cid: 6 }),
        completion('00000000', '0h/02h'),
      ),
    ).toEqual([
      expect.stringMatching(
        /^command \| primary, SQ 0, CID 5 \| Extended Controller Receive: .*CNTLID=0000h.*SEL=04h: Tags/,
      ),
      'command | primary, SQ 0, CID 6 | Create Extended Controller: NTAG=0001h',
      'completion | primary, SQ 0, CID 6 | 0h/00h Successful Completion: NEWCNTLID=0002h, NEWXGEN=0003h',
      'completion | primary, SQ 0, CID 5 | 0h/02h Invalid Field in Command',
    ]);
  });

  it('of different controllers are kept apart though their queues and identifiers are equal', () => {
    const controller = { object: 'XC', key: 2 };
    const results = lines(
      command('Create Extended Controller', ['NTAG=1']),
      command('Identify', ['CNS=1'], { controller }),
      completion('07000000', '0h/00h', { controller }),
      completion('07000000', '0h/00h'),
    ).slice(2);
    expect(results[0]).toMatch(/^completion \| XC 2, SQ 0, CID 5 \| 0h\/00h Successful Completion: DW0=00000007h$/);
    expect(results[1]).toContain('NEWCNTLID=0007h');
  });

  it('on an I/O queue are I/O commands', () => {
    const [admin, io] = [0, 1].map((sqid) => lines(command('Read', ['NSID=1'], { sqid }))[0]);
    expect(io).toContain('| Read: NSID=00000001h');
    expect(admin).not.toContain('| Read');
  });

  it('that the specification does not know show what can be read', () => {
    const entry = 'c5000500'.padEnd(80, '0').concat('2a').padEnd(128, '0');
    expect(
      lines(
        command('Create Extended Controller', ['NTAG=1']),
        { kind: 'command', controller: null, sqid: 0, cid: 5, opcode: 0xc5, entry },
        completion('09000000', '7h/C0h'),
      ).slice(1),
    ).toEqual([
      'command | primary, SQ 0, CID 5 | Unknown command with opcode C5h: CDW10=0000002Ah',
      'completion | primary, SQ 0, CID 5 | 7h/C0h not in this specification: DW0=00000009h',
    ]);
  });
});

describe('all else', () => {
  it('names address spaces as people do', () => {
    const tags = [
      null,
      { routingId: null, pasid: 2 },
      { routingId: 0x105, pasid: null },
      { routingId: 5, pasid: 3 },
    ].map((tag) => dma({ tag }));
    expect(lines(...tags).map((line) => line.split(' | ')[1])).toEqual([
      'untagged',
      'PASID 2',
      'RID 105h',
      'RID 005h, PASID 3',
    ]);
  });

  it('shows the bytes of an access, or that it was refused', () => {
    expect(
      lines(dma({ bytes: '0102' }), dma({ length: 2, bytes: '0102' }), dma({ direction: 'write', fault: true })),
    ).toEqual([
      'DMA read | untagged | data, 64 bytes at 100000h: 0102…',
      'DMA read | untagged | data, 2 bytes at 100000h: 0102',
      'DMA write | untagged | data, 64 bytes at 100000h, refused: nothing was moved',
    ]);
  });

  it('shows the fields of a register that was accessed as a whole', () => {
    const write = (name: string | null, offset: number, size: 4 | 8, value: bigint): TraceBody => ({
      kind: 'register-write',
      name,
      offset,
      size,
      value,
      isLost: false,
    });
    expect(
      lines(
        write('CC', 0x14, 4, 0x46_0001n),
        write('ASQ', 0x2c, 4, 1n),
        write(null, 0x18, 4, 1n),
        write('FOREIGN', 0x18, 4, 1n),
      ),
    ).toEqual([
      'register write | CC | 00460001h | IOCQES=4h, IOSQES=6h, EN=1b',
      'register write | ASQ+4 | 00000001h',
      'register write | offset 18h | 00000001h',
      'register write | FOREIGN | 00000001h',
    ]);
  });

  it('says of a doorbell without a queue that it was ignored', () => {
    const doorbell = { kind: 'doorbell', queue: 'sq', pair: 6, value: 3 } as const;
    expect(lines({ ...doorbell, found: true }, { ...doorbell, queue: 'cq', found: false })).toEqual([
      'doorbell | SQ of pair 6 | tail 3',
      'doorbell | CQ of pair 6 | head 3, ignored: no queue takes it',
    ]);
  });

  it('names what an access in another base address register or in configuration space meets', () => {
    const bar = (offset: number, place: BarTrace['place'], isLost = false): BarTrace => ({
      kind: 'bar-write',
      bar: 4,
      offset,
      size: 4,
      value: 1n,
      isLost,
      place,
    });
    const configuration = { kind: 'configuration-write', name: 'PCICMD', offset: 4, size: 4, value: 6n } as const;
    expect(
      lines(
        bar(0x5c, { part: 'table', offset: 0x5c }),
        { ...bar(0x68, { part: 'table', offset: 0x68 }), size: 8 },
        bar(0x1004, { part: 'pending', offset: 4 }),
        bar(0x2000, null, true),
        configuration,
      ),
    ).toEqual([
      'BAR write | MSI-X entry 5 | Vector Control 00000001h',
      'BAR write | MSI-X entry 6 | Message Data and Vector Control 0000000000000001h',
      'BAR write | MSI-X pending bits 32 on | 00000001h',
      'BAR write | BAR 4, offset 2000h | 00000001h, lost: memory space is off',
      expect.stringMatching(/^configuration write \| PCICMD \| 00000006h \| .*BME=1b.*MSE=1b/),
    ]);
  });

  it('aligns columns and ends no line with spaces', () => {
    const { text } = traceReport(
      model,
      [
        traceLine({ seq: 9, kind: 'interrupt', vector: 3, address: 0xfee0_0000n, data: 3 }),
        traceLine({ seq: 10, kind: 'event', name: 'Quiesced', object: 'XC', key: 2 }),
        traceLine({ seq: 11, kind: 'event', name: 'Controller Reset', object: 'PC', key: null }),
      ].join('\n'),
    );
    expect(text).toBe(
      [
        ' 9  interrupt  vector 3  writes 00000003h to FEE00000h',
        '10  event      XC 2      Quiesced',
        '11  event      all PC    Controller Reset',
        '',
      ].join('\n'),
    );
  });

  it('goes on after a broken line, and counts empty lines', () => {
    const good = traceLine({ seq: 1, kind: 'interrupt', vector: 3, address: 0xfee0_0000n, data: 3 });
    const { text, broken } = traceReport(model, `${good}\r\n\n{"seq":2\n${good}\n`);
    expect(text.split('\n')).toHaveLength(3);
    expect(broken).toEqual([{ line: 3, message: 'Unexpected text "{\\"seq\\":2", expected one JSON object a line' }]);
  });
});
