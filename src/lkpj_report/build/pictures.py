"""The emblems that an input names: found, looked at, and refused with their line when they cannot be printed.

In: the paths of `daerah.lambang` and `daerah.lambang_daerah`. Out: a `Picture` that both writers can take, or
the findings D123 and D129. Nothing
is loaded of Pillow unless there is a picture. Pictures that a template names (`::: gambar`) are looked at
in the same way; their finding is the template's (T124).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

from lkpj_report.build.reading import Report
from lkpj_report.diagnostics import Diagnostic, Place, Span, fault
from lkpj_report.document.tree import Picture
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import MB, Bahan, reference
from lkpj_report.templates.body import ReadPicture, no_pictures
from lkpj_report.templates.library import Library

EMBLEM_MM = 25.0
"""Height of the emblem on a letterhead (25 to 30 mm in practice)."""

MAX_BYTES = 10 * MB
MAX_PIXELS = 25_000_000  # 5,000 by 5,000: an emblem of 25 mm at 600 dpi has 600 by 600
SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
PRINTABLE = ("1", "L", "LA", "P", "PA", "RGB", "RGBA")
"""Kinds of colour that a PDF/A with an sRGB intent may hold (ISO 19005-2, 6.2.4): grey, palette, RGB."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a report by the paths that its input gives, or the faults that stop its papers."""

    by_name: Mapping[str, Picture]
    found: tuple[Diagnostic, ...] = ()


def read_pictures(report: Report, bahan: Bahan) -> Pictures:
    """The emblems of the state and of the region; empty when the input names none."""
    daerah = report.laporan.daerah
    wanted = (
        ("lambang", daerah.lambang, "Lambang negara Garuda Pancasila", True),
        ("lambang_daerah", daerah.lambang_daerah, f"Lambang {daerah.nama}", False),
    )
    by_name: dict[str, Picture] = {}
    found: list[Diagnostic] = []
    for key, written, alt, state in wanted:
        if written is None:
            continue
        place = daerah.letak[key]
        owner = place.file if isinstance(place, Span) else report.source.found.region_folder
        data = _read(bahan, owner, written, place)
        if isinstance(data, Diagnostic):
            found.append(data)
        elif (wrong := fault_of(data)) is not None:
            found.append(fault("D123", f'gambar "{written}" {wrong[0]}', place, wrong[1]))
        elif any(data == other.data for other in by_name.values()):
            cure = "pakai berkas lambang daerah; lambang negara hanya untuk naskah kepala daerah"
            found.append(fault("D129", "lambang_daerah memakai gambar yang sama dengan lambang", place, cure))
        else:
            by_name[written] = Picture(data, EMBLEM_MM, alt, state)
    return Pictures(by_name, tuple(found))


def _read(bahan: Bahan, owner: str, written: str, place: Place | None) -> bytes | Diagnostic:
    key = reference(owner, written, place)
    if isinstance(key, Diagnostic):
        return key
    data = bahan.read(key, place, MAX_BYTES)
    if data is None:
        return fault(
            "D123", f'gambar "{written}" tidak ditemukan', place, "periksa nama berkas dan foldernya"
        )
    return data


def template_pictures(library: Library) -> ReadPicture:
    """Reads a picture that a template names: from the template folders, looked at like the emblem."""

    def read(name: str) -> bytes | tuple[str, str]:
        got = library.data(name)
        if got is None:
            return no_pictures(name)
        return fault_of(got[0]) or got[0]

    return read


def fault_of(data: bytes) -> tuple[str, str] | None:
    """What is wrong with the bytes of a picture and what to do; None when both writers can take it."""
    if not data.startswith(SIGNATURES):
        return "bukan gambar PNG atau JPEG", "simpan ulang gambarnya sebagai PNG"
    from lkpj_report.writers.docx.pictures import pixels

    try:
        width, height = pixels(data)
        if width * height > MAX_PIXELS:
            return f"terlalu besar ({width} × {height} piksel)", "kecilkan, misalnya menjadi 1.000 piksel"
        whole = _is_whole_png(data) if data.startswith(SIGNATURES[0]) else b"\xff\xd9" in data[-1024:]
        mode = _decode(data) if whole else None
    except Exception:  # OSError, SyntaxError, ValueError, struct.error …: whatever a damaged file brings up
        mode = None
    if mode is None:
        return "rusak atau terpotong", "salin ulang berkas gambarnya dari sumber aslinya"
    if mode not in PRINTABLE:
        return f"memakai warna {mode}", "simpan ulang sebagai PNG berwarna RGB"
    return None


def _decode(data: bytes) -> str:
    """Decode a picture whole; gives its kind of colour. Pillow's loader is the one that ReportLab uses."""
    import io

    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
        picture.load()
        return str(picture.mode)


def _is_whole_png(data: bytes) -> bool:
    """Whether all chunks of a PNG are there, undamaged, and hold all rows; Pillow lets small gaps pass."""
    at, packed, last = 8, [], b""
    while at + 12 <= len(data):
        length, last = struct.unpack_from(">I4s", data, at)
        body = data[at + 4 : at + 8 + length]
        if data[at + 8 + length : at + 12 + length] != struct.pack(">I", zlib.crc32(body)):
            return False
        if last == b"IDAT":
            packed.append(body[4:])
        at += 12 + length
    wanted = _png_bytes(data)
    rows = zlib.decompressobj().decompress(b"".join(packed), wanted + 1)
    return last == b"IEND" and len(rows) >= wanted


def _png_bytes(data: bytes) -> int:
    """Bytes of all rows of a PNG when unpacked (ISO 15948, 7.2 and 8.2), each row with its filter byte."""
    width, height, depth, colour, interlaced = struct.unpack_from(">IIBB2xB", data, 16)
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    total = 0
    for x, y, dx, dy in _ADAM7 if interlaced else ((0, 0, 1, 1),):
        columns, rows = -(-(width - x) // dx), -(-(height - y) // dy)
        if columns > 0 and rows > 0:
            total += rows * (1 + -(-columns * bits // 8))
    return total


_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""First column, first row, step of columns, step of rows of each pass."""
