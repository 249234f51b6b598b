"""The one rounding: half away from zero, at any size, whatever the caller's decimal context."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.pembulatan import geser, langkah_desimal, round_half_up

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("0.5", 0, "1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("1.005", 2, "1.01"),
        ("-1.005", 2, "-1.01"), ("0.004", 2, "0.00"), ("1499.99", -3, "1000"), ("1500", -3, "2000"), ("7", 2, "7.00"),
    ],
)  # fmt: skip
def test_half_goes_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), decimals)) == rounded


def test_a_small_negative_does_not_become_minus_zero() -> None:
    assert str(round_half_up(Decimal("-0.004"), 2)) == "0.00"


def test_numbers_of_sixty_digits_lose_nothing() -> None:
    long = Decimal("9" * 70 + ".995")
    assert str(round_half_up(long, 2)) == "1" + "0" * 70 + ".00"


def test_the_context_of_the_caller_has_no_say() -> None:
    with localcontext() as context:
        context.prec, context.rounding = 3, ROUND_DOWN
        assert round_half_up(Decimal("123456.785"), 2) == Decimal("123456.79")


def test_nan_and_infinity_are_bugs() -> None:
    for value in ("NaN", "Infinity"):
        with pytest.raises(ValueError, match="cannot round"):
            round_half_up(Decimal(value), 2)


@given(NUMBERS, st.integers(-6, 6))
def test_rounding_moves_by_half_a_step_at_most_and_not_again(value: Decimal, decimals: int) -> None:
    once = round_half_up(value, decimals)
    with localcontext() as context:
        context.prec = 400
        assert abs(once - value) <= langkah_desimal(decimals) / 2
    assert round_half_up(once, decimals) == once
    assert round_half_up(-value, decimals) == -once


@given(NUMBERS, st.integers(-15, 15))
def test_shifting_back_gives_the_number(value: Decimal, power: int) -> None:
    assert geser(geser(value, power), -power) == value
