"""What the writers make says the same in both formats: no false alarm on any paper that ships or that tests make."""

from __future__ import annotations

import pytest
from tests.verify.papers import INPUTS, built, torture
from tests.writers.pdf_damages import resaved

from lkpj_report.build import Mode
from lkpj_report.verify import verify_edited, verify_pair


@pytest.mark.parametrize("mode", [Mode.AUTOMATIC, Mode.KONSEP])
@pytest.mark.parametrize("where", INPUTS)
def test_all_papers_of_the_shipped_inputs_say_the_same(where: str, mode: Mode) -> None:
    papers = built(where, mode)
    assert papers
    assert {name: verify_pair(name, *pair) for name, pair in papers.items()} == {name: [] for name in papers}


@pytest.mark.parametrize("konsep", [False, True])
@pytest.mark.parametrize("writer", ["docx", "pdf"])
def test_the_torture_documents_say_the_same(writer: str, konsep: bool) -> None:
    document, _, pair = torture(writer, konsep)
    assert verify_pair("naskah", *pair) == []
    assert verify_edited("naskah.docx", pair.docx, document) == []


def test_a_pdf_that_another_program_saved_anew_still_says_the_same() -> None:
    _, _, pair = torture("pdf")
    assert verify_pair("naskah", pair.docx, resaved(pair.pdf)) == []


def test_two_different_papers_do_not_pass_and_are_not_told_without_end() -> None:
    papers = built("kabupaten-contoh/2024")
    found = verify_pair("naskah", papers["lkpj"].docx, papers["nota-pengantar"].pdf)
    assert 10 < len(found) <= 51
    assert "masih ada" in found[-1].message
