"""The two inputs that ship, as the paper prints them: goldens that a person has read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lkpj_report.diagnostics import Severity
from lkpj_report.document.dump import dump
from lkpj_report.document.tree import Document
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.laporan import muat
from lkpj_report.source.folder import load_source
from lkpj_report.templates.workshop import Workshop
from tests.templates.kit import catalogue, package, paper, theme, words
from tests.templates.test_kalimat import mistakes

INPUTS = Path(__file__).parents[2] / "inputs"
SHIPPED = {"kota-kupang": "2023", "kabupaten-contoh": "2024"}


MORE = ("kota-kupang/2024", "kabupaten-contoh/2023", "kabupaten-purbalingga/2023")
"""Further inputs, which have no golden of their own."""


def document(region: str) -> Document:
    return built(f"{region}/{SHIPPED[region]}")


def built(name: str) -> Document:
    source = load_source(INPUTS / name)
    assert not [d for d in source.diagnostics if d.severity is Severity.FAULT]
    laporan, found = muat(source.root)
    assert laporan is not None, found
    facts = (laporan, hitung(laporan, catalogue()), catalogue())
    made = Workshop(package().text).make("nota-pengantar", paper(), facts, theme(), {})
    assert made.document is not None, made.found
    return made.document


@pytest.mark.parametrize("region", SHIPPED)
def test_a_shipped_input_prints_what_was_read(region: str, golden: Callable[[str, str], None]) -> None:
    golden(f"naskah/{region}.txt", dump(document(region)))


@pytest.mark.parametrize("region", SHIPPED)
def test_a_shipped_input_reads_well(region: str) -> None:
    assert [m for t in words(document(region)) for m in mistakes(t)] == []


@pytest.mark.parametrize("name", MORE)
def test_each_other_input_reads_well(name: str) -> None:
    assert [m for t in words(built(name)) for m in mistakes(t)] == []
