"""`lkpj explain` says what the page of rules says."""

from __future__ import annotations

import pytest

from lkpj_report.cli.explain import rules_page
from tests.cli.command import here

Capsys = pytest.CaptureFixture[str]


def test_a_code_is_explained_with_its_source_and_its_cure(capsys: Capsys) -> None:
    ran = here(capsys, "explain", "k201")
    assert ran.code == 0
    assert ran.out.startswith("K201: Induk tidak sama")
    assert "Dasar: " in ran.out and "Yang dilakukan: " in ran.out
    assert "*" not in ran.out and "`" not in ran.out


def test_several_codes_come_in_the_order_asked_for(capsys: Capsys) -> None:
    out = here(capsys, "jelaskan", "S101", "K103").out
    assert out.index("S101: ") < out.index("K103: ")


def test_without_a_code_all_are_listed(capsys: Capsys) -> None:
    out = here(capsys, "explain").out
    assert len(out.splitlines()) == rules_page().read_text("utf-8").count("\n### ")


def test_an_unknown_code_is_wrong_usage_and_names_the_nearest(capsys: Capsys) -> None:
    ran = here(capsys, "explain", "K2O1")
    assert ran.code == 2
    assert 'kode "K2O1" tidak dikenal; mungkin maksudnya "K201"' in ran.err
