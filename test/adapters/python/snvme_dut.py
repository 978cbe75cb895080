"""An adapter for `snvme run` in Python: the protocol snvme-dut/1 over standard input and output, standard library only.

Derive a class from Device, give it the methods that the device under test is able to do, and call serve() with it:

    class MyCodec(Device):
        name = "my driver"

        def encode(self, struct, fields):
            return my_pack(struct, fields)  # bytes

    serve(MyCodec())

What a class does not override is answered as unsupported, and vectors that need it are reported as not run. Words for
people belong on standard error.
"""

import json
import sys

PROTOCOL = "snvme-dut/1"


class Unsupported(Exception):
    """The adapter cannot do this."""


class DeviceFailure(Exception):
    """The device under test refused or failed."""


class Fault(Exception):
    """A direct memory access met no memory."""


class CodecFailure(Exception):
    """Fields or bytes that cannot be packed or unpacked: kind is "range" (a value does not fit) or "length" (too few bytes)."""

    def __init__(self, kind, message=""):
        super().__init__(message or kind)
        self.kind = kind


class Device:
    """A device under test. Override what it is able to do; addresses and values are numbers, data is bytes."""

    name = "unnamed"
    vendor = "unknown"
    version = "0"
    serial = None
    #: "codec", "queue" (queues in untagged memory), "tagged" (address spaces told apart by tags) or "fault"
    level = "codec"
    #: "real": time passes by itself; "virtual": it passes in settle() only
    clock = "real"

    def limits(self):
        """The limits of the device by "EXT.NAME"."""
        return {}

    def configure(self, limits):
        """Takes the limits of the next vectors, by "EXT.NAME"."""
        raise Unsupported("the device is not configurable")

    def reset(self, kind):
        """kind: controller, function, subsystem, conventional, power, or model (the state after manufacturing)."""
        if self.level != "codec":
            raise Unsupported("no reset")

    def encode(self, struct, fields):
        """Packs the fields of a structure, or of the submission queue entry of a command, to bytes."""
        raise Unsupported("no encoder")

    def decode(self, struct, data):
        """Unpacks bytes to a dictionary of fields."""
        raise Unsupported("no decoder")

    def read_register(self, offset, size):
        raise Unsupported("no registers")

    def write_register(self, offset, size, value):
        raise Unsupported("no registers")

    def read_configuration(self, offset):
        raise Unsupported("no configuration space")

    def write_configuration(self, offset, value):
        raise Unsupported("no configuration space")

    def settle(self, nanoseconds):
        """Does what there is to do; returns how much of its virtual time passed: all of it, or up to the next thing that
        happens. 0 with a real clock."""
        return nanoseconds if self.clock == "virtual" else 0

    # What the device calls. Memory is the runner's: it sees each access, with its tag.

    def dma_read(self, address, size, tag=None):
        """Reads host memory. tag: None, or {"kind": "pasid", "value": "0x15"}. Raises Fault where nothing is mapped."""
        result = _call("dma.read", {"tag": tag, "iova": hex(address), "size": size})
        return bytes.fromhex(result["bytes"])

    def dma_write(self, address, data, tag=None):
        """Writes host memory. Raises Fault where nothing is mapped."""
        _call("dma.write", {"tag": tag, "iova": hex(address), "bytes": bytes(data).hex()})

    def interrupt(self, vector):
        """Interrupts the host."""
        _send({"event": "irq", "params": {"vector": vector}})


def _send(message):
    sys.stdout.write(json.dumps(message, separators=(",", ":")) + "\n")
    sys.stdout.flush()


#: Calls of the runner that came while the device waited for memory: they are next.
_waiting = []


def _call(method, params):
    """A call of the device to the runner; calls of the runner wait meanwhile."""
    _send({"id": "dma", "method": method, "params": params})
    for line in sys.stdin:
        message = json.loads(line)
        if "method" in message:
            _waiting.append(message)
        elif "error" in message:
            raise Fault(message["error"]["message"])
        else:
            return message["result"]
    raise SystemExit("the runner is gone")


def _overrides(device, *names):
    return all(getattr(type(device), name) is not getattr(Device, name) for name in names)


def _hello(device):
    features = ["irq", "settle"] if device.level != "codec" else []
    if _overrides(device, "encode") or _overrides(device, "decode"):
        features.append("codec")
    if _overrides(device, "configure"):
        features.append("configure")
    if _overrides(device, "read_configuration"):
        features.append("cfg")
    dut = {"name": device.name, "vendor": device.vendor, "version": device.version}
    if device.serial is not None:
        dut["serial"] = device.serial
    return {
        "protocol": PROTOCOL,
        "dut": dut,
        "level": device.level,
        "memory": "runner",
        "clock": device.clock,
        "features": features,
    }


def _codec(work):
    try:
        return work()
    except CodecFailure as failure:
        return {"error": failure.kind, "message": str(failure)}


def _number(text):
    return int(text, 16)


def _nothing(_):
    return {}


_METHODS = {
    "hello": lambda device, p: _hello(device),
    "bye": lambda device, p: {},
    "capabilities": lambda device, p: {"limits": device.limits()},
    "configure": lambda device, p: _nothing(device.configure(p["limits"])),
    "reset": lambda device, p: _nothing(device.reset(p["kind"])),
    "codec.encode": lambda device, p: _codec(lambda: {"bytes": bytes(device.encode(p["struct"], p["fields"])).hex()}),
    "codec.decode": lambda device, p: _codec(lambda: {"fields": device.decode(p["struct"], bytes.fromhex(p["bytes"]))}),
    "reg.read": lambda device, p: {"value": hex(device.read_register(p["off"], p["size"]))},
    "reg.write": lambda device, p: _nothing(device.write_register(p["off"], p["size"], _number(p["value"]))),
    "cfg.read": lambda device, p: {"value": hex(device.read_configuration(p["off"]))},
    "cfg.write": lambda device, p: _nothing(device.write_configuration(p["off"], _number(p["value"]))),
    "irq.poll": lambda device, p: {"fired": []},
    "settle": lambda device, p: {"passed": device.settle(p["ns"])},
}


def _answer(device, message):
    method = message.get("method")
    if method not in _METHODS:
        return {"error": {"code": "unsupported", "message": f"there is no method {method}"}}
    try:
        return {"result": _METHODS[method](device, message.get("params", {}))}
    except Unsupported as problem:
        return {"error": {"code": "unsupported", "message": str(problem)}}
    except DeviceFailure as problem:
        return {"error": {"code": "device", "message": str(problem)}}
    except Exception as problem:  # A fault of the adapter is not one of the device.
        return {"error": {"code": "adapter", "message": f"{type(problem).__name__}: {problem}"}}


def serve(device):
    """Answers the runner until it says goodbye."""
    while True:
        if _waiting:
            message = _waiting.pop(0)
        else:
            line = sys.stdin.readline()
            if line == "":
                return
            message = json.loads(line)
        _send({"id": message["id"], **_answer(device, message)})
        if message["method"] == "bye":
            return
