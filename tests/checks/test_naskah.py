"""Checks over the finished papers of a set, on small trees made by hand: each has a failing and a passing case."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checks.kasus import SUITE, perkara

from lkpj_report.checks.naskah import CHECKS_NASKAH
from lkpj_report.checks.table import CHECKS, KODE_DITERIMA, Perangkat, periksa, periksa_naskah
from lkpj_report.diagnostics import Diagnostic, Severity, Span
from lkpj_report.document.tree import Document, Inline, Meta, Paragraph, Text, Value

TEMPLAT = Span("surat/naskah.md", 7)
ISIAN = Span("sidang.yaml", 3)


def _naskah(*isi: Inline) -> Document:
    return Document(Meta("Contoh"), (Paragraph(isi, span=TEMPLAT),))


def _temuan(**naskah: Document) -> tuple[Diagnostic, ...]:
    """The report is that of Kabupaten Contoh 2024, speaker Dra. Ratna Dewi, S.Pd., M.M.; Nota Pengantar, LKPj."""
    return periksa_naskah(Perangkat(perkara(SUITE / "sitasi-benar.yaml"), naskah))


def test_papers_that_take_everything_from_the_input_are_silent() -> None:
    nama = Value("Dra. Ratna Dewi,\u00a0S.Pd.,\u00a0M.M.", ISIAN)
    tahun = Value("2024", ISIAN)
    assert not _temuan(
        undangan=_naskah(Text("Penyampaian LKPj Tahun Anggaran "), tahun, Text(" oleh "), nama),
        surat=_naskah(
            Text("Nota Pengantar LKPj menurut Pasal 69 ayat (1) Undang-Undang Nomor 23 Tahun 2014")
        ),
        sampul=_naskah(Text("NOTA PENJELASAN LKPJ")),
    )


def test_number_that_a_template_types_is_one_remark_a_paper() -> None:
    (found,) = _temuan(
        surat=_naskah(Text("sebanyak 45 buku dan 12 lampiran")), lain=_naskah(Value("45", ISIAN))
    )
    assert (found.code, found.severity, found.place) == ("K831", Severity.INFO, TEMPLAT)
    assert "45" in found.message and '"surat"' in found.message


@pytest.mark.parametrize("tulisan", ["Dra. Ratna Dewi, S.Pd.", "RATNA DEWI, M.M.", "Ratna Dewi, S.H., M.M."])
def test_name_with_other_degrees_is_told(tulisan: str) -> None:
    assert [d.code for d in _temuan(surat=_naskah(Text(tulisan)))] == ["K832"]


@pytest.mark.parametrize(
    "tulisan", ["Ratna Dewi", "RATNA DEWI, S.PD., M.M.", "Ibu Ratna Dewi, yang hadir", "Dewi"]
)
def test_name_without_degrees_or_in_capitals_is_the_same_name(tulisan: str) -> None:
    assert not _temuan(surat=_naskah(Text(tulisan)))


def test_year_that_a_template_types_is_stale_and_one_of_the_input_is_not() -> None:
    (found,) = [d for d in _temuan(surat=_naskah(Text("LKPj Tahun Anggaran 2023"))) if d.code == "K833"]
    assert found.severity is Severity.WARNING and "2024" in found.message
    assert not _temuan(surat=_naskah(Text("LKPj Tahun Anggaran "), Value("2023", ISIAN)))


@pytest.mark.parametrize(
    ("leaf", "place"),
    [
        (Text("Nota Penjelasan"), TEMPLAT),
        (Value("Nota Penjelasan", ISIAN), ISIAN),
        (Text("dokumen LKPJ"), TEMPLAT),
    ],
)
def test_other_name_of_the_speech_or_the_report_is_told_at_its_place(leaf: Inline, place: Span) -> None:
    assert [(d.code, d.place) for d in _temuan(undangan=_naskah(leaf))] == [("K834", place)]


def test_findings_say_what_to_do_and_codes_are_those_of_the_table_alone() -> None:
    found = _temuan(
        a=_naskah(Text("Nota Penjelasan LKPJ Tahun Anggaran 2022 oleh Ratna Dewi, S.E., 7 lembar"))
    )
    assert {d.code for d in found} == {c.kode for c in CHECKS_NASKAH}
    assert all(d.hints for d in found)
    assert not {c.kode for c in CHECKS_NASKAH} & ({c.kode for c in CHECKS} | set(KODE_DITERIMA))


def test_finding_over_papers_is_weighed_and_accepted_like_any_other(tmp_path: Path) -> None:
    text = (SUITE / "sitasi-benar.yaml").read_text(encoding="utf-8")
    accepted = "  diterima:\n    - kode: K834\n      alasan: judul surat lama\n      memuat: undangan\n"
    path = tmp_path / "masukan.yaml"
    path.write_text(
        text.replace("  tahun_anggaran: 2024\n", f"  tahun_anggaran: 2024\n{accepted}")
        + "pemeriksaan:\n  K831: abaikan\n",
        encoding="utf-8",
    )
    case = perkara(path)
    papers = {"undangan": _naskah(Text("LKPJ, 3 lembar")), "surat": _naskah(Text("LKPJ"))}
    found = periksa_naskah(Perangkat(case, papers))
    assert [(d.code, d.severity) for d in found] == [("K834", Severity.WARNING), ("K834", Severity.INFO)]
    assert not [d for d in periksa(case) if d.code in ("K907", "K913")]
