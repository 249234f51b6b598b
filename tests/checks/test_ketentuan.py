"""What the law wants in the report (acceptance D4): without one required part, exactly its rule speaks."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from itertools import pairwise

import pytest
from tests.checks.kasus import ROOT, katalog
from tests.mutasi import input_files

from lkpj_report.checks.hukum import KODE
from lkpj_report.checks.table import CHECKS, Perkara, periksa
from lkpj_report.diagnostics import Diagnostic, Severity
from lkpj_report.figures.angka import hitung
from lkpj_report.laporan.katalog import Keyakinan
from lkpj_report.laporan.laporan import muat
from lkpj_report.source.bahan import Bahan
from lkpj_report.source.folder import load_source

YEAR = "inputs/kabupaten-contoh/2024"


@cache
def _berkas() -> dict[str, str]:
    return input_files(ROOT / YEAR, ROOT)


def _temuan(files: dict[str, str]) -> tuple[Diagnostic, ...]:
    source = load_source(YEAR, Bahan.packed({name: text.encode() for name, text in files.items()}))
    laporan, faults = muat(source.root)
    assert laporan is not None, faults
    return periksa(Perkara(laporan, hitung(laporan, katalog()), katalog()))


def _tanpa(pola: str) -> dict[str, str]:
    """The made-up input without the lines that the pattern finds."""
    files = {name: re.sub(pola, "", text, flags=re.MULTILINE) for name, text in _berkas().items()}
    assert files != _berkas(), f"nothing to remove: {pola}"
    return files


def _pokok(nama: str) -> str:
    """A subject with all that stands below it."""
    return rf"^{nama}:\n(?:[ #].*\n|\n)*"


BAGIAN = {
    "K801": _pokok("program_kegiatan"),
    "K802": r"^ +permasalahan: .*\n",
    "K803": _pokok("kebijakan"),
    "K804": _pokok("rekomendasi"),
    "K805": _pokok("tugas_pembantuan"),
    "K806": _pokok("anggaran"),
    "K807": r"^ +rkpd: .*\n",
    "K808": _pokok("visi_misi"),
    "K809": _pokok("data_umum"),
    "K810": _pokok("indikator"),
}
"""What each rule wants, as it stands in the made-up input."""


def test_made_up_report_has_all_that_the_law_wants() -> None:
    assert not [d for d in _temuan(_berkas()) if d.code[:2] == "K8"]


def test_each_rule_is_tried() -> None:
    assert set(BAGIAN) == set(KODE) == {k.kode for k in katalog().ketentuan}


@pytest.mark.parametrize("kode", KODE)
def test_report_without_one_part_breaks_exactly_its_rule(kode: str) -> None:
    found = _temuan(_tanpa(BAGIAN[kode]))
    assert [d.code for d in found if d.code in KODE] == [kode]
    assert not [d for d in found if d.severity is Severity.FAULT]


def test_no_rule_of_the_law_is_more_than_a_warning_even_when_a_region_wants_it() -> None:
    files = _tanpa(BAGIAN["K803"])
    name = next(n for n in files if n.endswith("daerah.yaml"))
    files[name] = files[name].replace("pemeriksaan:\n", "pemeriksaan:\n  K803: kesalahan\n")
    found = {d.code: d.severity for d in _temuan(files)}
    assert found["K803"] is Severity.WARNING and "K912" in found


def test_speech_alone_is_not_asked_for_the_whole_report() -> None:
    files = {
        n: t.replace("cakupan: laporan lengkap", "cakupan: pidato") for n, t in _tanpa(BAGIAN["K803"]).items()
    }
    assert not [d for d in _temuan(files) if d.code in KODE]


def test_act_that_is_named_is_the_one_in_force_on_the_delivery() -> None:
    def pesan(files: dict[str, str]) -> str:
        return next(d.message for d in _temuan(files) if d.code == "K806")

    now = _tanpa(BAGIAN["K806"])
    assert "Permendagri 19/2024" in pesan(now)
    old = {
        n: t.replace("tahun_anggaran: 2024", "tahun_anggaran: 2022")
        .replace("surat_penyampaian: Jumat, 14 Maret 2025", "surat_penyampaian: Selasa, 14 Maret 2023")
        for n, t in now.items()
    }  # fmt: skip
    assert "(Permendagri 18/2020" in pesan(old)


def test_rows_of_one_code_follow_each_other_without_a_gap() -> None:
    for kode in KODE:
        rows = sorted((k for k in katalog().ketentuan if k.kode == kode), key=lambda k: k.sejak.tanggal)
        for lama, baru in pairwise(rows):
            assert lama.sampai is not None
            assert baru.sejak.tanggal == lama.sampai.tanggal + dt.timedelta(days=1)
        assert rows[-1].sampai is None


def test_row_from_memory_says_so() -> None:
    for k in katalog().ketentuan:
        assert (k.keyakinan is Keyakinan.INGATAN) == ("ingatan" in k.dasar), k.kode
    (found,) = [d for d in _temuan(_tanpa(BAGIAN["K803"])) if d.code == "K803"]
    assert "belum dicocokkan" in found.message


def test_no_check_of_the_law_reads_the_wording_of_a_template() -> None:
    assert not [c.kode for c in CHECKS if "templates" in c.fungsi.__module__]
