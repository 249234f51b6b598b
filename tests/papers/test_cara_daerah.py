"""One region's own way, by files under its folder alone: the worked example of docs/templat.md, run as it is printed there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests import readers
from tests.papers.kit import ROOT, Made, change, copy_of_contoh, made, running
from tests.writers import pdf_gate

from lkpj_report.diagnostics import Severity
from lkpj_report.document.tree import Document, plain
from lkpj_report.verify import verify_pair

_FILE = re.compile(r"^Berkas `([^`]+)`:\n\n```[a-z]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAPERS = ("nota-pengantar", "naskah-baca", "pengumuman")


def example() -> dict[str, str]:
    """The files that the page names, by their place below the region's folder."""
    page = (ROOT / "docs/templat.md").read_text("utf-8")
    section = page.partition("## Contoh: cara sendiri satu daerah\n")[2].partition("\n## ")[0]
    files = dict(_FILE.findall(section))
    assert len(files) == 6
    return files


def title() -> tuple[str, str]:
    """What the page says to change in laporan.yaml."""
    page = (ROOT / "docs/templat.md").read_text("utf-8")
    m = re.search(r"`(naskah: [^`]+)` diganti `(naskah: [^`]+)`", page)
    assert m is not None
    return m[1], m[2]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("daerah")
    region = copy_of_contoh(base)
    for name, text in example().items():
        file = region / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    change(region / "2024/laporan.yaml", *title())
    return made("kabupaten-contoh/2024", base=base)


def words(document: Document) -> str:
    return " ".join(" ".join(plain(line).replace("\u00a0", " ") for line in running(document.blocks)).split())


def test_the_whole_set_is_made_and_only_the_typed_name_of_the_paper_is_warned_of(own: Made) -> None:
    # the agenda and the handover of Contoh name the Nota Pengantar by hand; the region calls it otherwise
    assert {d.code for d in own.result.found if d.severity is not Severity.INFO} <= {"K834"}
    assert set(PAPERS) <= own.trees.keys()
    assert [p.name for p in own.result.papers if p.konsep] == []


@pytest.mark.parametrize("paper", ["nota-pengantar", "naskah-baca"])
def test_greetings_are_the_region_s_in_its_order_and_number(paper: str, own: Made) -> None:
    text = words(own.tree(paper))
    opening = (
        "Salam Contoh Raya, Assalamualaikum warahmatullahi wabarakatuh, Salam sejahtera bagi kita semua."
    )
    assert text.startswith(opening)
    assert text.rstrip().rpartition("Demikian yang dapat kami sampaikan. ")[2].startswith("Wassalamualaikum")
    assert "Shalom" not in text


@pytest.mark.parametrize("paper", ["nota-pengantar", "naskah-baca"])
def test_those_addressed_are_the_region_s_with_its_names(paper: str, own: Made) -> None:
    text = words(own.tree(paper))
    places = [
        text.index(s)
        for s in (" Kabupaten Contoh; para pemangku adat Kabupaten Contoh;", "Wakil Bupati Contoh;")
    ]
    assert places == sorted(places)
    assert "hadirin yang berbahagia" not in text


@pytest.mark.parametrize("paper", ["nota-pengantar", "naskah-baca"])
def test_the_house_sentence_is_in_both_editions(paper: str, own: Made) -> None:
    assert words(own.tree(paper)).count("Contoh Raya dibangun bersama dan untuk semua.") == 1
    assert "memohon maaf" not in words(own.tree(paper))


def test_the_title_is_the_chosen_one_in_every_paper(own: Made) -> None:
    assert "PENJELASAN BUPATI CONTOH" in " ".join(readers.pdfium_words(own.file("nota-pengantar", "pdf")))
    for name in own.trees:
        assert "Nota Pengantar" not in own.tree(name).meta.title
        said = " ".join(readers.pdfium_words(own.file(name, "pdf")))
        assert "NOTA PENGANTAR" not in said, name


def test_the_further_paper_has_its_own_look(own: Made) -> None:
    tree, theme = own.tree("pengumuman"), own.trees["pengumuman"].theme
    assert "telah disampaikan kepada" in words(tree) and "Senin, 24 Maret 2025" in words(tree)
    assert theme.look("isi").size == 16
    assert (theme.page.width, theme.page.height) == (210, 297)


@pytest.mark.parametrize("paper", PAPERS)
def test_its_papers_pass_the_gates(paper: str, own: Made) -> None:
    docx, pdf = own.file(paper, "docx"), own.file(paper, "pdf")
    assert pdf_gate.own_findings(pdf, own.tree(paper)) == []
    assert verify_pair(paper, docx, pdf) == []
    assert Path(f"{paper}.pdf").name in own.files
