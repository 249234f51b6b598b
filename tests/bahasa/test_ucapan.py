"""What a speaker says, and for how long."""

from __future__ import annotations

import subprocess
import wave
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.ucapan import kata_terucap, lama_baca, suku_terucap, ucapkan


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rp2,07 triliun", "dua koma nol tujuh triliun rupiah"),
        ("Rp815 miliar", "delapan ratus lima belas miliar rupiah"),
        ("Rp1.250.000,00", "satu juta dua ratus lima puluh ribu rupiah"),
        ("Rp900.500,50", "sembilan ratus ribu lima ratus rupiah lima puluh sen"),
        ("-Rp1.000", "minus seribu rupiah"),
        ("95,82 persen", "sembilan puluh lima koma delapan dua persen"),
        ("0,05%", "nol koma nol lima persen"),
        ("tahun 2024", "tahun dua ribu dua puluh empat"),
        ("Tahun 2024/2025", "Tahun dua ribu dua puluh empat dua ribu dua puluh lima"),
        ("yang ke-5", "yang kelima"),
        ("pukul 09.30", "pukul sembilan lewat tiga puluh menit"),
        ("pukul 09.00 WITA", "pukul sembilan WITA"),
        ("Masa Sidang II.", "Masa Sidang dua."),
        ("DPRD dan LKPj", "de pe er de dan el ka pe je"),
        ("APBD", "a pe be de"),
        ("BPK, OPD, RKPD", "be pe ka, o pe de, er ka pe de"),
        ("SiLPA tahun berkenaan", "SiLPA tahun berkenaan"),
        ("Wali Kota Kupang", "Wali Kota Kupang"),
        ("15 April", "lima belas April"),
        ("Nomor 23", "Nomor dua puluh tiga"),
        ("Rp1,5 miliar (satu koma lima miliar rupiah).", "satu koma lima miliar rupiah."),
        ("Rp1,5 miliar (dua miliar rupiah).", "satu koma lima miliar rupiah (dua miliar rupiah)."),
        ("satu (satu)", "satu"),
        ("satu ()", "satu ()"),
    ],
)
def test_numbers_and_abbreviations_are_said_as_words(text: str, said: str) -> None:
    assert ucapkan(text) == said


def test_an_amount_takes_as_long_as_its_words() -> None:
    assert kata_terucap("sebesar Rp1,5 miliar") == 6


def test_the_time_is_that_of_the_syllables_at_the_pace() -> None:
    text = "pendapatan daerah " * 53
    assert suku_terucap("pendapatan daerah") == 7
    assert lama_baca(text, 100) == 53 * 7 * 60 / (Decimal("2.5") * 100)
    assert lama_baca(text, 50) == 2 * lama_baca(text, 100)


@given(st.text(max_size=60))
def test_any_text_can_be_said(text: str) -> None:
    assert lama_baca(text) >= 0
    assert kata_terucap(text) >= 0


SAMPLES = (
    "Puji syukur kita panjatkan ke hadirat Tuhan Yang Maha Esa karena atas rahmat-Nya kita dapat menghadiri rapat "
    "paripurna pada hari ini. Pemerintah daerah menyampaikan terima kasih kepada DPRD atas kemitraan selama ini.",
    "Pendapatan daerah terealisasi Rp2,07 triliun atau 101,40 persen dari anggaran sebesar Rp2,04 triliun. Belanja "
    "daerah terealisasi Rp2,07 triliun atau 96,40 persen dari anggaran sebesar Rp2,15 triliun.",
    "Indeks pembangunan manusia naik dari 82,77 pada tahun 2023 menjadi 83,21 pada tahun 2024, sedangkan angka "
    "kemiskinan turun dari 8,61 persen menjadi 8,24 persen.",
    "Pertama, Badan Pemeriksa Keuangan memberikan Opini Wajar Tanpa Pengecualian atas laporan keuangan pemerintah "
    "daerah untuk kelima kalinya. Kedua, inovasi pelayanan publik masuk sepuluh besar tingkat nasional.",
)


@pytest.mark.needs("espeak-ng", "espeak-ng")
def test_the_proportions_of_a_speech_are_those_of_a_speaking_machine(tmp_path: Path) -> None:
    ours, theirs = [], []
    for n, text in enumerate(SAMPLES):
        out = tmp_path / f"{n}.wav"
        subprocess.run(["espeak-ng", "-v", "id", "-s", "140", "-w", str(out), text], check=True, timeout=60)
        with wave.open(str(out)) as sound:
            theirs.append(sound.getnframes() / sound.getframerate())
        ours.append(float(lama_baca(text)))
    scale = sum(theirs) / sum(ours)  # the pace is the speaker's; what is judged is one text against another
    off = [abs(mine * scale / other - 1) for mine, other in zip(ours, theirs, strict=True)]
    assert max(off) <= 0.15, [f"{x:.0%}" for x in off]
