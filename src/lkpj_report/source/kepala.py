"""The header row of a sheet: where it is, and which column is which field.

In: a `Tabel` and the plan of its rows. Out: a `Kepala`, or findings S160, S165 to S168. A header of two
rows (cells merged downwards) is read by its lower row.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.diagnostics import Cell, Diagnostic, Related, Severity, fault, info, warning
from lkpj_report.records import dataclass
from lkpj_report.source.grid import Lembar, nama_kolom
from lkpj_report.source.kolom import COMPUTED, names, normal
from lkpj_report.source.tipe import Daftar, Isian, Peta, Pilihan, Skalar, Susunan, Tipe
from lkpj_report.source.tree import Entry, Scalar, Tabel

SEARCHED = 20
"""The header row is looked for in so many rows."""


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column that is read: its number from 0, its heading, its field; `anak` is the key below a map field.

    `pokok`: the column that makes a row a row, the key or the first required field.
    """

    nomor: int
    judul: str
    isian: Isian
    kunci: bool = False
    anak: str | None = None
    pokok: bool = False

    @property
    def tipe(self) -> Tipe:
        """The type of a cell."""
        tipe = self.isian.tipe
        return tipe.nilai if isinstance(tipe, Peta) else tipe


@dataclass(frozen=True, slots=True)
class Kepala:
    """The header row and the columns that are read, the one that makes a row first."""

    baris: int
    kolom: tuple[Kolom, ...]


def cari_kepala(
    tabel: Tabel, susunan: Susunan, kunci: Skalar | None, nama: str
) -> tuple[Kepala | None, tuple[Diagnostic, ...]]:
    """Find the header row and name its columns."""
    assert tabel.lembar is not None
    pokok = isian_kunci(kunci) if kunci is not None else _first_required(susunan)
    fields = {i.nama: i for i in susunan.isian.values() if _fits(i.tipe)}
    if kunci is not None and pokok is not None:
        fields = {pokok.nama: pokok, **fields}
    named, faults = _named(tabel, fields)
    if faults:
        return None, faults
    row = _header_row(tabel, pokok, fields, named)
    if row is None:
        return None, (_no_header(tabel, pokok, nama),)
    headings = _headings(tabel.lembar, row)
    return _columns(tabel, row, headings, _Rencana(fields, named, pokok, kunci is not None, nama))


def isian_kunci(kunci: Skalar) -> Isian:
    """The column that holds the keys of a map."""
    return Isian("kode" if kunci.nama.startswith("kode") else "kunci", kunci, True, False, "")


@dataclass(frozen=True, slots=True)
class _Rencana:
    """What the columns are matched with."""

    fields: dict[str, Isian]
    named: dict[str, str]
    pokok: Isian | None
    berkunci: bool
    nama: str


def _fits(tipe: Tipe) -> bool:
    """Whether a column can hold a field: one value, a list of values, or a map of values (a column each)."""
    match tipe:
        case Skalar() | Pilihan():
            return True
        case Daftar(butir):
            return isinstance(butir, Skalar | Pilihan)
        case Peta(_, nilai):
            return isinstance(nilai, Skalar | Pilihan)
        case Susunan():
            return False


def _first_required(susunan: Susunan) -> Isian | None:
    required = (i for i in susunan.isian.values() if i.wajib and _fits(i.tipe))
    return next(required, next((i for i in susunan.isian.values() if _fits(i.tipe)), None))


