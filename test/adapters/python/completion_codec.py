"""An example: how a driver of your own unpacks a completion queue entry. snvme run --dut "python3 completion_codec.py" """

import struct

from snvme_dut import CodecFailure, Device, Unsupported, serve


class Completions(Device):
    name = "example codec"

    def decode(self, name, data):
        if name != "CQE":
            raise Unsupported(name)
        if len(data) < 16:
            raise CodecFailure("length")
        dw0, dw1, sqhd, sqid, cid, s = struct.unpack("<IIHHHH", data[:16])
        status = {"P": s & 1, "SC": s >> 1 & 255, "SCT": s >> 9 & 7, "CRD": s >> 12 & 3, "M": s >> 14 & 1, "DNR": s >> 15}
        return {"DW0": dw0, "DW1": dw1, "SQHD": sqhd, "SQID": sqid, "CID": cid, **status}


serve(Completions())
