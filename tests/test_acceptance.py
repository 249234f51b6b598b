"""The main job, end to end: the two inputs that ship, read back by programs that are not ours."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest

from lkpj_report.build import Job, build_one
from lkpj_report.diagnostics import has_fault
from lkpj_report.verify import verify_pair
from tests import readers
from tests.readers import LABEL, PAGE, Words, difference

ROOT = Path(__file__).resolve().parent.parent
PAPER = "nota-pengantar"
INPUTS = ("kota-kupang/2023", "kabupaten-contoh/2024")
KUPANG, CONTOH = INPUTS

AWARDS = (
    ("Pertama,", "Opini Wajar Tanpa Pengecualian"),
    ("Kedua,", "Kota dengan Toleransi Tertinggi"),
    ("Ketiga,", "Indeks Inklusi Sosial Indonesia (ISSI)"),
    ("Keempat,", "Kementerian Keuangan memberikan empat penghargaan"),
    ("Kelima,", "Otoritas Jasa Keuangan"),
    ("Keenam,", "“Si Hebat” masuk 10 besar"),
    ("Ketujuh,", "“Saya Halak Gersang” masuk 20 besar"),
    ("Kedelapan,", "Kementerian Hukum dan HAM"),
    ("Kesembilan,", "Universal Health Coverage"),
    ("Kesepuluh,", "8 Aksi Konvergensi Penurunan Stunting"),
    ("Kesebelas,", "Perluasan Digitalisasi Daerah (TP2DD)"),
    ("Kedua belas,", "Zona Hijau"),
    ("Ketiga belas,", "10 Juta Bendera Merah Putih"),
)
"""The thirteen entries of the source's article: the ordinal, and words that stand in that entry only."""


@dataclass(frozen=True, slots=True)
class Made:
    """A built paper in both formats; also as files, for programs that want files."""

    docx: bytes
    pdf: bytes
    docx_file: Path
    pdf_file: Path


