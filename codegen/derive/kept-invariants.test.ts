import { describe, expect, it } from 'vitest';
import { model } from '../../test/spec-model.ts';
import type { Finding } from './finding.ts';
import { KeptInvariants } from './kept-invariants.ts';
import type { Move } from './move.ts';
import { machine } from './sample.ts';

const small = machine(model);

/** A new controller; cleared names are for the device to choose. */
function create(SN = '00'.repeat(20)): Move {
  const data = { SN, SUBNQN: '00'.repeat(256), ECNTLID: 0, TAGLIST: [] };
  return { kind: 'command', operation: { command: 'Create Extended Controller', fields: { NTAG: 0 }, data } };
}

function finding(prefix: readonly Move[], move: Move): Finding {
  small.restart();
  for (const each of prefix) small.apply(each);
  const { outcome, changes } = small.apply(move);
  return { prefix, move, reasons: [], outcome, changes };
}

describe('the invariants that a vector shows', () => {
  it('are those that a device breaks which lacks the row that answers', () => {
    const full = finding(Array<Move>(small.world.limits['MAXXC'] ?? 0).fill(create()), create());
    expect(full.outcome?.fired.map(({ id }) => id)).toEqual(['XC-CRE-1']);
    expect(new KeptInvariants(small).shownBy(full)).toEqual(['XC-INV-1']);
  });

  it('are those that a device breaks which chooses what it has chosen before', () => {
    expect(new KeptInvariants(small).shownBy(finding([create()], create()))).toContain('XC-INV-3');
  });

  it('are none where nothing breaks without the row', () => {
    const malformed = finding([], create('01'.repeat(20)));
    expect(malformed.outcome?.fired.map(({ id }) => id)).toEqual(['XC-CRE-4']);
    expect(new KeptInvariants(small).shownBy(malformed)).toEqual([]);
  });

  it('are named once for each row', () => {
    const invariants = new KeptInvariants(small);
    const full = finding(Array<Move>(small.world.limits['MAXXC'] ?? 0).fill(create()), create());
    invariants.shownBy(full);
    expect(invariants.shownBy(full)).toEqual([]);
  });
});
