"""The trace against what another program reads in the PDF: no number without an entry, no change elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from tests.writers import docx_torture, pdf_torture
from tests.writers.pdf_reader import shipped_fonts

from lkpj_report.build import Job, Mode, build_one, trace_one
from lkpj_report.build.jejak.find import find
from lkpj_report.build.jejak.trace import Entry, Source, Trace, places, trace, untraced
from lkpj_report.diagnostics import Cell, Formula, Span
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Document
from lkpj_report.writers.pdf import lay_out, write_pdf

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
REPORTS = ("kabupaten-contoh/2024", "kota-kupang/2023", "kota-kupang/2024", "kabupaten-purbalingga/2023")
# Artifacts of the themes, last on a page: its number ("- 2 -", "2"), and the reading time of a reading edition.
TIME = r"(?:\n± [^\n]*)?"
FOOT = re.compile(rf"{TIME}(?:\n-\s*\d+\s*-|\n\d+)?{TIME}\n$")
DIGITS = re.compile(r"\d+")


def lines(pdf: bytes, folder: Path) -> list[str]:
    """The words of each page as Poppler reads them, without page number and reading time."""
    file = folder / "naskah.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True, timeout=60
    )
    return [FOOT.sub("\n", page) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def pdfs(root: Path, report: str, mode: Mode = Mode.AUTOMATIC) -> dict[str, bytes]:
    result = build_one(Job(report, formats=("pdf",), mode=mode, base=str(root)))
    return {paper.name: paper.files[0][1] for paper in result.papers}


@cache
def traces(root: Path, report: str) -> dict[str, Trace]:
    return {one.paper: one for one in trace_one(Job(report, base=str(root)))[1]}


@pytest.mark.needs("pdftotext", "poppler-utils")
@pytest.mark.parametrize("report", REPORTS)
def test_each_numeral_of_each_page_has_its_entry(report: str, tmp_path: Path) -> None:
    made = pdfs(INPUTS, report)
    assert made
    for name, pdf in made.items():
        known_of = traces(INPUTS, report)[name]
        pages = lines(pdf, tmp_path)
        assert len(pages) == known_of.pages
        for number, text in enumerate(pages, 1):
            numbers = [n.text for e in known_of.entries for n in e.numbers if number in n.pages]
            known = Counter(digits for text in numbers for digits in DIGITS.findall(text))
            assert Counter(DIGITS.findall(text)) == known, f"{name}, page {number}"


@pytest.mark.parametrize("report", REPORTS)
def test_the_shipped_templates_type_no_number(report: str) -> None:
    for one in traces(INPUTS, report).values():
        assert [e for e in one.entries if e.source is Source.TEMPLAT] == []
        assert untraced(one.entries) == ()


@pytest.mark.parametrize("report", REPORTS)
def test_each_source_is_a_line_that_exists(report: str) -> None:
    folder = INPUTS / report
    for one in traces(INPUTS, report).values():
        for entry in one.entries:
            if entry.source in (Source.ISIAN, Source.RUMUS):
                assert entry.where
            for place in places(entry.origin):
                if isinstance(place, Span) and not place.file.startswith("report_templates"):
                    path = folder.parents[1] / place.file
                    assert place.line <= len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.needs("pdftotext", "poppler-utils")
@pytest.mark.parametrize("paper", [pdf_torture.torture, docx_torture.torture])
def test_a_paper_of_every_node_says_of_no_number_that_it_stands_where_it_does_not(
    paper: Callable[[], tuple[Document, Theme]], tmp_path: Path
) -> None:
    document, theme = paper()
    layout, _ = lay_out(document, theme, shipped_fonts())
    entries = trace(document, layout)
    assert any(e.where.within.startswith("catatan kaki") for e in entries)
    for number, text in enumerate(lines(write_pdf(layout), tmp_path), 1):
        numbers = [n.text for e in entries for n in e.numbers if number in n.pages]
        known = Counter(digits for text in numbers for digits in DIGITS.findall(text))
        assert known <= Counter(DIGITS.findall(text)), (
            f"page {number}"
        )  # the rest are numbers of lines and pages


# ---------------------------------------------------------------- one value changed


CHANGES = {
    "an amount": ("2024/anggaran.yaml", "realisasi: 28.164.937.205", "realisasi: 28.164.937.315"),
    "an indicator": ("2024/indikator.yaml", "2024: 72,54", "2024: 72,61"),
    "a comparison": ("2024/indikator.yaml", "2024: 11,04", "2024: 11,07"),
    "the date": ("2024/sidang.yaml", "tanggal: Senin, 24 Maret 2025", "tanggal: Selasa, 25 Maret 2025"),
    "a rank": ("2024/penghargaan.yaml", "peringkat: 27", "peringkat: 31"),
    "a name": ("daerah.yaml", "nama: Drs. H. Teladan Utama, M.Si.", "nama: Drs. H. Teladan Pertama, M.Si."),
    "a giver": (
        "2024/penghargaan.yaml",
        "pemberi: Badan Pemeriksa Keuangan",
        "pemberi: BPK Perwakilan Contoh",
    ),
    "last year": ("2024/indikator.yaml", "2023: 9,86", "2023: 9,94"),
}


def words(pages: list[str]) -> Counter[str]:
    """Words of all pages; those that a line end parts are whole again."""
    return Counter(re.sub(r"\u00ad\s*", "", "\n".join(pages)).replace("\u2011", "-").split())


def named(one: Trace, file: str, line: int) -> Counter[str]:
    """Words of the entries that a line of the input leads to, as often as pages show them."""
    out: Counter[str] = Counter()
    for entry in find(one.entries, f"{file}:{line}"):
        for _ in entry.pages:
            out.update(entry.text.split())
    return out


def bare(lost: Counter[str]) -> Counter[str]:
    """Words without the signs that the template puts beside a value."""
    out: Counter[str] = Counter()
    for word, count in lost.items():
        out[word.strip(".,;:()“”").upper()] += count
    return out


Side = tuple[dict[str, Counter[str]], dict[str, Trace]]


def side_of(root: Path) -> Side:
    """Words and traces of all papers, as konsep: a sum that no longer fits would set that mark on one side."""
    made = pdfs(root, "contoh/2024", Mode.KONSEP)
    return {name: words(lines(pdf, root)) for name, pdf in made.items()}, traces(root, "contoh/2024")


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Side:
    root = tmp_path_factory.mktemp("lama")
    shutil.copytree(INPUTS / "kabupaten-contoh", root / "contoh")
    return side_of(root)


@pytest.mark.needs("pdftotext", "poppler-utils")
@pytest.mark.parametrize("what", CHANGES)
def test_what_a_change_changes_is_what_the_trace_names(what: str, unchanged: Side, tmp_path: Path) -> None:
    file, old, new = CHANGES[what]
    shutil.copytree(INPUTS / "kabupaten-contoh", tmp_path / "contoh")
    path = tmp_path / "contoh" / file
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    before, after = unchanged, side_of(tmp_path)
    assert before[0].keys() == after[0].keys()
    changed = 0
    for name in before[0]:
        for one, other in ((before, after), (after, before)):
            gone = bare(one[0][name] - other[0][name])
            known = bare(named(one[1][name], path.name, line))
            assert gone <= known, f"{name}: {gone - known}"
            changed += gone.total()
    assert changed


# ---------------------------------------------------------------- small reports


@pytest.fixture
def root(tmp_path: Path) -> Path:
    own = tmp_path / "uji" / "templat" / "surat"
    own.mkdir(parents=True)
    (own / "dokumen.yaml").write_text(
        "naskah:\n  nama: Surat\n  keterangan: uji\n  penerbit: kepala daerah\n  judul: Surat\n",
        encoding="utf-8",
    )
    (own / "naskah.md").write_text(
        "# Judul\n\nIni tahun {{ laporan.tahun_anggaran }}, menurut Pasal 71.^[Lihat {{ laporan.tahun_anggaran }}.]\n",
        encoding="utf-8",
    )
    (tmp_path / "uji" / "daerah.yaml").write_text(
        "daerah:\n  nama: Kota Uji\n  jenis: kota\n", encoding="utf-8"
    )
    (tmp_path / "uji" / "2024").mkdir()
    (tmp_path / "uji" / "2024" / "laporan.yaml").write_text(
        "laporan:\n  tahun_anggaran: 2024\n", encoding="utf-8"
    )
    return tmp_path


def of_letter(root: Path) -> Trace:
    result, found = trace_one(Job("uji/2024", ("surat",), base=str(root)))
    assert found, result.found
    return found[0]


def test_a_number_typed_into_a_template_is_untraced_with_its_line(root: Path) -> None:
    (entry,) = untraced(of_letter(root).entries)
    assert [n.text for n in entry.numbers] == ["71"]
    assert entry.span is not None
    assert (entry.span.file.rpartition("templat/")[2], entry.span.line) == ("surat/naskah.md", 3)


def test_a_note_knows_that_it_is_one(root: Path) -> None:
    years = [e for e in of_letter(root).entries if e.text == "2024"]
    assert [e.where.within for e in years] == ["", "catatan kaki 1"]
    assert {str(e.origin).rpartition("/")[2] for e in years} == {"laporan.yaml:2:19"}


def test_the_trace_of_a_build_lies_beside_the_paper(root: Path) -> None:
    result = build_one(Job("uji/2024", ("surat",), ("pdf",), base=str(root), trace=True))
    files = dict(result.papers[0].files)
    assert set(files) == {"surat.pdf", "surat.jejak.json"}
    rows = json.loads(files["surat.jejak.json"])["tercetak"]
    assert {"berkas": "uji/2024/laporan.yaml", "baris": 2, "kolom": 19} in [r["sumber"] for r in rows]


# ---------------------------------------------------------------- questions


def contoh(name: str = "lkpj") -> tuple[Entry, ...]:
    return traces(INPUTS, "kabupaten-contoh/2024")[name].entries


def test_a_line_finds_its_figure_and_what_is_computed_from_it() -> None:
    text = (INPUTS / "kabupaten-contoh/2024/anggaran.yaml").read_text(encoding="utf-8").splitlines()
    line = next(n for n, row in enumerate(text, 1) if "realisasi: 28.164.937.205" in row)
    found = find(contoh(), f"anggaran.yaml:{line}")
    assert any(e.text.startswith("28.164.937.205") and e.source is Source.ISIAN for e in found)
    assert any(isinstance(e.origin, Formula) for e in found)
    exact = find(contoh(), f"2024/anggaran.yaml:{line}")
    assert exact
    assert all(e in found for e in exact), "the short name asks for last year's file too"
    assert find(contoh(), f"x2024/anggaran.yaml:{line}") == ()


def test_a_number_is_found_with_and_without_its_units() -> None:
    amount = next(n.text for e in contoh() for n in e.numbers if n.text.startswith("Rp"))
    assert find(contoh(), amount) == find(contoh(), amount.removeprefix("Rp")) != ()


def test_a_number_does_not_find_one_that_only_holds_it() -> None:
    assert all("2024" in [n.text for n in e.numbers] for e in find(contoh(), "2024"))
    assert find(contoh(), "02") == ()


def test_a_cell_is_found_by_file_and_reference() -> None:
    from lkpj_report.build.jejak.find import spot_of
    from lkpj_report.document.printed import Where

    entry = Entry("12", (), (1,), Where(), Cell("x/anggaran.xlsx", "APBD", "D14"), None)
    assert find((entry,), "anggaran.xlsx:D14") == find((entry,), "anggaran.xlsx!APBD!d14") == (entry,)
    assert find((entry,), "anggaran.xlsx:D15") == ()
    assert spot_of("Rp95,82") is None
