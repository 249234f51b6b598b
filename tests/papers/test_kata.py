"""A reader's eye over every paper: no leftovers of a template, no doubled spaces, points or words, sentences that end once.

Both files of each paper of the example are read by other programs; then lists of each length and inputs that lack
this and that are put through all templates, and the trees are read.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import readers
from tests.checks.kasus import katalog, perkara
from tests.papers.kit import CONTOH, ROOT, contoh, docx_lines

from lkpj_report.bahasa.kalimat import kalimat
from lkpj_report.build import Job, open_library
from lkpj_report.build.paper import Described, describe, lacking
from lkpj_report.document.tree import Block, Document, ListBlock, Paragraph, Quote, plain
from lkpj_report.document.walk import runs
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.skema import Bagian
from lkpj_report.templates.workshop import Workshop

_DIGITS = "nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
"""Words that may rightly follow themselves: "koma enam enam"."""

WRONG = {
    "sisa templat": r"\{\{|\}\}|\{%|%\}|\{#|#\}|:::|\bNone\b|\bTrue\b|\bFalse\b|\bHasil\(|[\ue000-\ue005]",
    "spasi ganda": r"[ \u00a0]{2}",
    "spasi sebelum tanda baca": r"[ \u00a0][,;.!?)](?![0-9.])",
    "spasi sesudah kurung": r"\([ \u00a0]",
    "tanda baca ganda": r"(?<!\.)\.\.(?!\.)|,,|;;|::|[;:]\.|,[.;:]|\.[;:](?<![A-Za-z]\.[;:])|[.,;]\)\.|\?\.|!\.",
    "kurung kosong": r"\(\)|“”|\[\]",
    "tahun ganda": r"\b[Tt]ahun [Tt]ahun\b",
    "kata ganda": rf"(?<![-–])\b(?!(?:{_DIGITS})\b)([A-Za-z]{{2,}})[ \u00a0]\1\b(?![-–])",
    "daftar yang pincang": r", dan[.;,]|\bdan dan\b|, , |\bdan[.;]|(?<!;)[ (]dan ?$|: ?\.",
}
"""What a reader stumbles over, by its name."""

ENDS = re.compile(r"[.!?:;,…][”’\")\]]*$|; dan$|\]$")
"""How a paragraph or an item of a list ends."""


def stumbles(lines: Iterator[str] | list[str]) -> list[tuple[str, str]]:
    return [(name, line) for line in lines for name, found in WRONG.items() if re.search(found, line)]


def test_the_eye_sees_what_it_is_for() -> None:
    for line, name in {
        "a {{ b }}": "sisa templat", "nilai None": "sisa templat", "dua  kata": "spasi ganda", "kata .": "spasi sebelum tanda baca",
        "selesai..": "tanda baca ganda", "satu;.": "tanda baca ganda", "Tahun Tahun 2024": "tahun ganda", "yang yang": "kata ganda",
        "a, b, dan.": "daftar yang pincang", "butir; dan.": "daftar yang pincang", "kosong ()": "kurung kosong",
    }.items():  # fmt: skip
        assert name in {n for n, _ in stumbles([line])}, line
    assert (
        stumbles(
            ["Budi, S.H., M.Si.; rata-rata Rp1.250,00 … (lihat Pasal 5); dan", "……………, 2025", "a.n. Bupati,"]
        )
        == []
    )


@cache
def described() -> dict[str, Described]:
    """The papers that a report alone is enough for."""
    library = open_library(Job(CONTOH, base=str(ROOT)))
    known = {name: describe(name, library) for name in library.papers()}
    return {n: d for n, d in known.items() if not isinstance(d, list) and d[0].perintah is None}


PAPERS = tuple(described())


# ---------------------------------------------------------------- the files of the example


@pytest.mark.parametrize("paper", PAPERS)
def test_no_line_of_the_word_file_makes_a_reader_stumble(paper: str) -> None:
    assert stumbles(docx_lines(contoh(*PAPERS).file(paper, "docx"))) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_no_word_of_the_pdf_makes_a_reader_stumble(paper: str) -> None:
    text = " ".join(w for w in readers.pdfium_words(contoh(*PAPERS).file(paper, "pdf")) if w != readers.PAGE)
    seen = {n: WRONG[n] for n in ("sisa templat", "tanda baca ganda", "kurung kosong", "tahun ganda")}
    assert [(n, m[0]) for n, found in seen.items() for m in re.finditer(found, text)] == []


# ---------------------------------------------------------------- inputs with lists of each length


@cache
def report() -> Laporan:
    return perkara(ROOT / CONTOH).laporan


@cache
def workshop() -> Workshop:
    return Workshop(open_library(Job(CONTOH, base=str(ROOT))).text)


TIED = frozenset({"Penghargaan.nama"})
"""Optional by itself, but asked for by the reader of the input when other fields are absent."""

KEPT = frozenset({"pejabat", "letak"})
"""Not a list of things to tell: who holds an office."""


def shortened(part: Any, length: dict[str, int], name: str = "") -> Any:
    """The same report with each list cut to its length, by the name of its field."""
    match part:
        case Bagian():
            fields = {f.name: getattr(part, f.name) for f in dataclasses.fields(part) if f.name not in KEPT}
            return dataclasses.replace(part, **{k: shortened(v, length, k) for k, v in fields.items()})
        case tuple():
            return tuple(shortened(p, length, name) for p in part[: length.get(name, len(part))])
        case dict() if name != "rekening":
            return {
                k: shortened(v, length, name) for k, v in list(part.items())[: length.get(name, len(part))]
            }
        case _:
            return part


def names(part: Any, name: str = "") -> Iterator[str]:
    """Names of the fields that hold lists."""
    match part:
        case Bagian():
            for f in dataclasses.fields(part):
                if f.name not in KEPT:
                    yield from names(getattr(part, f.name), f.name)
        case tuple() | dict() if name != "rekening":
            yield name
            for p in part.values() if isinstance(part, dict) else part:
                yield from names(p, name)
        case _:
            pass


def tree(paper: str, laporan: Laporan) -> Document | None:
    """The paper's tree; None when the report has nothing for it."""
    naskah, theme = described()[paper]
    if lacking(naskah, laporan):
        return None
    facts = (laporan, hitung(laporan, katalog()), katalog())
    made = workshop().make(paper, naskah, facts, theme, {})
    assert made.document is not None, made.found
    return made.document


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[str]:
    """What stands in whole sentences: paragraphs of the body and items of lists."""
    for block in blocks:
        match block:
            case Paragraph(children, "isi" | "isi-rapat" | "kalimat"):
                yield plain(children)
            case ListBlock(items):
                for item in items:
                    yield from paragraphs(item.blocks)
            case Quote(kids):
                yield from paragraphs(kids)
            case _:
                pass


