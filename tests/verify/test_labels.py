"""Numbers that Word counts by itself, against a second reader that shares nothing with this one."""

from __future__ import annotations

import pytest
from tests.verify.papers import lkpj, torture
from tests.writers.docx_reader import labels

from lkpj_report.verify.labels import spelled
from lkpj_report.verify.word import word_pieces


@pytest.mark.parametrize(
    ("fmt", "n", "shown"),
    [
        ("decimal", 12, "12"), ("decimalZero", 3, "03"), ("lowerLetter", 26, "z"), ("lowerLetter", 27, "aa"),
        ("upperLetter", 28, "BB"), ("upperRoman", 49, "XLIX"), ("lowerRoman", 1994, "mcmxciv"),
    ],
)  # fmt: skip
def test_numbers_are_spelled_as_word_does(fmt: str, n: int, shown: str) -> None:
    assert spelled(fmt, n) == shown


@pytest.mark.parametrize("which", ["lkpj", "docx", "pdf"])
def test_a_second_reader_counts_the_same(which: str) -> None:
    docx = lkpj().docx if which == "lkpj" else torture(which)[2].docx
    said = iter([" ".join(p.words) for p in word_pieces(docx)])
    for label, words in labels(docx):
        wanted = " ".join(f"{label} {words}".replace("\u2011", "-").replace("\u00ad", "").split())
        assert any(one == wanted or one.startswith(wanted.split(" [")[0]) for one in said), wanted