def _named(tabel: Tabel, fields: dict[str, Isian]) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The columns that the link names: normal heading to field."""
    out: dict[str, str] = {}
    faults = []
    for entry in tabel.kolom:
        if entry.key not in fields:
            near = terdekat(entry.key, fields)
            hint = (
                f'mungkin maksudnya "{near[0]}"'
                if near
                else "isian yang dikenal: " + ", ".join(list(fields)[:12])
            )
            faults.append(fault("S160", f'"{entry.key}" bukan isian tabel ini', entry.key_place, hint))
        elif isinstance(entry.value, Scalar):
            out[normal(entry.value.text)] = entry.key
    return out, tuple(faults)


def _header_row(
    tabel: Tabel, pokok: Isian | None, fields: dict[str, Isian], named: dict[str, str]
) -> int | None:
    lembar = tabel.lembar
    assert lembar is not None
    if tabel.kepala is not None:
        return tabel.kepala if tabel.kepala in lembar.baris else None
    for number in list(lembar.baris)[:SEARCHED]:
        texts = [s.teks for s in lembar.baris[number].values()]
        if any(pokok is None or _field(t, fields, named) == pokok.nama for t in texts):
            below = [
                g.bawah for g in lembar.gabungan
                if g.atas == number and g.bawah > number and _field_at(lembar, number, g.kiri, fields, named)
            ]  # fmt: skip
            return max(below, default=number)
    return None


def _field_at(lembar: Lembar, row: int, column: int, fields: dict[str, Isian], named: dict[str, str]) -> bool:
    cell = lembar.baris[row].get(column)
    return cell is not None and _field(cell.teks, fields, named) is not None


def _field(heading: str, fields: Iterable[str], named: dict[str, str]) -> str | None:
    """The field of a heading; what the link names goes before the tables."""
    if (field := named.get(normal(heading))) is not None:
        return field
    taken = set(named.values())  # a field that the link gives to a column is not looked for elsewhere
    return next((n for n in names(heading) if n in fields and n not in taken), None)


def _headings(lembar: Lembar, row: int) -> dict[int, str]:
    """Text of each heading by column; where a cell is merged downwards onto the row, that of its first cell."""
    out = {c: s.teks for c, s in lembar.baris.get(row, {}).items()}
    for g in lembar.gabungan:
        if (
            g.atas < row <= g.bawah
            and g.kiri not in out
            and (cell := lembar.baris.get(g.atas, {}).get(g.kiri))
        ):
            out[g.kiri] = cell.teks
    return dict(sorted(out.items()))


def _columns(
    tabel: Tabel, row: int, headings: dict[int, str], rencana: _Rencana
) -> tuple[Kepala | None, tuple[Diagnostic, ...]]:
    lembar = tabel.lembar
    assert lembar is not None
    columns: dict[tuple[str, str | None], Kolom] = {}
    found: list[Diagnostic] = []
    for number, heading in headings.items():
        place = lembar.tempat(row, number)
        match = _match(heading, rencana)
        if match is None:
            found.append(_not_read(heading, rencana, place))
            continue
        isian, anak = match
        if (first := columns.get((isian.nama, anak))) is not None:
            found.append(
                Diagnostic(
                    Severity.FAULT, "S168", f'dua kolom berarti "{isian.nama}": "{first.judul}" dan "{heading}"', place,
                    (f'tulis di bawah tautan: "kolom:", lalu "{isian.nama}: {heading}"',),
                    (Related(lembar.tempat(row, first.nomor), "kolom yang pertama"),),
                )
            )  # fmt: skip
            continue
        is_main = rencana.pokok is not None and isian.nama == rencana.pokok.nama
        columns[isian.nama, anak] = Kolom(number, heading, isian, is_main and rencana.berkunci, anak, is_main)
    found += _missing(tabel, row, {k.isian.nama for k in columns.values()}, rencana)
    if any(d.severity is Severity.FAULT for d in found):
        return None, tuple(found)
    ordered = sorted(columns.values(), key=lambda k: (not k.pokok, k.nomor))
    return Kepala(row, tuple(ordered)), tuple(found)


def _match(heading: str, rencana: _Rencana) -> tuple[Isian, str | None] | None:
    """The field of a column; "Nilai 2024" is the entry "2024" of the map field `nilai`."""
    plain = {n: i for n, i in rencana.fields.items() if not isinstance(i.tipe, Peta)}
    field = _field(heading, plain, rencana.named)
    if field is not None and field in plain:
        return plain[field], None
    name = normal(heading)
    for isian in rencana.fields.values():
        if isinstance(isian.tipe, Peta) and name.startswith(isian.nama + "_"):
            return isian, name.removeprefix(isian.nama + "_")
    return None


def _not_read(heading: str, rencana: _Rencana, place: Cell) -> Diagnostic:
    if normal(heading) in COMPUTED:
        return info("S167", f'kolom "{heading}" tidak dibaca; program menghitungnya sendiri', place)
    near = terdekat(normal(heading), rencana.fields)
    field = near[0] if near else "nama_isian"
    return warning(
        "S167", f'kolom "{heading}" tidak dikenal dan tidak dibaca', place,
        f'bila harus dibaca, tulis di bawah tautan: "kolom:", lalu "{field}: {heading}"',
        "isian yang dikenal: " + ", ".join(list(rencana.fields)[:12]),
    )  # fmt: skip


def _missing(tabel: Tabel, row: int, present: set[str], rencana: _Rencana) -> list[Diagnostic]:
    lembar = tabel.lembar
    assert lembar is not None
    place = lembar.tempat(row, 0)
    out = [
        fault(
            "S166", f'kolom "{i.nama}" untuk "{rencana.nama}" tidak ada', place,
            f'tambahkan kolom "{i.nama}", atau sebutkan judulnya: "kolom:", lalu "{i.nama}: …"',
        )
        for i in rencana.fields.values()
        if i.wajib and i.nama not in present
    ]  # fmt: skip
    out += [
        fault(
            "S160", f'kolom "{_text(e)}" tidak ada di baris {row}', e.value.place, "salin judulnya dari Excel"
        )
        for e in tabel.kolom
        if e.key not in present and not any(i.wajib and i.nama == e.key for i in rencana.fields.values())
    ]
    return out


def _text(entry: Entry) -> str:
    return entry.value.text if isinstance(entry.value, Scalar) else ""


def _no_header(tabel: Tabel, pokok: Isian | None, nama: str) -> Diagnostic:
    lembar = tabel.lembar
    assert lembar is not None
    wanted = pokok.nama if pokok is not None else "…"
    place = lembar.tempat(tabel.kepala or next(iter(lembar.baris), 1), 0)
    if not lembar.baris:
        return fault("S165", f'tabel untuk "{nama}" kosong', place, "periksa apakah lembarnya benar")
    if tabel.kepala is not None:
        return fault(
            "S165",
            f"baris {tabel.kepala} kosong, jadi bukan baris judul kolom",
            place,
            "betulkan baris_kepala",
        )
    return fault(
        "S165", f'baris judul kolom dengan "{wanted}" tidak ditemukan di {SEARCHED} baris pertama', place,
        f'beri satu kolom judul "{wanted}", atau sebutkan judulnya: "kolom:", lalu "{wanted}: …"',
        f"bila judulnya lebih ke bawah, tulis baris_kepala (kolom pertama ialah {nama_kolom(0)})",
    )  # fmt: skip
