"""Copies of last year's input are found, and a renewed input is left in peace."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.checks import dua_tahun
from tests.checks.kasus import katalog

from lkpj_report.checks import salinan
from lkpj_report.checks.perkara import Perkara
from lkpj_report.checks.serupa import Ingatan, bentuk
from lkpj_report.diagnostics import Span
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.laporan import Laporan, muat
from lkpj_report.source.folder import load_source

CHECKS = (salinan.jumlah_sama, salinan.angka_sama, salinan.kalimat_sama, salinan.nama_lama)


def _laporan(path: Path, text: str) -> Laporan:
    path.write_text(text, encoding="utf-8")
    laporan, found = muat(load_source(path).root)
    assert laporan is not None, found
    return laporan


def _lines(ini: Laporan, lalu: Laporan) -> set[int]:
    p = Perkara(ini, hitung(ini, katalog()), katalog(), lalu=lalu)
    return {d.place.line for check in CHECKS for d in check(p) if isinstance(d.place, Span)}


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_50_copies_among_500_items_are_found_and_nothing_else(
    seed: int, tmp_path: Path, record_property: object
) -> None:
    acak = random.Random(seed)
    lalu = dua_tahun.tahun_pertama(acak, 2023)
    isi = dua_tahun.tahun_kedua(acak, lalu, 2024)
    kena = dua_tahun.tanam(acak, lalu, isi, 2024)
    dahulu = _laporan(tmp_path / "lalu.yaml", dua_tahun.yaml(lalu, 2023)[0])
    teks, at = dua_tahun.yaml(isi, 2024)
    ditemukan = {at[n] for n in _lines(_laporan(tmp_path / "ini.yaml", teks), dahulu) if n in at}
    recall = len(ditemukan & set(kena)) / len(kena)
    alarm = len(ditemukan - set(kena)) / (len(at) - len(kena))
    luput = sorted(f"{item} ({kena[item]})" for item in set(kena) - ditemukan)
    print(f"seed {seed}: recall {recall:.1%}, false alarms {alarm:.2%}, missed {luput}")
    assert len(at) == 500
    assert recall >= 0.95, luput
    assert alarm <= 0.02, sorted(ditemukan - set(kena))


def test_a_sentence_with_new_figures_is_no_copy() -> None:
    ingatan = Ingatan()
    ingatan.ingat(["Jalan mantap mencapai 82,10 persen dari target 81 persen pada tahun 2023."])
    assert not list(
        ingatan.salinan("Jalan mantap mencapai 83,40 persen dari target 83 persen pada tahun 2024.")
    )
    assert list(ingatan.salinan("Jalan mantap mencapai 82,10 persen dari target 81 persen pada tahun 2024."))


def test_years_are_no_figures() -> None:
    assert bentuk("RKPD tahun 2023 dan 2023/2024") == bentuk("RKPD tahun 2024 dan 2024/2025")
    assert bentuk("Pasal 23 ayat 2") != bentuk("Pasal 24 ayat 2")


def test_set_phrases_are_too_short_to_be_copies() -> None:
    ingatan = Ingatan()
    ingatan.ingat(["Terima kasih atas perhatian Saudara."])
    assert not list(ingatan.salinan("Terima kasih atas perhatian Saudara."))


def test_without_last_year_nothing_is_said(tmp_path: Path) -> None:
    lalu = dua_tahun.tahun_pertama(random.Random(9), 2023)
    ini = _laporan(tmp_path / "ini.yaml", dua_tahun.yaml(lalu, 2023)[0])
    p = Perkara(ini, hitung(ini, katalog()), katalog())
    assert not [d for check in (*CHECKS, salinan.banyak_sama) for d in check(p)]


def test_a_subject_copied_whole_is_named_once(tmp_path: Path) -> None:
    isi = dua_tahun.tahun_pertama(random.Random(9), 2023)
    lalu = _laporan(tmp_path / "lalu.yaml", dua_tahun.yaml(isi, 2023)[0])
    ini = _laporan(tmp_path / "ini.yaml", dua_tahun.yaml(isi, 2024)[0])
    p = Perkara(ini, hitung(ini, katalog()), katalog(), lalu=lalu)
    pesan = [d.message for d in salinan.banyak_sama(p)]
    assert [m.split('"')[1] for m in pesan] == ["indikator", "anggaran"]
