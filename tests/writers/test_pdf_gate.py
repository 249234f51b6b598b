"""The PDF writer's gate: the torture document passes every judge, and every damaged copy is refused.

The judges: own findings against the tree, page-validation, and (marked `gate`) veraPDF. The judges are judged
too: a validator that stops to see what it saw before fails the test as well.
"""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest
from tests.samples import theme
from tests.writers.pdf_damages import damaged, resaved
from tests.writers.pdf_gate import own_findings, page_validation, vera
from tests.writers.pdf_reader import shipped_fonts
from tests.writers.pdf_told import squeezed, told
from tests.writers.pdf_torture import PIECES, torture

from lkpj_report.build import Job, build_one
from lkpj_report.document.theme import Theme
from lkpj_report.document.tree import Block, Document
from lkpj_report.writers.pdf import lay_out, write_pdf
from lkpj_report.writers.pdf.impose import Plan, Way

FONTS = shipped_fonts()
INPUTS = Path(__file__).parents[2] / "inputs"
KINDS = {"papar": (False, False), "konsep": (True, False), "tema biasa": (False, True)}


def pdf_of(document: Document, look: Theme) -> bytes:
    layout, _ = lay_out(document, look, FONTS)
    return write_pdf(layout)


@cache
def good(kind: str) -> tuple[Document, bytes]:
    """The torture document and its file: final, as konsep, under a plain theme."""
    konsep, plain = KINDS[kind]
    document, look = torture(konsep)
    return document, pdf_of(document, theme() if plain else look)


@cache
def model() -> tuple[Document, bytes]:
    """The paper that is damaged: every kind of node on few pages."""
    document, look = torture(pieces=["semua simpul"])
    return document, pdf_of(document, look)


@cache
def copies() -> dict[str, bytes]:
    """Its damaged copies."""
    return dict(damaged(model()[1]))


# ---------------------------------------------------------------- the good file


@pytest.mark.parametrize("kind", KINDS)
def test_our_own_gate_finds_nothing(kind: str) -> None:
    document, data = good(kind)
    assert own_findings(data, document) == []


@pytest.mark.parametrize("kind", KINDS)
def test_page_validation_finds_nothing(kind: str) -> None:
    assert page_validation(good(kind)[1]) is None


def test_the_torture_document_holds_every_kind_of_block_and_is_long() -> None:
    document, data = good("papar")
    assert {type(block) for block in document.blocks} >= set(get_args(Block))
    said = told(document)
    assert {role for role, _ in said.elements} >= {
        "H1",
        "H2",
        "H3",
        "P",
        "Lbl",
        "TH",
        "TD",
        "Caption",
        "TOCI",
    }
    assert min(len(said.notes), len(said.pictures), len(said.links)) > 1
    assert len(pypdfium2.PdfDocument(data)) > 15


@pytest.mark.parametrize("piece", PIECES)
def test_each_piece_passes_alone(piece: str) -> None:
    document, look = torture(pieces=[piece])
    data = pdf_of(document, look)
    assert own_findings(data, document) == []
    assert page_validation(data) is None


def test_what_is_seen_on_the_pages_holds_all_words_of_the_tree() -> None:
    document, data = good("papar")
    seen = squeezed(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))
    letters = "".join(seen.replace("\ufffe", "").split())
    lost = [
        words
        for role, words in told(document).elements
        if role.startswith("H") and "".join(words.split()) not in letters
    ]
    assert lost == []