@pytest.fixture(scope="module", params=INPUTS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The Nota Pengantar of one input."""
    result = build_one(Job(f"inputs/{request.param}", papers=(PAPER,), base=str(ROOT)))
    assert not has_fault(result.found)
    files = dict(result.papers[0].files)
    assert set(files) == {f"{PAPER}.docx", f"{PAPER}.pdf"}, "a final paper, no konsep"
    folder = tmp_path_factory.mktemp("paper")
    for name, data in files.items():
        (folder / name).write_bytes(data)
    docx, pdf = folder / f"{PAPER}.docx", folder / f"{PAPER}.pdf"
    return Made(docx.read_bytes(), pdf.read_bytes(), docx, pdf)


# ---------------------------------------------------------------- A2: both formats say the same


def test_a_plain_walk_and_pdfium_read_the_same_words(made: Made) -> None:
    assert difference(readers.docx_words(made.docx), readers.pdfium_words(made.pdf)) is None


def test_verify_finds_headings_cells_and_notes_the_same(made: Made) -> None:
    assert verify_pair(PAPER, made.docx, made.pdf) == []


@pytest.mark.needs("pandoc", "pandoc")
def test_pandoc_and_pdfium_read_the_same_words(made: Made) -> None:
    assert difference(readers.pandoc_words(str(made.docx_file)), readers.pdfium_words(made.pdf)) is None


@pytest.mark.needs("pdftotext", "poppler-utils")
def test_a_plain_walk_and_poppler_read_the_same_words(made: Made) -> None:
    assert difference(readers.docx_words(made.docx), readers.poppler_words(str(made.pdf_file))) is None


@pytest.mark.needs("pandoc", "pandoc")
@pytest.mark.needs("pdftotext", "poppler-utils")
def test_pandoc_and_poppler_read_the_same_words(made: Made) -> None:
    word, pdf = readers.pandoc_words(str(made.docx_file)), readers.poppler_words(str(made.pdf_file))
    assert difference(word, pdf) is None


def test_python_docx_reads_what_the_plain_walk_reads(made: Made) -> None:
    import docx

    document = docx.Document(io.BytesIO(made.docx))
    seen = " ".join(paragraph.text for paragraph in document.paragraphs).split()
    walked = [w for w in readers.docx_words(made.docx).words if w != LABEL]
    rest = iter(walked)  # python-docx lists the paragraphs outside tables
    assert len(seen) > 300
    assert all(word in rest for word in seen)


@pytest.mark.parametrize("made", [KUPANG], indirect=True)
def test_all_thirteen_awards_of_kupang_stand_in_both_files_with_their_ordinals(made: Made) -> None:
    word = " ".join(w for w in readers.docx_words(made.docx).words if w != LABEL)
    pdf = " ".join(w for w in readers.pdfium_words(made.pdf) if w != PAGE)
    for text in (word, pdf):
        start = [text.index(f" {ordinal} ") for ordinal, _ in AWARDS]
        assert start == sorted(start)
        for (_, what), begin, end in zip(AWARDS, start, [*start[1:], len(text)], strict=True):
            assert what in text[begin:end]
        assert "Keduabelas" not in text
        assert "Ketigabelas" not in text


@pytest.mark.parametrize("made", [KUPANG], indirect=True)
def test_the_ordinals_are_text_and_no_automatic_labels(made: Made) -> None:
    words = readers.docx_words(made.docx).words
    assert words[words.index("Pertama,") - 1] != LABEL


# The comparison itself must be able to say no.


@pytest.fixture(scope="module")
def contoh() -> tuple[Words, list[str]]:
    """The words of the longer paper in both formats, alike."""
    (paper,) = build_one(Job(f"inputs/{CONTOH}", papers=(PAPER,), base=str(ROOT))).papers
    files = dict(paper.files)
    word, pdf = readers.docx_words(files[f"{PAPER}.docx"]), readers.pdfium_words(files[f"{PAPER}.pdf"])
    assert difference(word, pdf) is None
    return word, pdf


def changes(pdf: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The words of a PDF with one thing wrong, many times."""
    for at in range(3, len(pdf) - 8, 41):
        if PAGE in pdf[at : at + 8]:
            continue
        if pdf[at] != pdf[at + 1]:
            yield f"swapped words at {at}", [*pdf[:at], pdf[at + 1], pdf[at], *pdf[at + 2 :]]
        yield f"lost words at {at}", pdf[:at] + pdf[at + 6 :]
        yield f"a word twice at {at}", [*pdf[:at], pdf[at], *pdf[at:]]
    for at, word in enumerate(pdf):
        digits = re.search(r"(\d)(?!\1)(\d)", word)
        if digits:
            swapped = word[: digits.start()] + digits[2] + digits[1] + word[digits.end() :]
            yield f"swapped digits at {at}", [*pdf[:at], swapped, *pdf[at + 1 :]]


def test_the_comparison_finds_each_planted_difference(contoh: tuple[Words, list[str]]) -> None:
    word, pdf = contoh
    tried, missed = 0, []
    for name, changed in changes(pdf):
        tried += 1
        if difference(word, changed) is None:
            missed.append(name)
    assert tried > 300
    assert not missed


def test_the_comparison_finds_a_lost_row(contoh: tuple[Words, list[str]]) -> None:
    word, pdf = contoh
    at = next(
        i for i in range(len(pdf)) if pdf[i : i + 2] == ["Belanja", "Modal"] and pdf[i + 2][:1].isdigit()
    )
    assert difference(word, pdf[:at] + pdf[at + 5 :]) is not None


def test_the_comparison_finds_what_only_one_file_says(contoh: tuple[Words, list[str]]) -> None:
    word, pdf = contoh
    assert difference(word, [*pdf, "tambahan"]) is not None
    assert difference(Words([*word.words, "tambahan"], word.heads), pdf) is not None


def test_the_comparison_forgives_labels_only_where_word_numbers() -> None:
    assert difference(Words([LABEL, "Dasar"]), [PAGE, "I.", "Dasar"]) is None
    assert difference(Words([LABEL, "Dasar"]), [PAGE, "Dasar"]) is None
    assert difference(Words(["Dasar"]), [PAGE, "I.", "Dasar"]) is not None
    assert difference(Words([LABEL, "Dasar"]), [PAGE, "Bab", "Dasar"]) is not None


def test_the_comparison_forgives_a_header_row_only_at_the_top_of_a_page() -> None:
    word = Words(["Uraian", "satu", "dua"], [["Uraian"]])
    assert difference(word, [PAGE, "Uraian", "satu", PAGE, "Uraian", "dua"]) is None
    assert difference(word, [PAGE, "Uraian", "satu", "Uraian", "dua"]) is not None
    assert difference(word, [PAGE, "Uraian", "satu", PAGE, "Lain", "dua"]) is not None


def test_the_comparison_joins_a_word_only_at_its_own_hyphen() -> None:
    assert difference(Words(["rata-rata"]), [PAGE, "rata-", "rata"]) is None
    assert difference(Words(["ratarata"]), [PAGE, "rata-", "rata"]) is not None
    assert difference(Words(["ratarata"]), [PAGE, "rata", "rata"]) is not None


# ---------------------------------------------------------------- A5: same input, same bytes


def build_elsewhere(folder: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """Both papers, built by a process of its own in a folder of its own; name to bytes."""
    shutil.copytree(ROOT / "inputs", folder / "inputs")
    done: dict[str, bytes] = {}
    for name in INPUTS:
        subprocess.run(
            [sys.executable, "-m", "lkpj_report", "build", f"inputs/{name}", "-o", "hasil"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
            capture_output=True,
            check=True,
            timeout=120,
        )
        made = sorted((folder / "hasil" / name).glob(f"{PAPER}.*"))
        done |= {f"{name}/{path.name}": path.read_bytes() for path in made}
    return done


def test_two_runs_in_different_worlds_give_the_same_bytes(tmp_path: Path) -> None:
    odd = tmp_path / "rumah lain"
    odd.mkdir()
    settings = "invariant = 0\npageCompression = 0\ndefaultPageSize = (100, 100)\nrlOptimise = 0\n"
    (odd / ".reportlab_settings").write_text(settings)
    first = build_elsewhere(
        tmp_path / "satu",
        {"TZ": "UTC", "PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "HOME": str(tmp_path)},
    )
    second = build_elsewhere(
        tmp_path / "folder dua" / "lebih dalam",
        {
            "TZ": "Asia/Makassar",
            "PYTHONHASHSEED": "4242",
            "LANG": "id_ID.UTF-8",
            "LC_ALL": "de_DE.UTF-8",
            "HOME": str(odd),
            "SOURCE_DATE_EPOCH": "1",
            "RL_invariant": "0",
            "RL_pageCompression": "0",
            "RL_useA85": "1",
            "RL_rlOptimise": "0",
            "RL_defaultImageCaching": "1",
            "RL_showBoundary": "1",
            "RL_T1SearchPath": str(odd),
            "PYTHONUTF8": "0",
            "USERNAME": "lain",
        },
    )
    assert len(first) == 4
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


# ---------------------------------------------------------------- A6: files that others accept


@pytest.mark.needs("qpdf", "qpdf")
def test_qpdf_finds_the_pdf_clean(made: Made) -> None:
    done = subprocess.run(
        ["qpdf", "--check", made.pdf_file], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """All fonts that the pages use."""
    return [font for page in pdf.pages for font in page.resources.get("/Font", {}).values()]


def test_every_font_is_embedded(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        found = fonts(pdf)
        assert found
        for font in found:
            whole = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
            program = whole.FontDescriptor.get("/FontFile2") or whole.FontDescriptor.get("/FontFile3")
            assert program is not None, font.BaseFont
            assert len(program.read_bytes()) > 500


@pytest.mark.needs("pdftotext", "poppler-utils")
def test_poppler_agrees_that_every_font_is_embedded(made: Made) -> None:
    done = subprocess.run(["pdffonts", made.pdf_file], capture_output=True, text=True, timeout=60, check=True)
    rows = done.stdout.splitlines()[2:]
    assert rows
    assert all(row.split()[-5] == "yes" for row in rows), done.stdout


@pytest.mark.gate
@pytest.mark.needs("soffice", "libreoffice-writer-nogui")
def test_libreoffice_opens_the_docx_with_nearly_as_many_pages(made: Made, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(made.docx_file),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    with pikepdf.open(tmp_path / f"{PAPER}.pdf") as theirs, pikepdf.open(io.BytesIO(made.pdf)) as ours:
        assert abs(len(theirs.pages) - len(ours.pages)) <= 1


def test_the_pdf_says_what_it_is(made: Made) -> None:
    with pikepdf.open(io.BytesIO(made.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "id-ID"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo["/Title"]).startswith("Nota Pengantar LKPj ")
        assert str(pdf.docinfo["/Author"])
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:2025")
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert any("Penghargaan dan Apresiasi" in title for title in titles)
        assert len(titles) > 4


def test_the_docx_says_what_it_is(made: Made) -> None:
    core = {
        node.tag.rpartition("}")[2]: node.text for node in readers.docx_part(made.docx, "docProps/core.xml")
    }
    assert (core["title"] or "").startswith("Nota Pengantar LKPj ")
    assert core["creator"]
    assert (core["created"] or "").startswith("2025")
    styles = readers.docx_part(made.docx, "word/styles.xml")
    assert {node.get(f"{readers.W}val") for node in styles.iter(f"{readers.W}lang")} == {"id-ID"}


def test_pages_are_numbered_from_the_second_on(made: Made) -> None:
    pages = [readers.words(text) for text in readers.pdfium_pages(made.pdf)]
    assert len(pages) > 2
    assert ["-", "1", "-"] not in (pages[0][:3], pages[0][-3:])
    for number, page in enumerate(pages[1:], 2):
        assert ["-", str(number), "-"] in (page[:3], page[-3:])
