"""Abbreviations are written out once, at their first mention in running text, and never doubled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.diagnostics import Span
from lkpj_report.document.abbreviations import Abbreviations
from lkpj_report.document.tree import Emph, Gap, LineBreak, Strong, Text, Value, plain

TABLE = {
    "APBD": "Anggaran Pendapatan dan Belanja Daerah",
    "BPK": "Badan Pemeriksa Keuangan",
    "DAK": "Dana Alokasi Khusus",
    "DPRD": "Dewan Perwakilan Rakyat Daerah",
    "PAD": "Pendapatan Asli Daerah",
    "RKPD": "Rencana Kerja Pemerintah Daerah",
    "TKD": "Transfer ke Daerah",
    "WTP": "Wajar Tanpa Pengecualian",
}


def expanded(*texts: str) -> list[str]:
    made = Abbreviations(TABLE)
    return [plain(made.expand((Text(t),))) for t in texts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oleh BPK.", "oleh Badan Pemeriksa Keuangan (BPK)."),
        ("BPK", "Badan Pemeriksa Keuangan (BPK)"),
        ("Badan Pemeriksa Keuangan (BPK)", "Badan Pemeriksa Keuangan (BPK)"),
        ("Pendapatan Asli Daerah (PAD) naik; PAD", "Pendapatan Asli Daerah (PAD) naik; PAD"),
        ("Pendapatan Asli Daerah\u00a0(PAD)", "Pendapatan Asli Daerah\u00a0(PAD)"),
        ("Badan Pemeriksa Keuangan BPK", "Badan Pemeriksa Keuangan (BPK)"),
        ("Dana DAK Fisik", "Dana Alokasi Khusus (DAK) Fisik"),
        ("Dana TKD", "Dana Transfer ke Daerah (TKD)"),
        ("Opini WTP", "Opini Wajar Tanpa Pengecualian (WTP)"),
        ("Opini Wajar WTP", "Opini Wajar Tanpa Pengecualian (WTP)"),
        ("dana DAK", "dana Alokasi Khusus (DAK)"),
        ("BPK dan BPK", "Badan Pemeriksa Keuangan (BPK) dan BPK"),
        ("BPKP", "BPKP"),
        ("bpk", "bpk"),
        ("Nomor 100.3/DPRD/2024", "Nomor 100.3/DPRD/2024"),
        ("DPRD-nya", "DPRD-nya"),
        ("pra-RKPD", "pra-RKPD"),
        ("BPK/DPRD", "BPK/DPRD"),
        ("dprd.contoh, www.DPRD.id", "dprd.contoh, www.DPRD.id"),
        ("(BPK)", "(BPK)"),
        ("“BPK”", "“Badan Pemeriksa Keuangan (BPK)”"),
        ("APBD, PAD", "Anggaran Pendapatan dan Belanja Daerah (APBD), Pendapatan Asli Daerah (PAD)"),
        ("", ""),
    ],
)
def test_a_first_mention(text: str, expected: str) -> None:
    assert expanded(text) == [expected]


def test_the_second_paragraph_knows_the_first() -> None:
    assert expanded("BPK menilai.", "BPK memberi.") == [
        "Badan Pemeriksa Keuangan (BPK) menilai.",
        "BPK memberi.",
    ]


def test_a_form_that_is_left_alone_is_no_first_mention() -> None:
    assert expanded("DPRD-nya", "DPRD")[1] == "Dewan Perwakilan Rakyat Daerah (DPRD)"


def test_words_before_count_across_nodes() -> None:
    made = Abbreviations(TABLE)
    nodes = (
        Text("Dana "),
        Value("DAK"),
        Text(" dan "),
        Strong((Text("Badan Pemeriksa Keuangan "), Emph((Text("("),)))),
        Value("BPK"),
        Text(")"),
    )
    assert plain(made.expand(nodes)) == "Dana Alokasi Khusus (DAK) dan Badan Pemeriksa Keuangan (BPK)"


def test_a_value_keeps_its_origin() -> None:
    (node,) = Abbreviations(TABLE).expand((Value("oleh BPK", Span("a.yaml", 3)),))
    assert isinstance(node, Value)
    assert node.origin == Span("a.yaml", 3)


def test_a_gap_is_left_alone() -> None:
    nodes = (Gap("[BELUM DIISI: nama BPK]"), LineBreak(), Text("BPK"))
    assert (
        plain(Abbreviations(TABLE).expand(nodes)) == "[BELUM DIISI: nama BPK] Badan Pemeriksa Keuangan (BPK)"
    )


def test_without_a_table_nothing_changes() -> None:
    nodes = (Text("BPK"),)
    assert Abbreviations({}).expand(nodes) is nodes


WORDS = st.lists(
    st.sampled_from([*TABLE, *TABLE.values(), "dan", "(", ")", "Dana", "Opini", ",", "/"]), max_size=12
)


@given(WORDS)
def test_a_second_run_with_the_same_memory_changes_nothing(words: list[str]) -> None:
    made = Abbreviations(TABLE)
    once = made.expand((Text(" ".join(words)),))
    assert made.expand(once) == once


@given(WORDS)
def test_no_abbreviation_is_lost(words: list[str]) -> None:
    (text,) = expanded(" ".join(words))
    for short in TABLE:
        assert text.split().count(short) + text.count(f"({short})") >= words.count(short) - 12 * (
            "/" in words
        )
