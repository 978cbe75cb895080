#!/usr/bin/env python3
"""Reads the committed vectors with the standard library alone: compares the hashes of the manifest, then unpacks and packs
every codec vector by the layouts of spec.json.

    python3 test/adapters/python/read_vectors.py test/vectors

Exit codes: 0 all agree, 1 something differs, 2 wrong usage.
"""

import hashlib
import json
import os
import re
import sys

FORMAT = "snvme-vectors/1"
ENTRY = "SQE"
# Dwords that the fields of a command take the place of.
COMMAND_DWORD = re.compile(r"^CDW1[0-5]$")
LARGEST_TEXT = 1 << 20
SAFE = (1 << 53) - 1


class CodecError(Exception):
    """`range`: a value that does not fit; `length`: too few bytes."""


def unhex(text):
    """The bytes of a text such as `e1000040 00*60`."""
    parts = []
    total = 0
    for word in text.split():
        run, _, count = word.partition("*")
        times = int(count) if count else 1
        total += len(run) // 2 * times
        if total > LARGEST_TEXT:
            raise ValueError(f"Unexpected text of more than {LARGEST_TEXT} bytes")
        parts.append(bytes.fromhex(run) * times)
    return b"".join(parts)


class Layout:
    """A data structure, or the queue entry of a command."""

    def __init__(self, size, fields, layouts):
        self.size = size
        self.fields = fields
        self.layouts = layouts

    def decode(self, data):
        if len(data) < self.size:
            raise CodecError("length")
        whole = int.from_bytes(data, "little")
        # A field that is not there holds nothing.
        return {
            field["mnemonic"]: self._read(field, data, whole) if self._is_there(field, whole) else 0
            for field in self.fields
        }

    def encode(self, values):
        known = {field["mnemonic"]: field for field in self.fields}
        if any(name not in known for name in values):
            raise CodecError("range")
        whole = 0
        size = self.size
        lists = []
        for name, value in values.items():
            field = known[name]
            if field["format"] == "list":
                entry = self.layouts[field["entry"]]
                start = field["bit"] // 8
                size = max(size, start + entry.size * len(value))
                lists += [(start + i * entry.size, entry.encode(each)) for i, each in enumerate(value)]
            else:
                whole |= packed(field, value) << field["bit"]
        for name, value in values.items():
            if value not in (0, []) and not self._is_there(known[name], whole):
                raise CodecError("range")
        data = bytearray(whole.to_bytes(size, "little"))
        for start, part in lists:
            data[start : start + len(part)] = part
        return bytes(data)

    def _is_there(self, field, whole):
        """A field with selectors is there where each field that they name holds one of the values."""
        places = {each["mnemonic"]: (each["bit"], each["width"]) for each in self.fields}
        for selector in field.get("selectors", []):
            bit, width = places[selector["field"]]
            if (whole >> bit) & ((1 << width) - 1) not in selector["values"]:
                return False
        return True

    def _read(self, field, data, whole):
        bit, width = field["bit"], field["width"]
        if field["format"] == "list":
            entry = self.layouts[field["entry"]]
            start = bit // 8
            return [
                entry.decode(data[at : at + entry.size])
                for at in range(start, len(data) - entry.size + 1, entry.size)
            ]
        if field["format"] != "number":
            return data[bit // 8 : (bit + width) // 8].hex()
        return (whole >> bit) & ((1 << width) - 1)


def packed(field, value):
    """The number that a value is in its bits."""
    if field["format"] != "number":
        data = unhex(value)
        if len(data) * 8 != field["width"]:
            raise CodecError("range")
        return int.from_bytes(data, "little")
    number = int(value, 16) if isinstance(value, str) else value
    if not 0 <= number < 1 << field["width"]:
        raise CodecError("range")
    return number


def plain(value):
    """A value of a vector as `decode` gives it."""
    if isinstance(value, list):
        return [{name: plain(each) for name, each in entry.items()} for entry in value]
    if isinstance(value, str):
        return int(value, 16) if value.startswith("0x") else unhex(value).hex()
    return value


def layouts_of(spec):
    layouts = {}
    for each in spec["structures"]:
        layouts[each["mnemonic"]] = Layout(each["size"], each["fields"], layouts)
    entry = layouts[ENTRY]
    common = [field for field in entry.fields if not COMMAND_DWORD.match(field["mnemonic"])]
    for each in spec["commands"]:
        own = {field["mnemonic"] for field in each["fields"]}
        fields = [field for field in common if field["mnemonic"] not in own] + each["fields"]
        layouts[each["name"]] = Layout(entry.size, fields, layouts)
    return layouts


def check(vector, layout):
    """What is wrong with a vector; `None` for nothing."""
    data = unhex(vector["bytes"])
    if vector["result"] == "valid":
        wanted = {name: plain(value) for name, value in vector["fields"].items()}
        if vector["direction"] != "encode" and layout.decode(data) != wanted:
            return f"decoded {layout.decode(data)}, expected {wanted}"
        if vector["direction"] != "decode" and layout.encode(vector["fields"]) != data:
            return f"encoded {layout.encode(vector['fields']).hex()}, expected {data.hex()}"
        return None
    works = {"encode": lambda: layout.encode(vector["fields"]), "decode": lambda: layout.decode(data)}
    for direction, work in works.items():
        if vector["direction"] not in (direction, "both"):
            continue
        try:
            work()
        except CodecError as error:
            if vector.get("error") in (None, str(error)):
                continue
            return f"{direction} ended with {error}, expected {vector['error']}"
        return f"{direction} takes what is invalid"
    return None


def load(folder, name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


def main(arguments):
    if len(arguments) != 1 or not os.path.isdir(arguments[0]):
        print("Usage: read_vectors.py FOLDER", file=sys.stderr)
        return 2
    folder = arguments[0]
    faults = []
    vectors = 0
    codecs = 0
    layouts = layouts_of(json.loads(load(folder, "spec.json")))
    for each in json.loads(load(folder, "manifest.json"))["files"]:
        if os.path.basename(each["path"]) != each["path"]:
            faults.append(f"{each['path']}: a path that leads elsewhere")
            continue
        content = load(folder, each["path"])
        if hashlib.sha256(content).hexdigest() != each["sha256"]:
            faults.append(f"{each['path']}: another hash than in the manifest")
            continue
        file = json.loads(content)
        if file["format"] != FORMAT or not len(file["vectors"]) == file["count"] == each["count"]:
            faults.append(f"{each['path']}: another format or number of vectors than expected")
        vectors += len(file["vectors"])
        for vector in file["vectors"]:
            if vector.get("kind") != "codec":
                continue
            codecs += 1
            problem = check(vector, layouts[vector["struct"]])
            if problem:
                faults.append(f"{vector['id']}: {problem}")
    for fault in faults:
        print(fault)
    print(f"{vectors} vectors, {codecs} codec vectors packed and unpacked, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
