"""Who is addressed, in which order: the session's own default, the sets of the law, a region's list."""

from __future__ import annotations

import dataclasses

import pytest
from tests.checks.kasus import ROOT, katalog, perkara

from lkpj_report.checks.table import periksa
from lkpj_report.checks.umum import sapaan as periksa_sapaan
from lkpj_report.figures.angka import hitung
from lkpj_report.figures.sapaan import sebutan_asing
from lkpj_report.laporan.katalog import Katalog, SusunanSapaan
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.laporan.pidato import Pidato

CONTOH = perkara(ROOT / "inputs/kabupaten-contoh/2024").laporan


def told(laporan: Laporan, tables: Katalog | None = None, **pidato: object) -> list[str]:
    assert isinstance(laporan.pidato, Pidato)
    changed = dataclasses.replace(laporan, pidato=dataclasses.replace(laporan.pidato, **pidato))  # type: ignore[arg-type]
    return [h.isi for h in hitung(changed, tables or katalog()).sapaan]


def test_in_a_session_the_hosts_come_first_and_the_guests_in_their_order() -> None:
    lines = told(CONTOH)
    assert lines[0] == "Ketua, Wakil Ketua, dan Anggota DPRD Kabupaten Contoh"
    assert CONTOH.sidang is not None
    assert tuple(lines[1:-1]) == CONTOH.sidang.hadirin
    assert lines[-1] == "hadirin yang berbahagia"


def test_the_order_of_the_law_puts_the_deputy_before_the_chair_and_not_the_speaker() -> None:
    lines = told(CONTOH, susunan_sapaan="kabupaten/kota")
    assert lines[:3] == [
        "Wakil Bupati Contoh", "Ketua DPRD Kabupaten Contoh", "para Wakil Ketua DPRD Kabupaten Contoh",
    ]  # fmt: skip
    assert "Bupati Contoh" not in lines


def test_a_deputy_who_speaks_addresses_the_head_and_not_himself() -> None:
    umum = dataclasses.replace(CONTOH.laporan, disampaikan_oleh="Wakil Bupati")
    lines = told(dataclasses.replace(CONTOH, laporan=umum), susunan_sapaan="kabupaten/kota")
    assert lines[0] == "Bupati Contoh" and "Wakil Bupati Contoh" not in lines


def test_a_list_of_the_region_takes_the_place_of_any_set() -> None:
    assert told(CONTOH, sapaan=("Ketua", "hadirin"), susunan_sapaan="kabupaten/kota") == ["Ketua", "hadirin"]


def test_an_unknown_set_gives_nobody_and_is_told() -> None:
    p = perkara(ROOT / "inputs/kabupaten-contoh/2024")
    assert p.laporan.pidato is not None
    changed = dataclasses.replace(
        p.laporan, pidato=dataclasses.replace(p.laporan.pidato, susunan_sapaan="dpr")
    )
    (found,) = periksa_sapaan(dataclasses.replace(p, laporan=changed, angka=hitung(changed, katalog())))
    assert found.code == "K914" and 'mungkin maksudnya "dprd"' in found.hints
    assert told(CONTOH, susunan_sapaan="dpr") == []
    assert "K914" not in {d.code for d in periksa(p)}


@pytest.mark.parametrize(
    ("line", "unknown"),
    [("Ketua {dprd}", ()), ("{hadirin}", ()), ("Yth. {hadirin}", ("hadirin",)), ("{DPRD} dan {x}", ("DPRD", "x")), ("a {} b", ("",))],
)  # fmt: skip
def test_braces_may_name_only_what_there_is(line: str, unknown: tuple[str, ...]) -> None:
    assert sebutan_asing(line) == unknown


@pytest.mark.parametrize("one", katalog().sapaan, ids=lambda s: s.nama)
def test_each_set_that_ships_names_only_what_there_is(one: SusunanSapaan) -> None:
    assert [b for b in one.baris if sebutan_asing(b)] == []
    assert all("{" not in line for line in told(CONTOH, susunan_sapaan=one.nama))


def test_each_line_leads_to_the_set_or_to_the_session() -> None:
    assert all(h.asal is not None for h in hitung(CONTOH, katalog()).sapaan)
