"""Papers for the tests of `verify`: built by the writers, then changed behind their backs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pikepdf
from tests.writers import docx_torture, pdf_torture
from tests.writers.pdf_reader import shipped_fonts

from lkpj_report.build import Job, Mode, build_one
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document
from lkpj_report.verify import verify_pair
from lkpj_report.writers.docx import write_docx
from lkpj_report.writers.pdf import lay_out, write_pdf

ROOT = Path(__file__).resolve().parents[2]
INPUTS = ("kota-kupang/2023", "kabupaten-contoh/2024")


class Pair(NamedTuple):
    """A paper in both formats."""

    docx: bytes
    pdf: bytes


@cache
def built(where: str, mode: Mode = Mode.AUTOMATIC) -> dict[str, Pair]:
    """All papers of an input that ships, by name."""
    result = build_one(Job(f"inputs/{where}", base=str(ROOT), mode=mode))
    out = {}
    for paper in result.papers:
        files = {name.rpartition(".")[2]: data for name, data in paper.files}
        out[paper.name] = Pair(files["docx"], files["pdf"])
    return out


def written(document: Document, theme: Theme) -> Pair:
    """A tree in both formats."""
    layout, _ = lay_out(document, theme, shipped_fonts())
    return Pair(write_docx(document, theme, layout.anchor_pages, layout.table_widths), write_pdf(layout))


@cache
def torture(writer: str, konsep: bool = False) -> tuple[Document, Theme, Pair]:
    """The torture document of a writer, with its tree and theme."""
    document, theme = (docx_torture if writer == "docx" else pdf_torture).torture(konsep)
    return document, theme, written(document, theme)


def lkpj() -> Pair:
    """The longest paper that ships: contents, headings, lists, tables, charts, signature."""
    return built("kabupaten-contoh/2024")["lkpj"]


def edited(docx: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """A DOCX with one part changed as text; the change must be one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                text = change(data.decode("utf-8"))
                assert text != data.decode("utf-8"), "the edit changes nothing"
                data = text.encode("utf-8")
            new.writestr(name, data)
    return out.getvalue()


def restreamed(pdf: bytes, old: bytes, new: bytes) -> tuple[bytes, int]:
    """A PDF in whose first page that holds `old` it is replaced once; and that page, from 1."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, 1):
            stream = page.Contents.read_bytes()
            if old in stream:
                page.Contents = opened.make_stream(stream.replace(old, new, 1))
                out = io.BytesIO()
                opened.save(out)
                return out.getvalue(), number
    raise AssertionError(f"no page holds {old!r}")


def told(pair: Pair, docx: bytes | None = None, pdf: bytes | None = None) -> list[tuple[str, str]]:
    """Code and message of each difference, with one of the files replaced."""
    found = verify_pair("naskah", docx or pair.docx, pdf or pair.pdf)
    return [(d.code, d.message) for d in found]
