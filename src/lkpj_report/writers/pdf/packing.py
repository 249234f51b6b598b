"""Parts of a PDF file that are nothing but bytes: packed data, object streams, cross-references, character maps.

In: object bodies and numbers. Out: bytes, the same for the same zlib. Nothing of ReportLab is known here.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence

LEVEL = 4
"""Of packing: twice as fast as zlib's own choice, for files that are 3 per cent larger."""


def packed(data: bytes) -> bytes:
    """Data of a stream that says it is packed by Flate."""
    return zlib.compress(data, LEVEL)


def to_unicode(subset: Sequence[int]) -> bytes:
    """The map from codes to text of a subset: at most 100 entries a block, none for codes that are not used."""
    pairs = [(code, char) for code, char in enumerate(subset) if char]
    out = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
        "/CMapName/Adobe-Identity-UCS def/CMapType 2 def",
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange",
    ]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        out.append(f"{len(block)} beginbfchar")
        out += [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in block]
        out.append("endbfchar")
    out.append("endcmap CMapName currentdict/CMap defineresource pop end end")
    return "\n".join(out).encode("ascii")


def object_stream(number: int, group: Sequence[tuple[int, bytes]]) -> bytes:
    """Small objects in one stream (ISO 32000-1, 7.5.7); `number` is its own."""
    heads, at = [], 0
    for n, body in group:
        heads.append(b"%d %d" % (n, at))
        at += len(body) + 1
    head = b" ".join(heads) + b"\n"
    data = packed(head + b"\n".join([body for _, body in group]))
    return (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream\nendobj\n"
        % (
            number,
            len(group),
            len(head),
            len(data),
            data,
        )
    )


def cross_reference(number: int, where: Mapping[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """The stream that says where all objects are (7.5.8): type, place, index; `trailer` are its further entries."""
    pack = struct.Struct(">BIH").pack
    table = b"".join([pack(*where.get(n, (0, 0, 65535))) for n in range(number + 1)])
    data = packed(table)
    return (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]%b/Filter/FlateDecode/Length %d>>\nstream\n%b\r\nendstream\nendobj\n"
        % (
            number,
            number + 1,
            trailer,
            len(data),
            data,
        )
    )