def read(paper: str, laporan: Laporan) -> list[tuple[str, str]]:
    """What a reader stumbles over in a paper, and sentences that don't end."""
    document = tree(paper, laporan)
    if document is None:
        return []
    told = [p.strip() for p in paragraphs(document.blocks) if p.strip()]
    unended = [("tanpa akhir", p) for p in told if not ENDS.search(p)]
    small = [("awal kecil", s) for p in told for s in kalimat(p)[1:] if s[0].islower()]
    return [*stumbles([plain(line) for line in runs(document)]), *unended, *small]


@pytest.mark.parametrize("length", [0, 1, 2, 3])
@pytest.mark.parametrize("paper", PAPERS)
def test_lists_of_each_length_are_told_right(paper: str, length: int) -> None:
    every = dict.fromkeys(names(report()), length)
    assert read(paper, shortened(report(), every)) == []


NAMES = tuple(dict.fromkeys(names(report())))


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 3), max_size=len(NAMES)))
@settings(max_examples=12)
def test_lists_of_any_lengths_together_are_told_right(length: dict[str, int]) -> None:
    laporan = shortened(report(), length)
    assert {p: found for p in PAPERS if (found := read(p, laporan))} == {}


# ---------------------------------------------------------------- inputs that lack this and that


def optional(part: Any, path: str = "") -> Iterator[str]:
    """Names of the fields that may be absent."""
    match part:
        case Bagian():
            for f in dataclasses.fields(part):
                if f.name in KEPT:
                    continue
                value = getattr(part, f.name)
                name = f"{type(part).__name__}.{f.name}"
                if f.default is None and value is not None and name not in TIED:
                    yield name
                yield from optional(value)
        case tuple():
            for p in part:
                yield from optional(p)
        case dict():
            for p in part.values():
                yield from optional(p)
        case _:
            pass


OPTIONAL = tuple(dict.fromkeys(optional(report())))


def without(part: Any, gone: frozenset[str]) -> Any:
    """The same report without some fields, by the name of their part and their own."""
    match part:
        case Bagian():
            kind = type(part).__name__
            fields = {f.name: getattr(part, f.name) for f in dataclasses.fields(part) if f.name not in KEPT}
            kept = {k: None if f"{kind}.{k}" in gone else without(v, gone) for k, v in fields.items()}
            return dataclasses.replace(part, **kept)  # type: ignore[arg-type]
        case tuple():
            return tuple(without(p, gone) for p in part)
        case dict():
            return {k: without(v, gone) for k, v in part.items()}
        case _:
            return part


@pytest.mark.parametrize("start", range(6))
def test_a_report_that_lacks_one_field_in_six_is_told_right(start: int) -> None:
    laporan = without(report(), frozenset(OPTIONAL[start::6]))
    assert {p: found for p in PAPERS if (found := read(p, laporan))} == {}


@given(st.frozensets(st.sampled_from(OPTIONAL)))
@settings(max_examples=12)
def test_a_report_that_lacks_any_fields_is_told_right(gone: frozenset[str]) -> None:
    laporan = without(report(), gone)
    assert {p: found for p in PAPERS if (found := read(p, laporan))} == {}
