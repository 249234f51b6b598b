"""Two reports side by side: things are found again by what they are known by, not by where they stand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.banding.kit import laporan

from lkpj_report.laporan.jalur import Pasangan, berdampingan, pengenal
from lkpj_report.laporan.laporan import Laporan
from lkpj_report.source.skema import Bagian


def pasangan(lama: str, baru: str) -> list[Pasangan]:
    """What is not the same in two reports."""
    semua = berdampingan(laporan(lama)[0], laporan(baru)[0])
    return [p for p in semua if (p.lama.isi if p.lama else None) != (p.baru.isi if p.baru else None)]


def penghargaan(*nama: str) -> str:
    """Awards by name."""
    rows = "".join(
        f"    - nama: {n}\n      jenis: opini\n      pemberi: BPK\n      tahun: 2024\n" for n in nama
    )
    return f"penghargaan:\n  daftar:\n{rows}"


def test_a_report_beside_itself_has_equal_pairs_only() -> None:
    assert not pasangan(penghargaan("A", "B"), penghargaan("A", "B"))


def test_moving_an_entry_changes_nothing() -> None:
    assert not pasangan(penghargaan("A", "B", "C"), penghargaan("C", "A", "B"))


def test_an_entry_more_comes_as_a_whole() -> None:
    (satu,) = pasangan(penghargaan("A"), penghargaan("A", "B"))
    assert satu.jalur == ("penghargaan", "daftar", "B")
    assert satu.lama is None
    assert satu.baru is not None and isinstance(satu.baru.isi, Bagian)


def test_an_entry_less_comes_as_a_whole() -> None:
    (satu,) = pasangan(penghargaan("A", "B"), penghargaan("B"))
    assert satu.jalur == ("penghargaan", "daftar", "A") and satu.baru is None


def test_an_entry_under_another_name_is_the_same_entry() -> None:
    (satu,) = pasangan(penghargaan("A", "Opini Wajar", "C"), penghargaan("C", "Opini Wajar Sekali", "A"))
    assert satu.jalur == ("penghargaan", "daftar", "Opini Wajar", "nama")
    assert satu.lama and satu.baru and (satu.lama.isi, satu.baru.isi) == ("Opini Wajar", "Opini Wajar Sekali")


def test_two_entries_under_other_names_are_each_paired_once() -> None:
    found = pasangan(penghargaan("A", "B", "C"), penghargaan("A2", "B2", "C"))
    nama = {(p.lama.isi, p.baru.isi) for p in found if p.lama and p.baru}
    assert nama == {("A", "A2"), ("B", "B2")} and len(found) == 2


def test_entries_of_one_name_are_told_apart_by_a_further_field() -> None:
    lama = penghargaan("A", "A").replace("tahun: 2024", "tahun: 2023", 1)
    (satu,) = pasangan(lama, lama.replace("pemberi: BPK", "pemberi: BPKP", 1))
    assert satu.jalur == ("penghargaan", "daftar", "A, 2023", "pemberi")


def test_entries_that_nothing_tells_apart_are_counted() -> None:
    (satu,) = pasangan(penghargaan("A", "A"), penghargaan("A", "A", "A"))
    assert satu.lama is None and satu.jalur[-1].endswith("(3)")


def test_an_absent_subject_comes_as_a_whole() -> None:
    (satu,) = pasangan("", penghargaan("A"))
    assert satu.jalur == ("penghargaan",)


def test_a_default_that_is_written_down_changes_nothing() -> None:
    budget = "anggaran:\n  tahun: 2024\n  rekening:\n    4:\n      realisasi: 1\n"
    assert not pasangan(budget, budget.replace("  rekening", "  pembulatan: 1\n  rekening"))


def test_a_gap_that_is_filled_is_a_change() -> None:
    lama = "anggaran:\n  tahun: 2024\n  sumber:\n  rekening:\n    4:\n      realisasi: 1\n"
    (satu,) = pasangan(lama, lama.replace("sumber:", "sumber: BPKAD"))
    assert satu.lama and satu.baru and (satu.lama.isi, satu.baru.isi) == ("[belum diisi]", "BPKAD")


def test_a_map_that_was_left_empty_and_is_filled_comes_key_by_key() -> None:
    lama = "indikator:\n  ipm:\n    nilai:\n      2024: 82,50\n    target:\n"
    (satu,) = pasangan(lama, lama + "      2024: 83,00\n")
    assert satu.jalur == ("indikator", "ipm", "target", "2024") and satu.lama is None


def test_lines_of_a_list_of_texts_are_matched_by_their_text() -> None:
    lama = "visi_misi:\n  visi: V\n  misi:\n    - satu\n    - dua\n    - tiga\n"
    baru = lama.replace("    - satu\n", "").replace("tiga", "empat")
    found = {p.jalur[-1]: (p.lama and p.lama.isi, p.baru and p.baru.isi) for p in pasangan(lama, baru)}
    assert found == {"butir 1": ("satu", None), "butir 2": ("tiga", "empat")}


def test_rows_of_a_program_are_known_by_code_agency_and_indicator() -> None:
    row = "    - kode: 1.01.02\n      nama: Program\n      perangkat_daerah: Dinas\n      indikator: {}\n"
    isi = "program_kegiatan:\n  daftar:\n" + row.format("APK") + row.format("APM")
    daftar = laporan(isi)[0].program_kegiatan
    assert daftar is not None
    assert pengenal(daftar.daftar) == ("kode", "perangkat_daerah", "indikator")


NAMA = st.lists(st.sampled_from("ABCDEFGH"), unique=True, min_size=1, max_size=8)


@given(NAMA, NAMA)
@settings(max_examples=40, deadline=None)
def test_each_entry_of_either_list_is_told_or_equal(lama: list[str], baru: list[str]) -> None:
    """Every entry of which a name is new or gone is in some pair, and no entry that both have is."""
    berubah = pasangan(penghargaan(*lama), penghargaan(*baru))
    told = {p.jalur[2] for p in berubah} | {
        str(p.baru.isi) for p in berubah if p.baru and p.jalur[-1] == "nama"
    }
    assert told == set(lama) ^ set(baru)


def test_the_walk_needs_two_reports_of_one_kind_only() -> None:
    report = laporan("")[0]
    assert isinstance(report, Laporan)
    assert all(p.lama == p.baru for p in berdampingan(report, report))
