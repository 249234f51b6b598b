"""Sentences of formal Indonesian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.kalimat import kalimat


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("", ()),
        ("  \n ", ()),
        ("Satu kalimat tanpa titik", ("Satu kalimat tanpa titik",)),
        ("Pertama. Kedua! Ketiga? Keempat.", ("Pertama.", "Kedua!", "Ketiga?", "Keempat.")),
        (
            "Pendapatan Rp1.250.000,00. Belanja naik 4,5 persen.",
            ("Pendapatan Rp1.250.000,00.", "Belanja naik 4,5 persen."),
        ),
        ("Yth. Ketua DPRD hadir. Terima kasih.", ("Yth. Ketua DPRD hadir.", "Terima kasih.")),
        (
            "Wali Kota dr. Christian Widodo hadir. Beliau berpidato.",
            ("Wali Kota dr. Christian Widodo hadir.", "Beliau berpidato."),
        ),
        (
            "Linus Lusi, S.Pd., M.Pd. Menjabat sejak 2024. Lalu diganti.",
            ("Linus Lusi, S.Pd., M.Pd. Menjabat sejak 2024.", "Lalu diganti."),
        ),
        ("A. Yani dan B. J. Habibie hadir.", ("A. Yani dan B. J. Habibie hadir.",)),
        ("Jalan, jembatan, dsb. Semua selesai.", ("Jalan, jembatan, dsb.", "Semua selesai.")),
        ("Ia berkata “Cukup.” Rapat ditutup.", ("Ia berkata “Cukup.”", "Rapat ditutup.")),
        ("pada tahun 2024. 12 sekolah dibangun.", ("pada tahun 2024.", "12 sekolah dibangun.")),
        ("1. Pendidikan berjalan baik.", ("1. Pendidikan berjalan baik.",)),
        ("No. 5 Tahun 2020 berlaku. Selesai.", ("No. 5 Tahun 2020 berlaku.", "Selesai.")),
        ("s.d. Desember tercapai. Baik.", ("s.d. Desember tercapai.", "Baik.")),
        ("Selesai.\nBaris baru dimulai.", ("Selesai.", "Baris baru dimulai.")),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, want: tuple[str, ...]) -> None:
    assert kalimat(text) == want


@given(st.text(alphabet="abcdAB .!?,”“0123456789\u00a0\n", max_size=80))
def test_no_character_but_spaces_between_sentences_is_lost(text: str) -> None:
    def dense(words: str) -> str:
        return "".join(words.split())

    assert dense("".join(kalimat(text))) == dense(text)
