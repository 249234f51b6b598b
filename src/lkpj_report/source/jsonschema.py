"""The reading plan of a part as JSON Schema, for completion and red underlines in editors.

In: a `Bagian`, whose plan `susunan` gives. Out: a JSON Schema (2020-12) of one input file: any of the
subjects, since a file holds some of them, and what each file may say of itself. An editor gives a
value the type that YAML guesses ("82,77" text, 9.86 a number, nothing null), so all of these pass where
the program reads text; what the program reads, the schema accepts, not always the other way round.
"""

from __future__ import annotations

from typing import Any, assert_never

from lkpj_report.source.merge import FILE_KEYS, FORMAT
from lkpj_report.source.tautan import KEYS
from lkpj_report.source.tipe import Bagian, Daftar, Isian, Peta, Pilihan, Skalar, Susunan, Tipe, susunan

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The name of the JSON Schema dialect; an identifier, nothing is fetched from it."""

NOTES = {
    "format": "Nomor format berkas",
    "sumber": "Sumber isi berkas ini",
    "catatan": "Catatan untuk pengisi berkas; tidak dicetak",
}
"""What a file says of itself (`merge.FILE_KEYS`)."""


def _teks(pattern: str, *contoh: str) -> Schema:
    """Text of a form."""
    return {"type": "string", "pattern": pattern, "examples": list(contoh)}


def _angka(pattern: str, *contoh: str, **batas: int) -> Schema:
    """Text of a form, or what YAML takes for a number; `batas` are bounds of the latter."""
    return {"type": ["string", "number"], "pattern": pattern, **batas, "examples": list(contoh)}


SKALAR: dict[str, Schema] = {
    "teks": {"type": ["string", "number", "boolean"]},
    "ya atau tidak": {},  # two choices, see `_skalar`
    "jumlah rupiah": _angka("[0-9]", "1.250.000", "1.250.000,50", "815 miliar"),
    "persentase": _angka("[0-9]", "95,82"),
    "angka": _angka("[0-9]", "82,77"),
    "tanggal": _angka("[0-9]", "Selasa, 15 April 2025", "15 April 2025", "2025-04-15"),
    "tahun": _angka(r"^[0-9]{4}$", "2024", minimum=1945, maximum=2200),
    "bilangan bulat": _angka(r"^([0-9]{1,9}|[0-9]{1,3}(\.[0-9]{3}){1,2})$", "13", minimum=0),
    "kode rekening": _angka(r"^[456](\.[0-9]{1,5})*$", "5.1.02", minimum=4),
    "kode urusan": _angka(r"^[1-9]\.[0-9]{2}$", "1.01", minimum=1),
    "kode program": _teks(
        r"^[1-9]\.[0-9]{2}\.[0-9]{1,4}(\.[0-9]{1,2}\.[0-9]{1,4}(\.[0-9]{1,5})?)?$", "1.01.02"
    ),
    "ukuran": _angka(".", "87,06", "WTP"),
    "nama naskah": _teks(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "surat-penyampaian"),
    "nama kunci": _teks(r"^[a-z][a-z0-9_]*$", "pertumbuhan_ekonomi"),
    "pukul": _angka("[0-9]", "09.00"),
    "angka Romawi": _teks(r"^[MDCLXVI]+$", "II"),
    "tahun sidang": _angka(r"^[0-9]{4}([/–-][0-9]{4})?$", "2024/2025"),
}
"""How a value of a scalar type looks, by the type's name; where the program alone can judge, loosely."""

KOSONG: Schema = {"type": "null"}
TABEL = "Tabel"
"""Name of the definition of a link to a table; no part of the report is called so."""


