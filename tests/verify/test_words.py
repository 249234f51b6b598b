"""What counts as the same words, and above all what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.verify.compare import differences
from lkpj_report.verify.pieces import Kind, Piece, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rp1.000\u00a0juta", "Rp1.000 juta"),
        ("pembangun\u00adan", "pembangunan"),
        ("rata\u2011rata", "rata-rata"),
        ("dua\n kata ", "dua kata"),
    ],
)
def test_what_no_reader_can_see_is_no_difference(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tidak dapat diterima", "dapat diterima"),
        ("1.234", "1.243"),
        ("-5,00", "5,00"),
        ("−5", "-5"),
        ("1,5", "1.5"),
        ("2020–2024", "2020-2024"),
        ("Daerah", "daerah"),
        ("dan dan", "dan"),
        ("“kutipan”", '"kutipan"'),
        ("Laut Nusa", "LautNusa"),
        ("persen.", "persen"),
        ("50%", "50"),
        ("é", "e"),
        ("(100)", "100"),
    ],
)
def test_the_normaliser_swallows_no_difference(one: str, other: str) -> None:
    assert words(one) != words(other)


_TEXTS = st.lists(st.sampled_from(["a", "b", "a b", "c d e f", "100,00", "–", "tidak ada"]), max_size=12)


def _pieces(texts: list[str]) -> list[Piece]:
    return [Piece(Kind.PARAGRAF, words(text)) for text in texts]


@given(_TEXTS)
def test_a_paper_never_differs_from_itself(texts: list[str]) -> None:
    assert differences(_pieces(texts), _pieces(texts)) == []


@given(_TEXTS, _TEXTS)
def test_two_papers_that_differ_are_never_taken_for_the_same(one: list[str], other: list[str]) -> None:
    assert bool(differences(_pieces(one), _pieces(other))) == (one != other)
