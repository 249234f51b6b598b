"""The run of all checks: severities, order, acceptance, the inputs that ship, the second input of other words."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.checks.kasus import ROOT, SUITE, perkara, temuan

from lkpj_report.checks import perkara as perkara_
from lkpj_report.checks import table
from lkpj_report.checks.jelajah import Nilai, nilai
from lkpj_report.checks.perkara import Check, Perkara
from lkpj_report.checks.table import CHECKS, periksa
from lkpj_report.diagnostics import Diagnostic, Severity, Span, sort_key

KESALAHAN = {"K103", "K201", "K202", "K204", "K208", "K209"}
CATATAN = {"K203", "K306", "K507", "K703", "K705", "K903", "K904"}
KUPANG = ROOT / "inputs" / "kota-kupang" / "2023"
CONTOH = ROOT / "inputs" / "kabupaten-contoh" / "2024"


def _semua() -> list[Diagnostic]:
    return [
        d
        for path in sorted(SUITE.glob("*.yaml"))
        if not path.stem.startswith(("diterima", "bobot"))
        for d in temuan(path)
    ]


def test_only_arithmetic_and_the_calendar_are_faults() -> None:
    assert {d.code for d in _semua() if d.severity is Severity.FAULT} == KESALAHAN


def test_what_needs_no_act_is_a_remark() -> None:
    assert {d.code for d in _semua() if d.severity is Severity.INFO} == CATATAN


def test_each_fault_and_warning_says_what_to_do() -> None:
    assert not [d for d in _semua() if d.severity is not Severity.INFO and not d.hints]


def test_messages_are_phrases_without_a_final_point() -> None:
    assert not [d.message for d in _semua() for text in (d.message, *d.hints) if text.endswith(".")]


@pytest.mark.parametrize("path", sorted(SUITE.glob("*.yaml")), ids=lambda p: p.stem)
def test_findings_come_in_the_order_of_the_file_and_each_once(path: Path) -> None:
    found = temuan(path)
    assert list(found) == sorted(dict.fromkeys(found), key=sort_key)


def test_each_check_gives_findings_of_its_own_code_only() -> None:
    for path in SUITE.glob("*.yaml"):
        case = perkara(path)
        for check in CHECKS:
            assert {d.code for d in check.fungsi(case)} <= {check.kode}, path.stem


def test_late_report_of_a_doubtful_year_says_the_days_for_both_years() -> None:
    (late,) = [d for d in temuan(SUITE / "waktu-terlambat.yaml") if d.code == "K102"]
    assert late.message == "penyampaian 388 hari lewat 31 Maret 2023; bila tahun anggaran 2023: 22 hari"


def test_doubtful_year_says_when_the_usual_year_would_be_on_time(tmp_path: Path) -> None:
    text = (
        (SUITE / "waktu-terlambat.yaml")
        .read_text(encoding="utf-8")
        .replace("Senin, 22 April", "Jumat, 22 Maret")
    )
    path = tmp_path / "masukan.yaml"
    path.write_text(text, encoding="utf-8")
    year, late = (d for d in temuan(path) if d.code in ("K101", "K102"))
    assert "tepat waktu" in year.hints[0]
    assert late.message.endswith("bila tahun anggaran 2023: tepat waktu")


def test_wrong_sum_shows_both_ends_of_what_was_summed() -> None:
    (found,) = [d for d in temuan(SUITE / "anggaran-tanpa-pembulatan.yaml") if d.code == "K201"]
    assert [r.place.line for r in found.related if isinstance(r.place, Span)] == [16, 18]
    assert "lebih besar Rp1.000" in found.message


def test_wrong_percentage_says_the_interval_that_rounding_allows() -> None:
    (found,) = [d for d in temuan(SUITE / "vektor-kayong-utara.yaml") if d.code == "K204"]
    assert "95,04 sampai 95,27 persen" in found.message


def test_spelling_points_at_the_word() -> None:
    first = next(d for d in temuan(SUITE / "ejaan.yaml") if d.code == "K401")
    assert isinstance(first.place, Span)
    line = (SUITE / "ejaan.yaml").read_text(encoding="utf-8").splitlines()[first.place.line - 1]
    assert line[first.place.col - 1 : first.place.end_col - 1] == "Rp. 5 milyar"
    assert first.hints == ('tulis "Rp5 miliar"',)


def test_accepted_warning_becomes_a_remark_with_reason_and_name() -> None:
    found = {d.code: d for d in temuan(SUITE / "diterima.yaml")}
    assert found["K303"].severity is Severity.INFO
    assert found["K303"].message.endswith("diterima: tahun menyusul (oleh Kepala Bagian Pemerintahan)")


def test_fault_stays_a_fault_when_it_is_accepted() -> None:
    found = {d.code: d for d in temuan(SUITE / "diterima.yaml")}
    assert found["K103"].severity is Severity.FAULT and "diterima" not in found["K103"].message


def test_acceptance_that_ended_before_the_delivery_has_no_effect() -> None:
    found = {d.code: d for d in temuan(SUITE / "diterima.yaml")}
    assert found["K304"].severity is Severity.WARNING


def test_acceptance_on_its_last_day_still_holds() -> None:
    (found,) = temuan(SUITE / "diterima-benar.yaml")
    assert found.severity is Severity.INFO


def test_empty_field_is_a_gap_and_not_said_again_as_missing(tmp_path: Path) -> None:
    text = (SUITE / "penghargaan-rincian.yaml").read_text(encoding="utf-8").split("  daftar:")[0]
    award = "  daftar:\n    - jenis: indeks\n      nama: Indeks Tertinggi\n      skor: 3,5\n"
    path = tmp_path / "masukan.yaml"
    path.write_text(text + award, encoding="utf-8")
    assert {d.code for d in temuan(path)} == {"K303", "K304", "K307", "K308"}
    empty = "      skala:\n      tahun:\n      pemberi:\n      peringkat:\n"
    path.write_text(text + award + empty, encoding="utf-8")
    assert not temuan(path)


def test_second_input_of_other_words_has_the_warnings_that_the_first_one_has() -> None:
    asked = {
        "K101",
        "K102",
        "K301",
        "K302",
        "K303",
        "K304",
        "K305",
        "K306",
        "K307",
        "K308",
        "K309",
        "K601",
        "K901",
    }
    assert asked <= {d.code for d in temuan(SUITE / "penghargaan-banyak.yaml")}


def test_no_check_runs_twice_and_the_report_is_walked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: Counter[str] = Counter()
    walks: list[object] = []

    def counted(check: Check) -> Check:
        def fungsi(p: Perkara) -> Iterator[Diagnostic]:
            runs[check.kode] += 1
            return check.fungsi(p)

        return Check(check.kode, check.nama, fungsi)

    def walked(akar: object) -> Iterator[Nilai]:
        walks.append(akar)
        return nilai(akar)  # type: ignore[arg-type]

    monkeypatch.setattr(table, "CHECKS", tuple(counted(c) for c in CHECKS))
    monkeypatch.setattr(perkara_, "nilai", walked)
    periksa(perkara(SUITE / "salinan.yaml"))
    assert set(runs.values()) == {1} and set(runs) == {c.kode for c in CHECKS}
    assert len(walks) == 1


def test_no_check_knows_a_template_or_a_writer() -> None:
    for path in sorted((ROOT / "src" / "lkpj_report" / "checks").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        rooms = {
            n.module.split(".")[1]
            for n in ast.walk(tree)
            if isinstance(n, ast.ImportFrom) and n.module and "lkpj_report." in n.module
        }
        assert not rooms & {"templates", "writers", "outputs", "build", "cli"}, path.name


def test_broken_chain_of_silpa_says_that_last_year_is_unaudited() -> None:
    (found,) = [d for d in temuan(SUITE / "rantai.yaml") if d.code == "K207"]
    assert "(belum diaudit)" in found.message and "lebih kecil Rp1" in found.message
    assert any("belum diaudit" in h for h in found.hints) and found.related


def test_more_in_the_parts_than_in_the_whole_is_a_fault_and_less_is_a_warning() -> None:
    found = [d for d in temuan(SUITE / "rincian.yaml") if d.code == "K208"]
    severity = {("lebih kecil" in d.message): d.severity for d in found}
    assert severity == {True: Severity.FAULT, False: Severity.WARNING}


def _di_baris(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, str]]:
    """Code, file and the text of the line, so that a comment more in the input changes nothing."""
    out = []
    for d in found:
        assert isinstance(d.place, Span)
        line = Path(d.place.file).read_text(encoding="utf-8").splitlines()[d.place.line - 1]
        out.append((d.code, Path(d.place.file).name, line.strip().removeprefix("- ")))
    return sorted(out)


def test_kota_kupang_has_exactly_the_findings_of_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    found = periksa(perkara(KUPANG.relative_to(ROOT)))
    without_giver = [k for k in _di_baris(found) if k[0] == "K304"]
    to_confirm = [k for k in _di_baris(found) if k[0] == "K901"]
    assert len(without_giver) == 4 and {k[1] for k in without_giver} == {"penghargaan.yaml"}
    assert sorted(k[1] for k in to_confirm) == ["daerah.yaml", "penghargaan.yaml", "penghargaan.yaml"]
    assert [k for k in _di_baris(found) if k[0] not in ("K304", "K901")] == sorted([
        ("K101", "laporan.yaml", "tahun_anggaran: 2023"),
        ("K102", "sidang.yaml", "tanggal: Selasa, 15 April 2025"),
        ("K301", "penghargaan.yaml", "tahun: 2024"),
        ("K302", "penghargaan.yaml", "periode: tahun anggaran 2023/2024"),
        ("K303", "penghargaan.yaml", "daftar:"),
        ("K305", "penghargaan.yaml", "jumlah: 4"),
        ("K306", "penghargaan.yaml", "jenis: partisipasi"),
        ("K306", "penghargaan.yaml", "jenis: partisipasi"),
        ("K307", "penghargaan.yaml", "nama: Kota dengan Toleransi Tertinggi"),
        ("K308", "penghargaan.yaml", "skor: 3,5"),
        ("K309", "penghargaan.yaml", "singkatan: ISSI"),
        ("K601", "laporan.yaml", "disampaikan_oleh: Wali Kota"),
        ("K903", "sidang.yaml", "tanggal: Selasa, 15 April 2025"),
    ])  # fmt: skip


def test_kota_kupang_says_380_days_and_15() -> None:
    (late,) = [d for d in temuan(KUPANG) if d.code == "K102"]
    assert late.message == "penyampaian 380 hari lewat 31 Maret 2024; bila tahun anggaran 2024: 15 hari"


def test_complete_fictional_input_has_no_fault_and_no_warning() -> None:
    assert not [d for d in temuan(CONTOH) if d.severity is not Severity.INFO]