def json_schema(kelas: type[Bagian]) -> Schema:
    """The schema of a file with any of the subjects of `kelas`; the parts below them are `$defs` by class name."""
    defs: dict[str, Schema] = {}
    properties = {
        "format": {"enum": [FORMAT, int(FORMAT), None], "description": NOTES["format"]},
        **{key: _boleh_kosong(SKALAR["teks"], NOTES[key]) for key in FILE_KEYS if key != "format"},
    }
    properties |= {i.nama: _isian(i, defs) for i in susunan(kelas).isian.values()}
    return {
        "$schema": DIALECT,
        "title": "Isian lkpj-report",
        "description": "Satu berkas isian: satu atau beberapa pokok, masing-masing dengan kuncinya di paling kiri",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def _isian(isian: Isian, defs: dict[str, Schema]) -> Schema:
    value = _tipe(isian.tipe, defs)
    if isian.menyusul:
        value = {"anyOf": [value, _pilihan(["menyusul"])]}
    return _boleh_kosong(value, isian.keterangan)


def _boleh_kosong(value: Schema, keterangan: str = "") -> Schema:
    """The value, or nothing: a key without a value is still to be filled."""
    out: Schema = {"anyOf": [value, KOSONG]}
    return {"description": keterangan, **out} if keterangan else out


def _tipe(tipe: Tipe, defs: dict[str, Schema]) -> Schema:
    match tipe:
        case Skalar():
            return _skalar(tipe)
        case Pilihan(enum):
            return _pilihan([choice.value for choice in enum])
        case Daftar(butir):
            items: Schema = {"type": "array", "items": _boleh_kosong(_tipe(butir, defs))}
            return _atau_tabel(items, butir, defs)
        case Peta(kunci, nilai):
            names = {"pattern": SKALAR[kunci.nama]["pattern"]} if "pattern" in SKALAR[kunci.nama] else {}
            below = _boleh_kosong(_tipe(nilai, defs))
            keys: Schema = {"type": "object", "propertyNames": names, "additionalProperties": below}
            return _atau_tabel(keys, nilai, defs)
        case Susunan():
            return _susunan(tipe, defs)
        case _:
            assert_never(tipe)


def _atau_tabel(value: Schema, isi: Tipe, defs: dict[str, Schema]) -> Schema:
    """A list or map of parts may also be a link to a table (`tautan`)."""
    if not isinstance(isi, Susunan):
        return value
    if TABEL not in defs:
        pairs: Schema = {"type": "object", "additionalProperties": SKALAR["teks"]}
        forms: dict[str, Schema] = {
            "berkas": {"type": "string", "pattern": r"\.([xX][lL][sS][xXmM]|[cCtT][sS][vV])$"},
            "lembar": SKALAR["teks"],
            "kolom": pairs,
            "baris_kepala": _angka(r"^[0-9]+$", "5", minimum=1),
            "jumlah_kontrol": pairs,
        }
        defs[TABEL] = {
            "type": "object",
            "properties": {
                key: {"description": text, **forms[key]}
                if key == "berkas"
                else _boleh_kosong(forms[key], text)
                for key, text in KEYS.items()
            },
            "required": ["berkas"],
            "additionalProperties": False,
        }
    return {"anyOf": [value, {"$ref": f"#/$defs/{TABEL}"}]}


def _skalar(tipe: Skalar) -> Schema:
    if tipe.nama == "ya atau tidak":
        return _pilihan(["ya", "tidak"])
    return SKALAR[tipe.nama]


def _pilihan(values: list[str]) -> Schema:
    """One of some words; the words themselves for completion, any letter case for what is read."""
    any_case = "|".join("".join(_huruf(c) for c in value) for value in values)
    return {"anyOf": [{"enum": values}, {"type": "string", "pattern": f"^({any_case})$"}]}


def _huruf(char: str) -> str:
    if char.lower() != char.upper():
        return f"[{char.lower()}{char.upper()}]"
    return f"\\{char}" if char in r"\^$.|?*+()[]{}/" else char


def _susunan(tipe: Susunan, defs: dict[str, Schema]) -> Schema:
    name = tipe.kelas.__name__
    if name not in defs:
        defs[name] = {}  # holds the place: a part may hold its own kind
        defs[name] = {
            "type": "object",
            "properties": {i.nama: _isian(i, defs) for i in tipe.isian.values()},
            "required": [i.nama for i in tipe.isian.values() if i.wajib],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
