"""Roman numerals, there and back."""

from __future__ import annotations

import pytest

from lkpj_report.bahasa.romawi import dari_romawi, romawi


def test_every_numeral_is_read_back_and_none_is_used_twice() -> None:
    numerals = [romawi(n) for n in range(1, 4000)]
    assert [dari_romawi(r) for r in numerals] == list(range(1, 4000))


@pytest.mark.parametrize(
    ("n", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (49, "XLIX"), (1990, "MCMXC"), (2025, "MMXXV"), (3999, "MMMCMXCIX")]
)  # fmt: skip
def test_numerals_are_as_usual(n: int, text: str) -> None:
    assert romawi(n) == text


@pytest.mark.parametrize("n", [0, -1, 4000])
def test_numbers_without_a_numeral_are_a_bug(n: int) -> None:
    with pytest.raises(ValueError, match="Roman"):
        romawi(n)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "iv", "MMMM", "I ", "2", "IVI", "VV", "ke-II"])
def test_other_texts_are_no_numerals(text: str) -> None:
    assert dari_romawi(text) is None
