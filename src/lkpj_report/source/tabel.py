"""A sheet to nodes of the raw tree: rows become the parts of a list, or of a map by its key column.

In: a `Tabel` (a link whose file was read) and the plan of the part that a row is. Out: the `Sequence` or
`Mapping` that YAML would have given, each value with its `Cell`, and findings. Nothing is dropped in
silence: columns and rows that are not read are named.
"""

from __future__ import annotations

from dataclasses import field

from lkpj_report.diagnostics import Cell, Diagnostic, Place, Severity, fault, info
from lkpj_report.records import dataclass
from lkpj_report.source.grid import Baris, Jenis, Lembar, Sel
from lkpj_report.source.isi_sel import Sebab, isi
from lkpj_report.source.kepala import Kolom, cari_kepala
from lkpj_report.source.kontrol import periksa_kontrol
from lkpj_report.source.tipe import Daftar, Isian, Skalar, Susunan
from lkpj_report.source.tree import Empty, Entry, Mapping, Node, Scalar, Sequence, Tabel

_SHOWN = 5


@dataclass(slots=True)
class _Hasil:
    """What becomes of the rows of a sheet."""

    lembar: Lembar
    temuan: list[Diagnostic] = field(default_factory=list)
    sebab: dict[tuple[Sebab, int], list[Cell]] = field(default_factory=dict)
    tanpa_kunci: list[tuple[Cell, bool]] = field(default_factory=list)
    """Rows that are not read; True: with figures that no total explains."""


def baca_tabel(
    tabel: Tabel, susunan: Susunan, kunci: Skalar | None, nama: str
) -> tuple[Sequence | Mapping | None, tuple[Diagnostic, ...]]:
    """The rows of a linked sheet as a list (`kunci` None) or as a map; None when it can't be read."""
    if tabel.lembar is None:
        return None, ()
    kepala, temuan = cari_kepala(tabel, susunan, kunci, nama)
    if kepala is None:
        return None, temuan
    hasil = _Hasil(tabel.lembar, list(temuan))
    rows: list[tuple[Entry | None, Mapping]] = []
    seen: dict[str, Cell] = {}
    for number, cells in tabel.lembar.baris.items():
        if (
            number <= kepala.baris
            or _repeats(cells, kepala.kolom)
            or _numbers_columns(number, cells, kepala.baris)
        ):
            continue
        row = _row(number, cells, kepala.kolom, hasil)
        if row is not None:
            rows.append(row)
    hasil.temuan += _remarks(hasil, kepala.kolom, kepala.baris)
    hasil.temuan += periksa_kontrol(tabel, kepala.kolom, [m for _, m in rows], [k for k, _ in rows])
    node = _map(rows, tabel.place, seen, hasil) if kunci else Sequence(tuple(m for _, m in rows), tabel.place)
    found = tuple(hasil.temuan)
    return (None if any(d.severity is Severity.FAULT for d in found) else node), found


def _map(
    rows: list[tuple[Entry | None, Mapping]], place: Place, seen: dict[str, Cell], hasil: _Hasil
) -> Mapping:
    entries = []
    for key, row in rows:
        assert key is not None
        assert isinstance(key.key_place, Cell)
        if key.key in seen:
            hasil.temuan.append(
                fault(
                    "D114", f'kode atau kunci "{key.key}" sudah ada di sel {seen[key.key].ref}', key.key_place,
                    "hapus salah satu barisnya, atau gabungkan jumlahnya",
                )
            )  # fmt: skip
            continue
        seen[key.key] = key.key_place
        entries.append(Entry(key.key, key.key_place, row))
    return Mapping(tuple(entries), place)


def _row(
    number: int, cells: Baris, columns: tuple[Kolom, ...], hasil: _Hasil
) -> tuple[Entry | None, Mapping] | None:
    """A row as its key and its fields; None when it is blank in all columns, a total, or refused."""
    lembar = hasil.lembar
    if not any(k.nomor in cells for k in columns):
        return None
    utama = columns[0]  # the key, or the first required field
    if utama.pokok and (utama.nomor not in cells) and (utama.kunci or _is_total(cells)):
        first = min(cells)
        figures = any(k.nomor in cells and _is_figure(k.isian) for k in columns[1:])
        hasil.tanpa_kunci.append((lembar.tempat(number, first), figures and not _is_total(cells)))
        return None
    refused = False
    entries: list[Entry] = []
    nested: dict[str, list[Entry]] = {}
    key: Entry | None = None
    for k in columns:
        sel = cells.get(k.nomor)
        if sel is None:
            if k.isian.wajib and not k.kunci and k.anak is None:
                place = lembar.tempat(number, k.nomor)
                entries.append(Entry(k.isian.nama, place, Empty(place)))
            continue
        place = lembar.tempat(number, k.nomor)
        node = _node(sel, k, place)
        if isinstance(node, Sebab):
            hasil.sebab.setdefault((node, k.nomor), []).append(place)
            refused = True
        elif k.kunci and isinstance(node, Scalar):
            key = Entry(node.text, place, node)
        elif k.anak is not None:
            nested.setdefault(k.isian.nama, []).append(Entry(k.anak, place, node))
        else:
            entries.append(Entry(k.isian.nama, place, node))
    if refused:
        return None
    entries += [
        Entry(name, below[0].key_place, Mapping(tuple(below), below[0].key_place))
        for name, below in nested.items()
    ]
    start = (
        key.key_place if key is not None else entries[0].key_place if entries else lembar.tempat(number, 0)
    )
    return key, Mapping(tuple(entries), start)


