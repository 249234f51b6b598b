"""One slip in a good file: the finding stands at the line of the slip, and nowhere else."""

from __future__ import annotations

import re

import pytest
from tests.source.test_yaml_reader import SAMPLE

from lkpj_report.diagnostics import Span
from lkpj_report.source.yaml_reader import read_yaml

LINES = SAMPLE.rstrip("\n").split("\n")
NUMBERS = [n for n, line in enumerate(LINES) if line.strip()]
IN_BLOCK = {9, 10}  # text of a folded block, where nearly everything is allowed


def lines_reported(lines: list[str]) -> set[int]:
    _, found = read_yaml("x.yaml", "\n".join(lines).encode())
    return {d.place.line for d in found if isinstance(d.place, Span)}


def changed(n: int, line: str) -> list[str]:
    return [*LINES[:n], line, *LINES[n + 1 :]]


def test_the_sample_is_good() -> None:
    assert lines_reported(LINES) == set()


@pytest.mark.parametrize("n", NUMBERS)
def test_a_cut_line_is_reported_where_it_was_or_not_at_all(n: int) -> None:
    assert lines_reported(LINES[:n] + LINES[n + 1 :]) <= {n + 1}


@pytest.mark.parametrize("n", [1, 4, 5, 14, 18])
def test_a_cut_parent_line_is_reported_where_it_was(n: int) -> None:
    assert lines_reported(LINES[:n] + LINES[n + 1 :]) == {n + 1}


@pytest.mark.parametrize("n", [n for n in NUMBERS if re.search(r"^ *[a-z]\w*:", LINES[n])])
def test_a_doubled_key_line_is_reported_at_the_second(n: int) -> None:
    assert lines_reported(LINES[: n + 1] + LINES[n:]) == {n + 2}


@pytest.mark.parametrize("n", [n for n in NUMBERS if ":" in LINES[n] and n != 20])
def test_a_lost_colon_is_reported_at_its_line(n: int) -> None:
    assert lines_reported(changed(n, LINES[n].replace(":", "", 1))) == {n + 1}


@pytest.mark.parametrize("n", [n for n in NUMBERS if re.search("[:-] ", LINES[n])])
def test_a_lost_blank_is_reported_at_its_line_or_is_text(n: int) -> None:
    got = lines_reported(changed(n, re.sub("([:-]) ", r"\1", LINES[n], count=1)))
    assert got == {n + 1} or (n in {0, 15, 16} and got <= {n + 1})


@pytest.mark.parametrize("n", [n for n in NUMBERS if n not in IN_BLOCK])
def test_a_shifted_line_is_reported_at_its_line_or_is_right_still(n: int) -> None:
    assert lines_reported(changed(n, " " + LINES[n])) <= {n + 1}
    assert lines_reported(changed(n, LINES[n].removeprefix(" "))) <= {n + 1}


@pytest.mark.parametrize("n", [n for n in NUMBERS if n not in IN_BLOCK])
def test_a_tab_is_reported_at_its_line_only(n: int) -> None:
    assert lines_reported(changed(n, "\t" + LINES[n].lstrip())) == {n + 1}


@pytest.mark.parametrize("n", [n for n in NUMBERS if re.search(r": [^>]", LINES[n])])
def test_an_open_quote_is_reported_at_its_line(n: int) -> None:
    for quote in "\"'":
        assert lines_reported(changed(n, LINES[n].replace(": ", f": {quote}", 1))) == {n + 1}
