import { test } from 'vitest';
import { machine } from './sample.ts';
test('x', () => {
  const m = machine();
  const o = m.plane.evaluate({ command: 'Create Shelf', fields: { NB: 0 }, data: { LABEL: '00000000', BOXES: [] } });
  m.commit(o);
  const [k=0] = m.plane.state['SH']!.keys();
  console.log(k, m.plane.state['SH']!.get(k), JSON.stringify(m.plane.evaluate({ command: 'Show Shelf', fields: { SHID: k, NUMD: 10 }, data: null }), (_k,v)=> v instanceof Map ? [...v] : v));
});
