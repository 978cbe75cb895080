import { expect, it } from 'vitest';
import { unpackFile } from '../model/wire/unpack.ts';
import type { WireFile } from '../model/wire/wire.ts';
import { VECTORS } from './fixtures.ts';
import { vectorJson } from './vector-json.ts';

it('holds the same value', () => {
  expect(unpackFile(JSON.parse(vectorJson(VECTORS)) as WireFile)).toEqual(JSON.parse(JSON.stringify(VECTORS)));
});

it('keeps the order of keys and writes one step a line', () => {
  expect(vectorJson(VECTORS).split('\n')).toMatchInlineSnapshot(`
    [
      "{",
      " "format": "snvme-vectors/1",",
      " "specification": {"id": "test", "version": "1.0", "sourceHash": "sha256:0000000000000000000000000000000000000000000000000000000000000000"},",
      " "generator": {"name": "test", "version": "1", "seed": 0},",
      " "group": "test",",
      " "count": 2,",
      " "world": {"TAGMAX": 3},",
      " "notes": {",
      "  "edge": {"kind": "boundary", "description": "At the limit."}",
      " },",
      " "spaces": {"host": {"tag": null}},",
      " "topologies": {",
      "  "admin": {",
      "   "memory": [{"name": "asq", "space": "host", "iova": "0x10000", "size": 1024}],",
      "   "steps": [",
      "    {"op": "reg.write", "reg": "CC", "value": "0x0"}",
      "   ]",
      "  }",
      " },",
      " "defaults": {"level": "queue", "topology": "admin", "requires": [[">=", "EXT.TAGMAX", 1]], "effects": {"destructive": "configuration", "scope": "controller", "cleanup": "controller-reset"}},",
      " "capabilities": {},",
      " "shared": {},",
      " "sequences": {},",
      " "vectors": [",
      "  {",
      "   "id": "codec.a",",
      "   "kind": "codec",",
      "   "title": "A",",
      "   "struct": "ITEM",",
      "   "direction": "both",",
      "   "bytes": "01000000",",
      "   "fields": {"A": 1, "B": "0xffffffffffffffff", "L": [{"C": 2}]},",
      "   "result": "valid",",
      "   "requirements": []",
      "  },",
      "  {",
      "   "id": "scenario.b",",
      "   "kind": "scenario",",
      "   "title": "B",",
      "   "requirements": ["XC-CRE-1"],",
      "   "steps": [",
      "    {"op": "sqe", "sq": "asq", "slot": 0, "bytes": "00*64", "reloc": [{"bit": 192, "width": 64, "mem": "asq"}]},",
      "    {"op": "cqe", "cq": "acq", "slot": 0, "phase": 1, "bytes": "00*16", "mask": "00*16", "status": {"want": "00/00"}, "bind": {"new": {"bit": 0, "width": 16}}, "where": [["!=", "$new", ["+", "EXT.X", 1]]], "within": 1000}",
      "   ]",
      "  }",
      " ]",
      "}",
      "",
    ]
  `);
});
