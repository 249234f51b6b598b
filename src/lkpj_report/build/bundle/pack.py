"""Members to one zip, and the list of their sums: order, times and attributes are fixed.

In: names with bytes. Out: bytes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence

Member = tuple[str, bytes]

SUMS = "SHA256SUMS"
_PACKED = (".docx", ".pdf", ".xlsx", ".png", ".jpg", ".jpeg", ".ttf")


def with_sums(members: Iterable[Member]) -> tuple[Member, ...]:
    """The members by name, and the list that `sha256sum -c` reads."""
    ordered = sorted(members)
    lines = [f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in ordered]
    return tuple(sorted([*ordered, (SUMS, "".join(lines).encode("utf-8"))]))


def as_zip(members: Sequence[Member], folder: str) -> bytes:
    """All members below one folder; what is compressed already is only stored."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members:
            entry = zipfile.ZipInfo(f"{folder}/{name}", (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            packed = name.lower().endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            out.writestr(entry, data, compresslevel=6)
    return buffer.getvalue()
