"""Affairs by their legal groups, shares spent, counts of answered recommendations."""

from __future__ import annotations

from decimal import Decimal

from tests.figures.masukan import angka

URUSAN = """
urusan:
  daftar:
    - kode: 3.27
      anggaran: 200
      realisasi: 150
    - kode: 1.02
    - kode: 2.09
      anggaran: 0
      realisasi: 0
    - kode: 6.01
    - kode: 1.01
      nama: pendidikan dasar
      realisasi: 1
    - kode: 9.99
"""


def test_affairs_stand_in_groups_in_the_order_of_their_codes() -> None:
    groups = [(k.nama.isi, [b.nama.isi for b in k.baris]) for k in angka(URUSAN).urusan]
    assert groups == [
        ("urusan wajib yang berkaitan dengan pelayanan dasar", ["pendidikan dasar", "kesehatan"]),
        ("urusan wajib yang tidak berkaitan dengan pelayanan dasar", ["pangan"]),
        ("urusan pilihan", ["pertanian"]),
        ("unsur pendukung, penunjang, dan pengawasan", ["inspektorat", "urusan 9.99"]),
    ]


def test_a_share_needs_both_amounts_and_a_budget_that_is_not_nil() -> None:
    shares = {b.nama.isi: b.persen for k in angka(URUSAN).urusan for b in k.baris}
    assert (p := shares["pertanian"]) is not None and p.isi.nilai == Decimal(75)
    assert shares["pendidikan dasar"] is None and shares["pangan"] is None


def test_a_task_has_its_share() -> None:
    text = "tugas_pembantuan:\n  daftar:\n    - kegiatan: k\n      anggaran: 8\n      realisasi: 2\n    - kegiatan: l\n"
    first, second = angka(text).tugas
    assert first.persen is not None and first.persen.isi.nilai == Decimal(25)
    assert second.persen is None


def test_recommendations_are_counted_by_state() -> None:
    states = ["selesai", "dalam proses", "selesai", "belum ditindaklanjuti", "Selesai"]
    rows = "".join(f"    - rekomendasi: r\n      status: {s}\n" for s in states)
    r = angka(f"rekomendasi:\n  daftar:\n{rows}").rekomendasi
    assert r is not None
    assert (r.semua.isi, r.selesai.isi, r.proses.isi, r.belum.isi) == (5, 3, 1, 1)


def test_subjects_that_are_absent_have_no_figures() -> None:
    a = angka()
    assert (a.sidang, a.indikator, a.anggaran, a.penghargaan, a.rekomendasi) == (None,) * 5
    assert (a.urusan, a.tugas) == ((), ())
