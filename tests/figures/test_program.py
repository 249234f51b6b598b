"""Programs: the hierarchy of the codes, sums without loss, agencies by rank, targets by polarity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.figures.masukan import angka

from lkpj_report.figures.program import AngkaProgram, SerapanPerangkatDaerah
from lkpj_report.laporan.skalar import TingkatProgram

ATAS = "program_kegiatan:\n  daftar:\n"


def baris(kode: str, **isi: object) -> str:
    fields = {"nama": "Program X", **isi}
    return f"    - kode: {kode}\n" + "".join(f"      {k}: {v}\n" for k, v in fields.items())


def program(*rows: str) -> AngkaProgram:
    value = angka(ATAS + "".join(rows)).program
    assert value is not None
    return value


def test_the_code_says_the_level_and_what_stands_below_what() -> None:
    p = program(
        baris("1.02.02.2.01.0001", anggaran=5),
        baris("1.02.02", anggaran=9),
        baris("1.02.02.2.01", anggaran=7),
        baris("1.01.02", anggaran=1),
    )
    assert [(u.kode.isi, u.nama.isi) for u in p.urusan] == [("1.01", "pendidikan"), ("1.02", "kesehatan")]
    (top,) = p.urusan[1].program
    assert (top.tingkat, top.anak[0].tingkat) == (TingkatProgram.PROGRAM, TingkatProgram.KEGIATAN)
    assert top.anak[0].anak[0].tingkat is TingkatProgram.SUBKEGIATAN
    assert [b.lekuk for b in p.urusan[1].baris] == [0, 1, 2]


def test_a_program_without_an_amount_is_the_sum_of_what_stands_below_it() -> None:
    p = program(
        baris("1.02.02"),
        baris("1.02.02.2.01", anggaran=100, realisasi_anggaran=90),
        baris("1.02.02.2.02", anggaran=50, realisasi_anggaran=30),
    )
    assert p.anggaran is not None and p.anggaran.isi.nilai == 150
    assert p.persen is not None and p.persen.isi.nilai == 80


def test_an_activity_whose_program_has_no_row_is_not_lost() -> None:
    p = program(baris("1.02.02.2.01", anggaran=100), baris("1.02.03", anggaran=11))
    assert p.anggaran is not None and p.anggaran.isi.nilai == 111
    assert [s.kode.isi for s in p.urusan[0].program] == ["1.02.02.2.01", "1.02.03"]


def test_agencies_with_the_same_program_keep_their_own_amounts() -> None:
    p = program(
        baris("7.01.02", perangkat_daerah="Kecamatan Satu", anggaran=100, realisasi_anggaran=50),
        baris("7.01.02", perangkat_daerah="Kecamatan Dua", anggaran=100, realisasi_anggaran=90),
    )
    assert [(d.nama.isi, d.peringkat.isi if d.peringkat else 0) for d in p.perangkat_daerah] == [
        ("Kecamatan Dua", 1),
        ("Kecamatan Satu", 2),
    ]
    assert p.anggaran is not None and p.anggaran.isi.nilai == 200


def test_a_program_written_once_for_all_counts_for_the_agencies_below_it() -> None:
    p = program(
        baris("1.02.02"),
        baris("1.02.02.2.01", perangkat_daerah="Dinas A", anggaran=70, realisasi_anggaran=7),
        baris("1.02.02.2.02", perangkat_daerah="RSUD B", anggaran=30, realisasi_anggaran=30),
    )
    shares = {d.nama.isi: d.anggaran.isi.nilai for d in p.perangkat_daerah if d.anggaran}
    assert shares == {"Dinas A": 70, "RSUD B": 30}


def test_equal_shares_share_a_rank_and_the_next_rank_is_left_out() -> None:
    rows = [
        baris("1.02.02", perangkat_daerah=f"Dinas {n}", anggaran=100, realisasi_anggaran=r)
        for n, r in (("A", 90), ("B", 95), ("C", 90), ("D", 10))
    ]
    rows.append(baris("1.02.02", perangkat_daerah="Dinas E"))
    ranks = [d.peringkat.isi if d.peringkat else None for d in program(*rows).perangkat_daerah]
    assert ranks == [1, 2, 2, 4, None]


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "kata", "capaian"),
    [
        ("80", "84", "naik", "tercapai", "105"),
        ("80", "72", "naik", "belum tercapai", "90"),
        ("10", "8", "turun", "tercapai", "120"),
        ("10", "12", "turun", "belum tercapai", "80"),
        ("10", "30", "turun", "belum tercapai", "0"),
        ("WTP", "wtp", "naik", "tercapai", None),
        ("BB", "B", "naik", None, None),
        ("0", "0", "turun", "tercapai", None),
        ("3", "2", "terkendali", "tercapai", None),
    ],
)
def test_a_target_is_met_by_polarity(
    target: str, realisasi: str, arah: str, kata: str | None, capaian: str | None
) -> None:
    p = program(baris("1.02.02", indikator="x", target=target, realisasi=realisasi, arah=arah))
    (k,) = p.urusan[0].program[0].kinerja
    assert (k.tercapai.isi if k.tercapai else None) == kata
    assert (k.capaian.isi.nilai if k.capaian else None) == (Decimal(capaian) if capaian else None)


def test_a_second_indicator_stands_below_without_name_and_amount() -> None:
    p = program(
        baris("1.02.02", indikator="satu", target=1, realisasi=1, anggaran=10),
        baris("1.02.02", indikator="dua", target=2, realisasi=1),
    )
    first, second = p.baris
    assert first.nama is not None and second.nama is None and second.anggaran is None
    assert (p.hitung.program.isi, p.hitung.indikator.isi, p.hitung.tercapai.isi) == (1, 2, 1)
    assert p.hitung.persen_tercapai is not None and p.hitung.persen_tercapai.isi.nilai == 50
    assert p.anggaran is not None and p.anggaran.isi.nilai == 10


def test_affairs_of_the_speech_take_their_amounts_from_the_programs() -> None:
    a = angka(
        "urusan:\n  daftar:\n    - kode: 1.02\n" + ATAS + baris("1.02.02", anggaran=10, realisasi_anggaran=9)
    )
    (row,) = a.urusan[0].baris
    assert row.anggaran is not None and row.persen is not None and row.persen.isi.nilai == 90


def test_services_of_the_minimum_standard_are_judged_by_their_target() -> None:
    a = angka(
        "spm:\n  daftar:\n    - urusan: 1.02\n      jenis_layanan: ibu hamil\n      target: 100\n"
        "      realisasi: 98,6\n      anggaran: 200\n      realisasi_anggaran: 150\n"
    )
    (row,) = a.spm
    assert row.tercapai is not None and row.tercapai.isi == "belum tercapai"
    assert row.capaian is not None and row.capaian.isi.nilai == Decimal("98.6")
    assert row.persen is not None and row.persen.isi.nilai == 75


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.sampled_from(["A", "B"]), st.integers(1, 3), st.integers(1, 999)),
        min_size=1,
        max_size=12,
        unique_by=lambda r: r[:3],
    )
)
@settings(max_examples=25, deadline=None)
def test_no_amount_is_lost_or_counted_twice(rows: list[tuple[int, str, int, int]]) -> None:
    p = program(
        *(
            baris(f"1.{u:02d}.02.2.{k:02d}", perangkat_daerah=f"Dinas {pd}", anggaran=n)
            for u, pd, k, n in rows
        )
    )

    def total(parts: tuple[SerapanPerangkatDaerah, ...]) -> Decimal:
        return sum((d.anggaran.isi.nilai for d in parts if d.anggaran), Decimal(0))

    semua = sum(r[3] for r in rows)
    assert p.anggaran is not None and p.anggaran.isi.nilai == semua == total(p.perangkat_daerah)
    assert sum(u.anggaran.isi.nilai for u in p.urusan if u.anggaran) == semua