@pytest.mark.gate
@pytest.mark.needs("pdfinfo", "poppler-utils")
def test_poppler_reads_the_structure_in_the_order_of_the_tree(tmp_path: Path) -> None:
    document, data = model()
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    run = subprocess.run(["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True)
    # attributes are printed as they are in the file, some in UTF-16; words stand in quotes, a line each
    printed = run.stdout.decode("utf-8", "ignore").replace("\u00ad", "")
    read = "".join("".join(re.findall(r'(?m)^ *"(.*)"$', printed)).split())
    at = 0
    for role, words in told(document).elements:
        if role == "TOCI":
            continue
        joined = "".join(words.split())
        # only how it begins: a note that is called further on is read in between
        found = read.find(joined[: max(1, min(25, len(joined) - 2))], at)
        assert found >= 0, (role, words)
        at = found


# ---------------------------------------------------------------- the gate itself


def test_a_clean_copy_by_another_program_is_accepted() -> None:
    document, data = model()
    copy = resaved(data)
    assert copy != data
    assert own_findings(copy, document) == []
    assert page_validation(copy) is None


def test_each_damage_makes_another_file() -> None:
    assert len(copies()) >= 50
    assert model()[1] not in copies().values()
    assert len(set(copies().values())) == len(copies())


def test_every_damaged_copy_is_refused_by_own_checks_or_page_validation() -> None:
    document, _ = model()
    accepted = [
        name
        for name, data in copies().items()
        if not own_findings(data, document) and page_validation(data) is None
    ]
    assert accepted == []


def test_page_validation_still_sees_what_it_saw() -> None:
    """What own checks leave to the validator: it must not fall silent."""
    for name in ("CMYK", "unknown role", "irregular table", "wrong widths", "no structure", "no XMP"):
        assert page_validation(copies()[name]) is not None, name


@pytest.mark.gate
@pytest.mark.needs("java", "default-jdk-headless")
def test_verapdf_finds_nothing_in_good_files() -> None:
    files = {kind: good(kind)[1] for kind in KINDS}
    files["salinan"] = resaved(model()[1])
    assert vera(files) == {name: [] for name in files}


VERA_SEES = {
    "CMYK",
    "XMP of a lower level",
    "XMP of another part",
    "attachment",
    "cell outside of its table",
    "cross-reference broken",
    "encrypted",
    "font not embedded",
    "form",
    "header cell without scope",
    "heading skip",
    "hidden annotation",
    "irregular table",
    "label renamed",
    "link not printed",
    "link without words",
    "list body renamed",
    "no ToUnicode",
    "no XMP",
    "no claim to be accessible",
    "no language",
    "no mark info",
    "no order of tabs",
    "no output intent",
    "no parent tree",
    "no structure",
    "no viewer preferences",
    "not marked",
    "picture without words",
    "script",
    "stray mark at the running head",
    "title not shown",
    "truncated",
    "under suspicion",
    "unknown role",
    "untagged words",
    "wrong widths",
}
"""The damages that veraPDF saw when this was written; all others are left to the other judges."""


@pytest.mark.gate
@pytest.mark.needs("java", "default-jdk-headless")
def test_verapdf_refuses_the_damages_that_it_knows() -> None:
    refused = {name for name, complaints in vera(copies()).items() if complaints}
    assert refused >= VERA_SEES


@pytest.mark.gate
@pytest.mark.needs("java", "default-jdk-headless")
def test_two_judges_who_do_not_know_the_tree_miss_what_only_the_tree_can_tell() -> None:
    """Why the own checks are needed: without them these would be given to a council."""
    blind = {
        "wrong letter in ToUnicode",
        "words left out",
        "heading as paragraph",
        "wrong language",
        "figure changed",
    }
    judged = vera({name: copies()[name] for name in blind})
    assert {name for name, complaints in judged.items() if not complaints} == blind
    assert all(page_validation(copies()[name]) is None for name in blind)


@cache
def papers() -> dict[str, bytes]:
    """The papers and print files of the shipped inputs."""
    out: dict[str, bytes] = {}
    for folder in ("kota-kupang/2023", "kabupaten-contoh/2024"):
        job = Job(str(INPUTS / folder), formats=("pdf",), print_plan=Plan(Way.BUKU))
        for paper in build_one(job).papers:
            out |= {f"{folder}/{name}": data for name, data in paper.files}
    return out


@pytest.mark.gate
@pytest.mark.needs("java", "default-jdk-headless")
def test_all_judges_pass_the_papers_of_the_shipped_inputs() -> None:
    prints = {name: data for name, data in papers().items() if name.endswith("-cetak.pdf")}
    read = {name: data for name, data in papers().items() if name not in prints}
    assert len(read) == len(prints) >= 2
    assert vera(read) == {name: [] for name in read}
    assert vera(prints, untagged=True) == {name: [] for name in prints}
    assert [page_validation(data) for data in read.values()] == [None] * len(read)
    assert [page_validation(data, "2b") for data in prints.values()] == [None] * len(prints)
