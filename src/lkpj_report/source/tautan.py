"""Links from the input to tables: `berkas: anggaran.xlsx` in place of a list or a map.

In: the merged raw tree and the gate. Out: the tree with a `Tabel` where a link stood, and findings. The
file is read here, through the gate and once for all its sheets; what its columns mean is known later,
by type (`tabel`).
"""

from __future__ import annotations

import dataclasses
import posixpath

from lkpj_report.bahasa.kata import terdekat
from lkpj_report.diagnostics import Diagnostic, Place, fault
from lkpj_report.records import dataclass
from lkpj_report.source.bahan import Bahan, reference
from lkpj_report.source.grid import Lembar
from lkpj_report.source.tree import Empty, Entry, Mapping, Node, Scalar, Sequence, Tabel

KEY = "berkas"
KEYS = {
    KEY: "Berkas .xlsx atau .csv, relatif terhadap berkas ini",
    "lembar": "Nama lembar; tidak perlu bila hanya ada satu",
    "kolom": "Judul kolom menurut nama isian, bila judulnya tidak dikenal",
    "baris_kepala": "Nomor baris judul kolom; bawaan: dicari di 20 baris pertama",
    "jumlah_kontrol": "Jumlah tiap kolom yang seharusnya, untuk diperiksa",
}
"""What may stand in a link."""

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_TEXTS = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Linked:
    """The tree with its tables, the names of the files that were read for them, findings."""

    root: Mapping
    tables: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def link_tables(root: Mapping, bahan: Bahan) -> Linked:
    """Replace each link below `root`; the same tree when there is none."""
    reader = _Reader(bahan)
    entries = tuple(dataclasses.replace(e, value=reader.node(e.value)) for e in root.entries)
    tables = tuple(name for name, data in reader.read.items() if data is not None)
    return Linked(Mapping(entries, root.place), tables, tuple(reader.found))


class _Reader:
    """Walks the tree; keeps the findings and the files that were read."""

    def __init__(self, bahan: Bahan) -> None:
        self.bahan = bahan
        self.found: list[Diagnostic] = []
        self.read: dict[str, bytes | None] = {}

    def node(self, node: Node) -> Node:
        """The node with links replaced."""
        match node:
            case Mapping(entries):
                berkas = node.get(KEY)
                if berkas is not None and isinstance(berkas.value, Scalar):
                    return self._link(node, berkas.value)
                values = [
                    self.node(e.value) if isinstance(e.value, Mapping | Sequence) else e.value
                    for e in entries
                ]
                if all(v is e.value for v, e in zip(values, entries, strict=True)):
                    return node
                return Mapping(
                    tuple(dataclasses.replace(e, value=v) for e, v in zip(entries, values, strict=True)), node.place
                )  # fmt: skip
            case Sequence(items):
                values = [self.node(i) if isinstance(i, Mapping | Sequence) else i for i in items]
                if all(v is i for v, i in zip(values, items, strict=True)):
                    return node
                return Sequence(tuple(values), node.place)
            case _:
                return node

    def _link(self, node: Mapping, berkas: Scalar) -> Tabel:
        faults: list[Diagnostic] = []
        lembar = self._text(node, "lembar", faults)
        kolom = self._pairs(node, "kolom", faults)
        kontrol = self._pairs(node, "jumlah_kontrol", faults)
        kepala = self._number(node, "baris_kepala", faults)
        faults += [_unknown(e) for e in node.entries if e.key not in KEYS]
        self.found += faults
        sheet = None if faults else self._sheet(berkas, lembar)
        return Tabel(node.place, sheet, kolom, kontrol, kepala)

    def _text(self, node: Mapping, key: str, faults: list[Diagnostic]) -> Scalar | None:
        entry = node.get(key)
        if entry is None or isinstance(entry.value, Empty):
            return None
        if isinstance(entry.value, Scalar):
            return entry.value
        faults.append(
            _form(f'"{key}" seharusnya satu teks', entry.key_place, f'tulis "{key}: …" di satu baris')
        )
        return None

    def _number(self, node: Mapping, key: str, faults: list[Diagnostic]) -> int | None:
        text = self._text(node, key, faults)
        if text is None:
            return None
        if text.text.isascii() and text.text.isdigit() and 1 <= int(text.text[:8]) <= 10_000:
            return int(text.text[:8])
        faults.append(
            _form(f'"{key}" seharusnya nomor baris', text.place, "tulis nomor baris judul kolom, misalnya 5")
        )
        return None

    def _pairs(self, node: Mapping, key: str, faults: list[Diagnostic]) -> tuple[Entry, ...]:
        entry = node.get(key)
        if entry is None or isinstance(entry.value, Empty):
            return ()
        if isinstance(entry.value, Mapping) and all(isinstance(e.value, Scalar) for e in entry.value.entries):
            return entry.value.entries
        faults.append(
            _form(f'"{key}" seharusnya berisi baris "isian: nilai"', entry.key_place, "misalnya anggaran: …")
        )
        return ()

    def _sheet(self, berkas: Scalar, lembar: Scalar | None) -> Lembar | None:
        suffix = posixpath.splitext(berkas.text)[1].lower()
        if suffix not in _WORKBOOKS + _TEXTS:
            self.found.append(
                fault(
                    "S161", f'"{berkas.text}" bukan tabel yang dapat dibaca', berkas.place,
                    "pakai berkas .xlsx atau .csv",
                )
            )  # fmt: skip
            return None
        key = self._key(berkas)
        data = self._bytes(key, berkas) if key is not None else None
        if key is None or data is None:
            return None
        place = lembar.place if lembar is not None else berkas.place
        if suffix in _TEXTS:
            from lkpj_report.source.csv_table import read_csv  # late: most inputs have no table

            sheet, found = read_csv(key, data, berkas.place)
            self.found += found
            return sheet
        from lkpj_report.source.xlsx import read_xlsx  # late, too

        got = read_xlsx(key, data, lembar.text if lembar is not None else None, place)
        if isinstance(got, Diagnostic):
            self.found.append(got)
            return None
        return got

    def _key(self, berkas: Scalar) -> str | None:
        key = reference(berkas.place.file, berkas.text, berkas.place)
        if isinstance(key, Diagnostic):
            self.found.append(key)
            return None
        return key

    def _bytes(self, key: str, berkas: Scalar) -> bytes | None:
        if key in self.read:
            return self.read[key]
        data = self.bahan.read(key, berkas.place)
        if data is None:
            folder = posixpath.dirname(key) or "."
            near = terdekat(posixpath.basename(key), self.bahan.list_dir(folder))
            hint = (
                f'mungkin maksudnya "{near[0]}"'
                if near
                else "simpan berkasnya di folder yang sama dengan berkas ini"
            )
            data = fault("S164", f'berkas "{key}" tidak ditemukan', berkas.place, hint)
        if isinstance(data, Diagnostic):
            self.found.append(data)
            data = None
        self.read[key] = data
        return data


def _form(message: str, place: Place, hint: str) -> Diagnostic:
    return fault("S160", message, place, hint)


def _unknown(entry: Entry) -> Diagnostic:
    near = terdekat(entry.key, KEYS)
    hint = f'mungkin maksudnya "{near[0]}"' if near else "kunci yang dikenal: " + ", ".join(KEYS)
    return _form(f'kunci "{entry.key}" tidak dikenal di tautan berkas', entry.key_place, hint)
