"""Laws and edges of the small parts under the checks: short forms, numbers in sentences, sums, the walk."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.kasus import SUITE, perkara

from lkpj_report.bahasa.bilangan import Bilangan
from lkpj_report.bahasa.pembulatan import round_half_up
from lkpj_report.bahasa.persen import Persen, rasio
from lkpj_report.bahasa.rupiah import Rupiah
from lkpj_report.bahasa.urutan import urutan
from lkpj_report.checks.jelajah import bagian, nilai
from lkpj_report.checks.jumlah import pohon, silpa
from lkpj_report.checks.kalimat import angka_asing
from lkpj_report.checks.penghargaan import SUPERLATIF
from lkpj_report.checks.pernyataan import sanggahan
from lkpj_report.checks.singkatan import huruf_awal, singkatan_cocok
from lkpj_report.laporan.anggaran import Anggaran, ArahPernyataan, Pernyataan, Rekening
from lkpj_report.laporan.penghargaan import JenisPenghargaan, Penghargaan
from lkpj_report.laporan.skalar import Cacah, KodeRekening, Tahun
from lkpj_report.source.skema import Letak

# ---------------------------------------------------------------- short forms


@pytest.mark.parametrize(
    ("singkatan", "nama"),
    [
        ("WTP", "Wajar Tanpa Pengecualian"),
        ("WTP", "Opini Wajar Tanpa Pengecualian"),
        ("TP2DD", "Tim Percepatan dan Perluasan Digitalisasi Daerah"),
        ("K3", "Keselamatan dan Kesehatan Kerja"),
        ("SAKIP", "Sistem Akuntabilitas Kinerja Instansi Pemerintah"),
        ("SPBE", "Sistem Pemerintahan Berbasis Elektronik"),
        ("Forkopimda", "Forum Koordinasi Pimpinan Daerah"),
        ("GERMAS", "Gerakan Masyarakat Hidup Sehat"),
        ("GERSANG", "Gerakan Sayang Anak"),
        ("UHC", "Universal Health Coverage"),
        ("EPPD", "Evaluasi Penyelenggaraan Pemerintahan Daerah"),
    ],
)
def test_short_form_that_is_made_of_its_name_fits(singkatan: str, nama: str) -> None:
    assert singkatan_cocok(singkatan, nama)


@pytest.mark.parametrize(
    ("singkatan", "nama"),
    [
        ("ISSI", "Indeks Inklusi Sosial Indonesia"),
        ("IDPSR", "Indeks Daya Saing Pasar Rakyat"),
        ("WPT", "Wajar Tanpa Pengecualian"),
        ("Bappeda", "Forum Koordinasi Pimpinan Daerah"),
    ],
)
def test_short_form_that_cannot_be_made_of_its_name_does_not_fit(singkatan: str, nama: str) -> None:
    assert not singkatan_cocok(singkatan, nama)


@given(st.lists(st.from_regex(r"[A-Za-z]{2,8}", fullmatch=True), min_size=2, max_size=7))
def test_initials_always_fit_their_own_name(kata: list[str]) -> None:
    nama = " ".join(kata)
    assert singkatan_cocok(huruf_awal(nama), nama)


# ---------------------------------------------------------------- superlatives


@pytest.mark.parametrize("kata", ["Tertinggi", "terbanyak", "Terbaik", "paling toleran"])
def test_superlative_is_found(kata: str) -> None:
    assert SUPERLATIF.search(f"Kota dengan Layanan {kata}")


@pytest.mark.parametrize("kata", ["Terbuka", "Terpadu", "Tertib", "Terampil", "Terima kasih", "Ternate"])
def test_word_that_only_begins_alike_is_no_superlative(kata: str) -> None:
    assert not SUPERLATIF.search(f"Pelayanan {kata}")


# ---------------------------------------------------------------- numbers in a sentence


def _award(kalimat: str, **fields: Any) -> Penghargaan:
    names = dict.fromkeys(("kalimat", *fields))
    return Penghargaan(jenis=JenisPenghargaan.INDEKS, kalimat=kalimat, letak=Letak(nilai=names), **fields)  # type: ignore[arg-type]


@given(st.integers(1, 99), st.integers(1, 99))
def test_ordinal_in_words_agrees_with_its_field_only_when_it_is_the_same(said: int, field: int) -> None:
    award = _award(f"menerima opini untuk {urutan(said)} kalinya", kali_ke=Cacah(field))
    assert bool(angka_asing(award)) is (said != field)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_digits_agree_when_some_field_has_them(said: int, field: int) -> None:
    award = _award(f"mencapai peringkat yang ke {said}", peringkat=Cacah(field))
    assert bool(angka_asing(award)) is (said != field)


def test_number_inside_a_name_is_not_foreign_to_the_sentence() -> None:
    award = _award(
        "ikut Gerakan 10 Juta Bendera tahun 2024", nama="Gerakan 10 Juta Bendera", tahun=Tahun(2024)
    )
    assert angka_asing(award) == ()


def test_score_is_the_same_with_another_number_of_decimals() -> None:
    assert angka_asing(_award("dengan skor 3,50", skor=Bilangan(Decimal("3.5"), Decimal("0.1")))) == ()


def test_count_in_words_without_a_field_is_one() -> None:
    assert angka_asing(_award("memberikan dua penghargaan")) == ('"dua penghargaan"',)
    assert angka_asing(_award("memberikan satu penghargaan")) == ()


# ---------------------------------------------------------------- sums


def _anggaran(pembulatan: int, **amounts: str) -> Anggaran:
    rows = {
        KodeRekening(k[1:].replace("_", ".")): Rekening(anggaran=Rupiah(Decimal(v), Decimal("0.01")))
        for k, v in amounts.items()
    }
    return Anggaran(tahun=Tahun(2024), pembulatan=Cacah(pembulatan), rekening=rows)


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=12), st.sampled_from([1, 1000, 10**6]))
def test_rounded_children_never_part_from_their_rounded_parent_by_more_than_the_tolerance(
    sen: list[int], langkah: int
) -> None:
    def bulat(n: int) -> str:
        return str((n + langkah * 50) // (langkah * 100) * langkah) if langkah > 1 else str(Decimal(n) / 100)

    tree = pohon(
        _anggaran(langkah, k4=bulat(sum(sen)), **{f"k4_{i}": bulat(n) for i, n in enumerate(sen, 1)})
    )
    parent, children = (
        tree.disebut(KodeRekening("4"), "anggaran"),
        tree.jumlah_anak(KodeRekening("4"), "anggaran"),
    )
    assert parent is not None and children is not None
    assert abs(parent.nilai - children.nilai) <= parent.toleransi + children.toleransi


def test_sum_with_an_unknown_part_is_unknown() -> None:
    tree = pohon(
        Anggaran(
            tahun=Tahun(2024), rekening={KodeRekening("4.1"): Rekening(), KodeRekening("4.2"): Rekening()}
        )
    )
    assert tree.nilai(KodeRekening("4"), "anggaran") is None


def test_silpa_is_surplus_and_net_financing() -> None:
    hasil = silpa(pohon(_anggaran(1, k4="10", k5="12", k6_1="5", k6_2="1")), "anggaran")
    assert hasil is not None and hasil.nilai == 2


# ---------------------------------------------------------------- claims


SEN = Decimal("0.01")


@given(st.decimals(-999, 999, places=2), st.decimals(-999, 999, places=2))
def test_claim_made_of_the_figures_themselves_is_never_contradicted(dari: Decimal, ke: Decimal) -> None:
    arah = ArahPernyataan.NAIK if ke > dari else ArahPernyataan.TURUN if ke < dari else ArahPernyataan.TETAP
    tumbuh = rasio(ke - dari, dari)
    claim = Pernyataan(
        arah=arah,
        dari=Bilangan(dari, SEN),
        ke=Bilangan(ke, SEN),
        selisih=Bilangan(abs(ke - dari), SEN),
        persen=Persen(round_half_up(abs(tumbuh), 2), SEN) if tumbuh is not None else None,
    )
    assert not list(sanggahan(claim, None, None, 2024))


def test_growth_that_no_rounding_explains_is_contradicted() -> None:
    claim = Pernyataan(
        dari=Bilangan(Decimal("69.59"), SEN),
        ke=Bilangan(Decimal("70.12"), SEN),
        persen=Persen(Decimal("0.87"), SEN),
    )
    assert [field for _, field in sanggahan(claim, None, None, 2024)] == ["persen"]


# ---------------------------------------------------------------- the walk


def test_walk_meets_every_part_that_the_input_writes() -> None:
    laporan = perkara(SUITE / "penghargaan-banyak.yaml").laporan
    assert sum(type(b).__name__ == "Penghargaan" for b in bagian(laporan)) == 6
    assert sum(type(b).__name__ == "Pejabat" for b in bagian(laporan)) == 3


def test_walk_gives_only_what_was_written_each_with_its_place() -> None:
    found = list(nilai(perkara(SUITE / "umum-benar.yaml").laporan))
    assert all(n.place is not None for n in found)
    assert "sapaan" not in {n.nama for n in found} and "rapat" not in {n.nama for n in found}


def test_table_of_checks_holds_plain_frozen_rows() -> None:
    from lkpj_report.checks.table import CHECKS

    with pytest.raises(dataclasses.FrozenInstanceError):
        CHECKS[0].kode = "K999"  # type: ignore[misc]
