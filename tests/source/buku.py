"""Workbooks and CSV files for the tests: made by openpyxl, or written by hand where they must be wrong."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl

from lkpj_report.diagnostics import Diagnostic
from lkpj_report.laporan.anggaran import Anggaran
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.folder import load_source
from lkpj_report.source.skema import baca

YAML = "anggaran:\n  tahun: 2023\n  rekening:\n    berkas: anggaran.xlsx\n"
HEAD = ("kode", "uraian", "anggaran", "realisasi")
ROWS = (("4", "Pendapatan", 1000, 900.5), ("4.1", "PAD", 1000, 900.5))

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def book(*rows: Sequence[Any], sheet: str = "LRA") -> openpyxl.Workbook:
    """A workbook with one sheet; texts are kept as texts."""
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def raw(cells: str, *, before: str = "", after: str = "") -> bytes:
    """A workbook of one sheet "LRA" whose `sheetData` is given as XML, and one shared text "Pajak A"."""
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData>{after}</worksheet>'
    files = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELS}"><sheets>'
        '<sheet name="LRA" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
        f'<Relationship Id="rId1" Type="{RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELS}/sharedStrings" Target="/xl/texts.xml"/></Relationships>',
        "xl/texts.xml": f'<sst xmlns="{MAIN}"><si><r><t>Pajak</t></r><r><t> A_x000D_</t></r></si></sst>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    return zipped({k: v.encode() for k, v in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def inline(ref: str, text: str) -> str:
    """A text cell as XML."""
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def number(ref: str, text: str) -> str:
    """A number cell as XML, its text as given."""
    return f'<c r="{ref}"><v>{text}</v></c>'


def raw_row(n: int, kode: str, amount: str) -> str:
    """A row of code and amount; the amount is XML text of a number."""
    return f'<row r="{n}">{inline(f"A{n}", kode)}{number(f"B{n}", amount)}</row>'


RAW_HEAD = f'<row r="1">{inline("A1", "kode")}{inline("B1", "anggaran")}</row>'


def read(
    data: bytes, yaml: str = YAML, name: str = "anggaran.xlsx"
) -> tuple[Anggaran | None, tuple[Diagnostic, ...]]:
    """The budget of an input of one YAML file and one table; all findings."""
    bahan = Bahan.packed({"in/a.yaml": yaml.encode(), f"in/{name}": data})
    source = load_source("in", bahan)
    entry = source.root.get("anggaran")
    assert entry is not None
    anggaran, found = baca(Anggaran, entry.value, "anggaran")
    return anggaran, (*source.diagnostics, *found)


def told(found: Iterable[Diagnostic]) -> list[str]:
    """Code and place of findings."""
    return [f"{d.code} {d.place}" for d in found]
