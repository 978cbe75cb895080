"""An example: a small NVMe controller of your own at queue level. snvme run --dut "python3 queue_model.py" --only "create-i-o-*"

It has registers, an admin queue, I/O queues in contiguous memory, and a few commands. All else gets Invalid Command Opcode.
"""

import struct

from snvme_dut import Device, Fault, serve

CAP, VS, CC, CSTS, AQA, ASQ, ACQ, DOORBELLS = 0x00, 0x08, 0x14, 0x1C, 0x24, 0x28, 0x30, 0x1000
SUCCESS, INVALID_OPCODE, INVALID_FIELD, TRANSFER_ERROR, INVALID_NSID = 0x000, 0x001, 0x002, 0x004, 0x00B
CQ_INVALID, INVALID_QID, INVALID_SIZE, INVALID_VECTOR, INVALID_DELETION = 0x100, 0x101, 0x102, 0x108, 0x10C
PAGE = 4096


class Refused(Exception):
    """A command completes with this status."""


class Queue:
    def __init__(self, address, entries, vector=None, target=0):
        self.address, self.entries, self.vector, self.target = address, entries, vector, target
        self.head, self.tail, self.phase = 0, 0, 1


class Model(Device):
    name, vendor, version, level, clock = "queue model", "example", "1", "queue", "virtual"

    def __init__(self):
        self.known = {}
        self.reset("model")

    def configure(self, limits):
        self.known = {f"EXT.{name}": value for name, value in limits.items()}

    def limits(self):
        return self.known

    def limit(self, name, otherwise):
        return int(self.known.get(f"EXT.{name}", otherwise))

    def reset(self, kind):
        self.registers = {CC: 0, CSTS: 0, AQA: 0, ASQ: 0, ACQ: 0}
        self.submissions, self.completions = {}, {}

    def read_register(self, offset, size):
        entries, stride = self.limit("MAXQE", 64), self.limit("DSTRD", 0)
        cap = (entries - 1) | 1 << 16 | self.limit("TO", 1) << 24 | stride << 32 | 1 << 37 | self.limit("MPSMAX", 0) << 52
        values = {**self.registers, CAP: cap, VS: 0x20100}
        base = offset if offset in values else offset - 4
        value = values.get(base, 0) >> 8 * (offset - base)
        return value & ((1 << 8 * size) - 1)

    def write_register(self, offset, size, value):
        if offset >= DOORBELLS:
            return self.ring((offset - DOORBELLS) >> (2 + self.limit("DSTRD", 0)), value & 0xFFFF)
        if offset == CC:
            return self.control(value)
        base = offset if offset in self.registers else offset - 4
        if base in (AQA, ASQ, ACQ):
            at, mask = 8 * (offset - base), (1 << 8 * size) - 1
            self.registers[base] = self.registers[base] & ~(mask << at) | (value & mask) << at

    def control(self, value):
        was, self.registers[CC] = self.registers[CC] & 1, value
        shutdown = value >> 14 & 3
        self.registers[CSTS] = (value & 1) | (2 << 2 if shutdown else 0)
        if not value & 1:
            self.submissions, self.completions = {}, {}
        elif not was:
            sizes = self.registers[AQA]
            self.submissions = {0: Queue(self.registers[ASQ] & ~0xFFF, (sizes & 0xFFF) + 1)}
            self.completions = {0: Queue(self.registers[ACQ] & ~0xFFF, (sizes >> 16 & 0xFFF) + 1, 0)}

    def ring(self, doorbell, value):
        queues = self.completions if doorbell & 1 else self.submissions
        queue = queues.get(doorbell >> 1)
        if queue is None or value >= queue.entries:
            return
        if doorbell & 1:
            queue.head = value
            return
        queue.tail = value
        while doorbell >> 1 in self.submissions and queue.head != queue.tail:
            entry = self.dma_read(queue.address + 64 * queue.head, 64)
            queue.head = (queue.head + 1) % queue.entries
            self.execute(doorbell >> 1, queue, entry)

    def execute(self, qid, queue, entry):
        opcode, flags, cid, nsid = struct.unpack_from("<BBHI", entry)
        prp1, prp2, *dwords = struct.unpack_from("<QQ6I", entry, 24)
        result, status = 0, SUCCESS
        try:
            if flags & 0xC3:
                raise Refused(INVALID_FIELD)
            commands = ADMIN if qid == 0 else INPUT_OUTPUT
            if opcode not in commands:
                raise Refused(INVALID_OPCODE)
            result = commands[opcode](self, nsid, prp1, dwords) or 0
        except Refused as refused:
            status = refused.args[0]
        except Fault:
            status = TRANSFER_ERROR
        self.complete(qid, queue, cid, result, status)

    def complete(self, qid, queue, cid, result, status):
        done = self.completions[queue.target]
        # Do Not Retry for what comes out the same again.
        retry = 0 if status in (SUCCESS, TRANSFER_ERROR) else 1
        last = retry << 15 | status << 1 | done.phase
        self.dma_write(done.address + 16 * done.tail, struct.pack("<IIHHHH", result, 0, queue.head, qid, cid, last))
        done.tail = (done.tail + 1) % done.entries
        done.phase ^= done.tail == 0
        if done.vector is not None:
            self.interrupt(done.vector)

    def create_completion_queue(self, nsid, address, dwords):
        qid, size, flags, vector = dwords[0] & 0xFFFF, dwords[0] >> 16, dwords[1] & 0xFFFF, dwords[1] >> 16
        self.check(self.completions, qid, size, address)
        if flags & 2 and vector >= self.limit("MSIXN", 32):
            raise Refused(INVALID_VECTOR)
        self.completions[qid] = Queue(address, size + 1, vector if flags & 2 else None)

    def create_submission_queue(self, nsid, address, dwords):
        qid, size, target = dwords[0] & 0xFFFF, dwords[0] >> 16, dwords[1] >> 16
        self.check(self.submissions, qid, size, address)
        if target not in self.completions:
            raise Refused(CQ_INVALID if 0 < target <= self.limit("MAXQP", 16) else INVALID_QID)
        self.submissions[qid] = Queue(address, size + 1, target=target)

    def check(self, queues, qid, size, address):
        if not 0 < qid <= self.limit("MAXQP", 16) or qid in queues:
            raise Refused(INVALID_QID)
        if not 0 < size < self.limit("MAXQE", 64):
            raise Refused(INVALID_SIZE)
        if address % PAGE:
            raise Refused(0x013)  # PRP Offset Invalid

    def delete_submission_queue(self, nsid, address, dwords):
        if dwords[0] & 0xFFFF == 0 or self.submissions.pop(dwords[0] & 0xFFFF, None) is None:
            raise Refused(INVALID_QID)

    def delete_completion_queue(self, nsid, address, dwords):
        qid = dwords[0] & 0xFFFF
        if qid == 0 or qid not in self.completions:
            raise Refused(INVALID_QID)
        if any(queue.target == qid for queue in self.submissions.values()):
            raise Refused(INVALID_DELETION)
        del self.completions[qid]


ADMIN = {
    0x00: Model.delete_submission_queue,
    0x01: Model.create_submission_queue,
    0x04: Model.delete_completion_queue,
    0x05: Model.create_completion_queue,
}
INPUT_OUTPUT = {}

if __name__ == "__main__":
    serve(Model())
