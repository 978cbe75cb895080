import { test } from 'vitest';
import { machine, shelves } from './sample.ts';
import { explore } from './explore.ts';
import { derivedVectors } from './derived-vectors.ts';
test('x', () => {
  const m = machine();
  console.log(m.world, m.plane.invariants());
  const t = performance.now();
  const e = explore(m);
  console.log(performance.now() - t, e.findings.length, e.undefinedRows, e.broken);
  console.log(
    e.findings
      .map((f) =>
        [f.reasons.join(';'), f.prefix.length, f.move.kind, f.outcome?.fired.map((r) => r.id).join()].join(' | '),
      )
      .join('\n'),
  );
  const v = derivedVectors(m, e.findings, '');
  console.log(v.length, v.map(({ vector }) => vector.id).join('\n'));
  console.log(
    JSON.stringify(
      v.find(({ vector }) => vector.id.startsWith('create-shelf.succeeds'))?.vector ?? v[0]?.vector,
      null,
      1,
    ),
  );
});
