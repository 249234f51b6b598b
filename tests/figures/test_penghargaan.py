"""Awards: ordinals in words, what counts, the cells of the annex."""

from __future__ import annotations

import pytest
from tests.figures.masukan import angka

from lkpj_report.diagnostics import Generated
from lkpj_report.figures.penghargaan import AngkaPenghargaan, BarisPenghargaan


def penghargaan(*butir: str, lengkap: str = "ya") -> AngkaPenghargaan:
    """Each entry: its lines with ";" between."""
    text = f"penghargaan:\n  lengkap: {lengkap}\n  daftar:\n"
    for b in butir:
        lines = b.split("; ")
        text += f"    - {lines[0]}\n" + "".join(f"      {line}\n" for line in lines[1:])
    value = angka(text).penghargaan
    assert value is not None
    return value


def satu(butir: str) -> BarisPenghargaan:
    (row,) = penghargaan(butir).baris
    return row


def test_ordinals_are_words_and_the_eleventh_and_later_are_spelt_apart() -> None:
    rows = penghargaan(*["jenis: penghargaan; nama: n"] * 22).baris
    words = [r.urutan.isi for r in rows]
    assert words[:3] == ["Pertama", "Kedua", "Ketiga"]
    assert words[9:13] == ["Kesepuluh", "Kesebelas", "Kedua belas", "Ketiga belas"]
    assert words[19:] == ["Kedua puluh", "Kedua puluh satu", "Kedua puluh dua"]
    assert [r.nomor.isi for r in rows[:2]] == ["1.", "2."]
    assert isinstance(rows[0].urutan.asal, Generated)


def test_a_group_counts_by_its_number_and_taking_part_does_not_count() -> None:
    a = penghargaan(
        "jenis: opini; nama: WTP",
        "jenis: penghargaan; pemberi: Kementerian Keuangan; jumlah: 4",
        "jenis: partisipasi; nama: gerakan",
        "jenis: partisipasi; nama: gerakan; jumlah: 3",
    )
    assert (a.butir.isi, a.jumlah.isi if a.jumlah else None) == (4, 5)


def test_from_an_open_list_no_total_is_told() -> None:
    assert penghargaan("jenis: opini; nama: WTP", lengkap="tidak").jumlah is None


def test_the_cells_start_with_a_capital_whatever_the_sentence_needs() -> None:
    row = satu("jenis: predikat; nama: penilaian pelayanan publik; pemberi: Ombudsman; tingkat: nasional")
    assert row.nama.isi == "Penilaian pelayanan publik"
    assert row.tingkat is not None and row.tingkat.isi == "Nasional"


def test_the_name_carries_its_short_form() -> None:
    assert (
        satu("jenis: indeks; nama: Indeks Inovasi Daerah; singkatan: IID").nama.isi
        == "Indeks Inovasi Daerah (IID)"
    )


def test_who_ran_it_stands_for_who_gave_it() -> None:
    row = satu("jenis: indeks; nama: n; penyelenggara: Setara Institute")
    assert row.pemberi is not None and row.pemberi.isi == "Setara Institute"
    both = satu("jenis: indeks; nama: n; penyelenggara: B; pemberi: A")
    assert both.pemberi is not None and both.pemberi.isi == "A"


@pytest.mark.parametrize(
    ("isian", "capaian"),
    [
        ("predikat: Zona Hijau", "Zona Hijau"),
        ("besar: 10; inovasi: Si Hebat", "Inovasi “Si Hebat”; 10 besar"),
        ("skor: 3,5; peringkat: 10", "Peringkat 10; skor 3,5"),
        ("skor: 62,48; skala: 0 sampai 100", "Skor 62,48 (skala 0 sampai 100)"),
        ("kali_ke: 5", "Kelima kalinya"),
    ],
)
def test_what_was_reached_is_one_phrase(isian: str, capaian: str) -> None:
    row = satu(f"jenis: penghargaan; nama: n; {isian}")
    assert row.capaian is not None and row.capaian.isi == capaian


def test_an_award_without_more_has_empty_cells() -> None:
    row = satu("jenis: penghargaan; nama: n")
    assert (row.pemberi, row.tingkat, row.capaian, row.tahun, row.dasar, row.kali) == (None,) * 6


def test_a_group_without_a_name_is_named_by_its_number() -> None:
    assert satu("jenis: penghargaan; jumlah: 4").nama.isi == "Empat penghargaan"


def test_the_column_of_certificates_is_there_when_one_has_a_certificate() -> None:
    assert not penghargaan("jenis: opini; nama: n").ada_dasar
    assert penghargaan("jenis: opini; nama: n", "jenis: opini; nama: n; bukti: Piagam 1").ada_dasar
