"""The colour profile that a PDF/A names as its output intent: sRGB, made from its published numbers.

Made by own code, so that no licence but ours stands on it: ICC version 2.1, matrix and curve of
IEC 61966-2-1, primaries adapted to D50.
"""

from __future__ import annotations

import struct
from functools import lru_cache

NAME = "sRGB IEC61966-2.1"
_POINTS = 1024


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(x) + _fixed(y) + _fixed(z)


def _curve() -> bytes:
    def linear(v: float) -> float:
        return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4

    table = [round(65535 * linear(i / (_POINTS - 1))) for i in range(_POINTS)]
    return b"curv\0\0\0\0" + struct.pack(f">I{_POINTS}H", _POINTS, *table)


def _tags() -> list[tuple[bytes, bytes]]:
    name = NAME.encode("ascii") + b"\0"
    curve = _curve()
    return [
        (b"desc", b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + b"\0" * 78),
        (b"cprt", b"text\0\0\0\0No copyright: CC0 1.0\0"),
        (b"wtpt", _xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", _xyz(0.43607, 0.22249, 0.01392)),
        (b"gXYZ", _xyz(0.38515, 0.71687, 0.09708)),
        (b"bXYZ", _xyz(0.14307, 0.06061, 0.71410)),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """The profile's bytes."""
    tags = _tags()
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    seen: dict[bytes, int] = {}
    for tag, data in tags:
        if data not in seen:
            seen[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += tag + struct.pack(">II", seen[data], len(data))
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2025, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28
    head += _fixed(0.9642) + _fixed(1.0) + _fixed(0.8249)
    return head + b"\0" * (128 - len(head)) + table + body