def _node(sel: Sel, k: Kolom, place: Cell) -> Node | Sebab:
    """A cell as a scalar, or as a list when its column is one (items parted by line breaks or semicolons)."""
    if isinstance(k.isian.tipe, Daftar) and sel.jenis is Jenis.TEKS:
        items: list[Node] = []
        for part in sel.teks.replace(";", "\n").split("\n"):
            if part.strip():
                text = isi(Sel(Jenis.TEKS, part), k.isian.tipe)
                if isinstance(text, Sebab):
                    return text
                items.append(Scalar(text, place))
        return Sequence(tuple(items), place)
    text = isi(sel, k.tipe)
    if isinstance(text, Sebab):
        return text
    scalar = Scalar(text, place)
    return Sequence((scalar,), place) if isinstance(k.isian.tipe, Daftar) else scalar


def _is_figure(isian: Isian) -> bool:
    return isinstance(isian.tipe, Skalar) and isian.tipe.nama in ("jumlah rupiah", "angka")


def _is_total(cells: Baris) -> bool:
    """Whether the first text of a row calls it a total."""
    first = next((s.teks for _, s in sorted(cells.items()) if s.jenis is Jenis.TEKS), "")
    return (
        first.strip()
        .casefold()
        .startswith(("jumlah", "total", "grand total", "surplus", "defisit", "pembiayaan neto"))
    )


def _repeats(cells: Baris, columns: tuple[Kolom, ...]) -> bool:
    """Whether a row is the heading once more, as sheets made for printing have it on each page."""
    return all(k.nomor in cells and cells[k.nomor].teks.strip() == k.judul.strip() for k in columns)


def _numbers_columns(number: int, cells: Baris, head: int) -> bool:
    """Whether the row below the heading only counts the columns (1, 2, 3 …)."""
    texts = [s.teks.strip().strip("()").split("=")[0] for _, s in sorted(cells.items())]
    return number <= head + 2 and len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _remarks(hasil: _Hasil, columns: tuple[Kolom, ...], head: int) -> list[Diagnostic]:
    lembar, found = hasil.lembar, []
    judul = {k.nomor: k.judul for k in columns}
    for (sebab, nomor), places in hasil.sebab.items():
        more = (
            f"; juga {len(places) - 1} sel lain di kolom ini ({_list(places[1:])})" if len(places) > 1 else ""
        )
        found.append(
            fault(sebab.kode, f'kolom "{judul[nomor]}": {sebab.pesan}{more}', places[0], sebab.saran)
        )
    found += _unread(hasil)
    hidden = [n for n in lembar.baris if n in lembar.baris_tersembunyi and n > head]
    if hidden:
        found.append(
            info(
                "S174",
                f"{len(hidden)} baris tersembunyi ikut dibaca",
                lembar.tempat(hidden[0], columns[0].nomor),
            )
        )
    covered = [k for k in columns if k.nomor in lembar.kolom_tersembunyi]
    found += [
        info("S174", f'kolom tersembunyi "{k.judul}" ikut dibaca', lembar.tempat(head, k.nomor))
        for k in covered
    ]
    read = {k.nomor for k in columns}
    merged = [
        g for g in lembar.gabungan
        if g.atas > head and g.bawah > g.atas and read & set(range(g.kiri, g.kanan + 1)) and g.atas in lembar.baris
    ]  # fmt: skip
    if merged:
        place = lembar.tempat(merged[0].atas, merged[0].kiri)
        found.append(
            Diagnostic(
                Severity.WARNING, "S175",
                f"{len(merged)} gabungan sel meliputi beberapa baris; isinya hanya dibaca pada baris pertamanya", place,
                ("pisahkan sel gabungan itu (Unmerge Cells), lalu isi tiap barisnya",),
            )
        )  # fmt: skip
    return found


def _unread(hasil: _Hasil) -> list[Diagnostic]:
    found = []
    for severity, figures in ((Severity.INFO, False), (Severity.WARNING, True)):
        places = [p for p, f in hasil.tanpa_kunci if f is figures]
        if places:
            what = "yang berisi jumlah " if figures else ""
            hint = ("isi kodenya bila baris itu harus dibaca",)
            message = f"{len(places)} baris {what}tanpa kode atau kunci tidak dibaca ({_list(places)})"
            found.append(Diagnostic(severity, "S172", message, places[0], hint))
    return found


def _list(places: list[Cell]) -> str:
    shown = ", ".join(p.ref for p in places[:_SHOWN])
    return shown + (", …" if len(places) > _SHOWN else "")
