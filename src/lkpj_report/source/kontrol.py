"""Control totals of a linked table: what a column must add up to, stated beside the link.

In: the link's `jumlah_kontrol` and the rows that were read. Out: findings S173. Where rows stand below
other rows (codes), only the uppermost count, so that nothing is added twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkpj_report.bahasa.bilangan import Bilangan, format_bilangan
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.diagnostics import Diagnostic, fault
from lkpj_report.source.kepala import Kolom
from lkpj_report.source.tipe import Skalar
from lkpj_report.source.tree import Entry, Mapping, Scalar, Tabel


def periksa_kontrol(
    tabel: Tabel, kolom: Sequence[Kolom], rows: Sequence[Mapping], keys: Sequence[Entry | None]
) -> list[Diagnostic]:
    """Compare each stated total with the sum of its column."""
    if not tabel.kontrol:
        return []
    top = _uppermost(rows, keys)
    return [d for entry in tabel.kontrol if (d := _compare(entry, kolom, top)) is not None]


def _compare(entry: Entry, kolom: Sequence[Kolom], rows: Sequence[Mapping]) -> Diagnostic | None:
    column = next((k for k in kolom if k.isian.nama == entry.key and k.anak is None), None)
    if column is None or not isinstance(column.isian.tipe, Skalar):
        return fault(
            "S160", f'"{entry.key}" bukan kolom angka tabel ini', entry.key_place, "sebutkan kolom yang ada"
        )
    tipe = column.isian.tipe
    stated = _number(tipe, entry.value.text if isinstance(entry.value, Scalar) else "")
    if stated is None:
        return fault(
            "S160", "jumlah kontrol bukan angka", entry.value.place, "tulis jumlahnya, misalnya 1.250.000"
        )
    values = [
        _number(tipe, e.value.text) for r in rows if (e := r.get(entry.key)) and isinstance(e.value, Scalar)
    ]
    total = sum((v for v in values if v is not None), Decimal(0))
    if total == stated:
        return None
    return fault(
        "S173",
        f'jumlah kolom "{column.judul}" {format_bilangan(total)}, seharusnya {format_bilangan(stated)} '
        f"(selisih {format_bilangan(total - stated)})",
        entry.value.place, "periksa apakah ada baris yang hilang, berganda, atau tidak dibaca",
    )  # fmt: skip


def _number(tipe: Skalar, text: str) -> Decimal | None:
    value = tipe.baca(text)
    return value.nilai if isinstance(value, Rupiah | Bilangan) else None


def _uppermost(rows: Sequence[Mapping], keys: Sequence[Entry | None]) -> list[Mapping]:
    """The rows whose code is not below another row's."""
    codes = [key.key if key is not None else _code(row) for key, row in zip(keys, rows, strict=True)]
    known = set(codes)
    return [row for code, row in zip(codes, rows, strict=True) if not _has_parent(code, known)]


def _code(row: Mapping) -> str:
    entry = row.get("kode")
    return entry.value.text if entry is not None and isinstance(entry.value, Scalar) else ""


def _has_parent(code: str, known: set[str]) -> bool:
    parts = code.split(".")
    return any(".".join(parts[:n]) in known for n in range(1, len(parts)))
