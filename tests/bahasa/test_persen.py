"""Percentages, and the intervals that stated amounts allow (real statements, domain notes 3.5)."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.pembulatan import round_half_up
from lkpj_report.bahasa.persen import (
    Persen,
    baca_persen,
    format_persen,
    persen_cocok,
    persen_tabel,
    persen_teks,
    rasio,
    rentang_rasio,
)
from lkpj_report.bahasa.rupiah import Rupiah, baca_rupiah
from lkpj_report.bahasa.tolak import Tolak, kutip


def amount(text: str) -> Rupiah:
    read = baca_rupiah(text)
    assert isinstance(read, Rupiah)
    return read


def percent(text: str) -> Persen:
    read = baca_persen(text)
    assert isinstance(read, Persen)
    return read


@pytest.mark.parametrize(
    "text", ["95,82", "95,82%", "95,82 %", "95,82\u00a0%", "95,82 persen", "95,82 Persen", "95.82"]
)
def test_persen_is_read_in_each_form(text: str) -> None:
    assert baca_persen(text) == Persen(Decimal("95.82"), Decimal("0.01"))


@pytest.mark.parametrize("text", ["-0,5%", "(0,5%)", "(0,5)%", "(0,5)"])
def test_a_negative_persen_is_read(text: str) -> None:
    assert baca_persen(text) == Persen(Decimal("-0.5"), Decimal("0.1"))


@pytest.mark.parametrize(
    "text", ["", "%", "x%", "1.234%", "5%%", "persen", "5 per sen", "5‰", "(5%", "-(5%)"]
)
def test_persen_refuses_and_quotes_what_was_typed(text: str) -> None:
    read = baca_persen(text)
    assert isinstance(read, Tolak)
    assert kutip(text) in read.pesan
    assert read.saran


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**6), max_value=10**6))
def test_printed_persen_is_read_back(value: Decimal) -> None:
    for printed in (format_persen(value), persen_teks(value), persen_tabel(value)):
        assert baca_persen(printed) == Persen(value, Decimal("0.01"))


def test_persen_in_text_and_in_tables() -> None:
    assert format_persen(Decimal("101.397")) == "101,40"
    assert persen_teks(Decimal("95.825")) == "95,83 persen"
    assert persen_tabel(Decimal("4.05")) == "4,05%"
    assert persen_teks(Decimal(10), 0) == "10 persen"


def test_rasio_of_nothing_is_none() -> None:
    assert rasio(Decimal(5), Decimal(0)) is None
    assert rentang_rasio(amount("5"), amount("0")) is None
    assert persen_cocok(percent("1"), amount("5"), amount("0")) is None


def test_rasio_is_not_rounded_and_heeds_no_context() -> None:
    with localcontext() as context:
        context.prec = 2
        exact = rasio(Decimal("2066961120884.77"), Decimal("2038485069000"))
    assert exact is not None
    assert str(exact).startswith("101.39692")
    assert format_persen(exact) == "101,40"


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        ("781 miliar", "815 miliar", "95.71", "95.95"),
        ("825 miliar", "867 miliar", "95.04", "95.27"),
        ("6,34 triliun", "8,07 triliun", "78.45", "78.67"),
    ],
)
def test_the_interval_of_a_ratio_is_that_of_the_half_steps(
    part: str, whole: str, low: str, high: str
) -> None:
    bounds = rentang_rasio(amount(part), amount(whole))
    assert bounds is not None
    assert [str(round_half_up(b, 2)) for b in bounds] == [low, high]


@pytest.mark.parametrize(
    ("case", "part", "whole", "stated", "right"),
    [
        ("Purbalingga, revenue", "2.066.961.120.884,77", "2.038.485.069.000", "101,40%", True),
        ("Purbalingga, spending", "2.068.992.338.825,92", "2.146.187.072.000", "96,40%", True),
        ("Kayong Utara, revenue", "781 miliar", "815 miliar", "95,82%", True),
        ("Kayong Utara, spending", "825 miliar", "867 miliar", "94,44%", False),
        ("Bojonegoro, right by the interval only", "6,34 triliun", "8,07 triliun", "78,63%", True),
        ("Lubuklinggau, spending", "871 miliar", "967 miliar", "79,07%", False),
    ],
)
def test_stated_percentages_of_real_sessions(
    case: str, part: str, whole: str, stated: str, right: bool
) -> None:
    assert persen_cocok(percent(stated), amount(part), amount(whole)) is right, case


def test_bojonegoro_is_not_the_plain_quotient() -> None:
    plain = rasio(amount("6,34 triliun").nilai, amount("8,07 triliun").nilai)
    assert plain is not None
    assert format_persen(plain) == "78,56"


MONEY = st.one_of(st.integers(10**9, 10**13), st.integers(-(10**13), -(10**9))).map(Decimal)
STEPS = st.sampled_from([Decimal("0.01"), Decimal(1), Decimal(10**6), Decimal(10**9)])


@given(MONEY, STEPS, MONEY, STEPS)
def test_the_quotient_lies_in_its_interval(a: Decimal, a_step: Decimal, b: Decimal, b_step: Decimal) -> None:
    bounds, quotient = rentang_rasio(Rupiah(a, a_step), Rupiah(b, b_step)), rasio(a, b)
    assert bounds is not None
    assert quotient is not None
    assert bounds[0] <= quotient <= bounds[1]
