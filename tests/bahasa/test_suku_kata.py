"""Hyphenation: the hand-checked list, what is never parted, and laws for every word."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.suku_kata import SISI, pengecualian, penggal, sela

LIST = Path(__file__).with_name("pemenggalan.txt")
WORDS = st.text("aiueonghkysrtmpbd", min_size=1, max_size=24)


def judged(path: Path) -> dict[str, tuple[set[int], set[int]]]:
    """The list: word to its breaks, and to those breaks that count for nothing."""
    out: dict[str, tuple[set[int], set[int]]] = {}
    for line in path.read_text("utf-8").splitlines():
        for entry in line.split("#")[0].split():
            word, right, either = "", set(), set()
            for char in entry:
                if char in "-=":
                    (right if char == "-" else either).add(len(word))
                else:
                    word += char
            inside = range(SISI, len(word) - SISI + 1)
            assert word not in out, f"{word} is in the list twice"
            out[word] = ({i for i in right if i in inside}, {i for i in either if i in inside})
    return out


def shown(word: str, places: set[int]) -> str:
    return "".join(f"-{char}" if i in places else char for i, char in enumerate(word))


def scores(words: dict[str, tuple[set[int], set[int]]]) -> tuple[float, float, list[str]]:
    """Precision, recall, and the words with a wrong break."""
    good = made = wanted = 0
    wrong = []
    for word, (right, either) in words.items():
        found = set(penggal(word)) - either
        good, made, wanted = good + len(found & right), made + len(found), wanted + len(right)
        if found - right:
            wrong.append(f"{shown(word, found)} for {shown(word, right)}")
    return good / made, good / wanted, wrong


def test_breaks_are_those_of_the_hand_checked_list() -> None:
    words = judged(LIST)
    precision, recall, wrong = scores(words)
    print(f"{len(words)} words, precision {precision:.2%}, recall {recall:.2%}")
    assert len(words) >= 600
    assert not wrong
    assert precision >= 0.995
    assert recall >= 0.90


def broken(word: str) -> str:
    return shown(word, set(penggal(word)))


@pytest.mark.parametrize(
    "word",
    ["laporan", "pelayanan", "berjalan", "kecamatan", "anggaran", "keuangan", "pendidikan", "kebijakan"],
)
def test_the_letter_before_the_suffix_an_never_goes_to_the_next_line(word: str) -> None:
    assert len(word) - 3 not in penggal(word)
    assert len(word) - 4 not in penggal(word + "nya")[-1:]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("perangkat", "perang-kat"),
        ("peringatan", "per-i-ngatan"),
        ("memberikan", "mem-be-ri-kan"),
        ("perikanan", "per-i-kanan"),
        ("mengukur", "meng-u-kur"),
        ("mengurangi", "mengu-ra-ngi"),
        ("mengasihi", "menga-sihi"),
        ("ketidakhadiran", "keti-dak-ha-diran"),
        ("kestabilan", "kesta-bilan"),
        ("perbankan", "per-bankan"),
        ("infrastruktur", "infra-struk-tur"),
    ],
)
def test_roots_and_prefixes_that_look_alike_are_told_apart(word: str, parts: str) -> None:
    assert broken(word) == parts


def test_nothing_is_parted_where_eyd_and_common_print_differ() -> None:
    assert [broken(word) for word in ("program", "republik", "sekretaris")] == [
        "program",
        "republik",
        "sekre-ta-ris",
    ]


@pytest.mark.parametrize(
    "word",
    [
        "",
        "daerah",
        "PEMERINTAH",
        "LKPj-AMJ",
        "RPJMDesa",
        "pemerintahAn",
        "undang-undang",
        "pemerintah,",
        "sekda@kabupaten.go.id",
        "covid19provinsi",
        "\N{LATIN SMALL LETTER S WITH CEDILLA}emerintahan",
        "workshop",
        "feedback",
        "outsourcing",
        "stunting\u00adnya",
    ],
)
def test_what_is_not_a_plain_indonesian_word_stays_whole(word: str) -> None:
    assert penggal(word) == ()


def test_a_compound_is_parted_only_after_its_own_hyphen() -> None:
    assert sela("undang-undang") == (7,)
    assert sela("perundang-undangan") == (10,)
    assert sela("di-PHK-kan") == (7,)
    assert sela("ke-5") == sela("pemerintah") == sela("-pemerintah") == sela("a-bcd") == ()


def test_what_a_council_sets_wins_over_the_rules() -> None:
    own = pengecualian(["pemerintah", "Tulung-agung", "pro-gram", "so-al"])
    assert own == {"pemerintah": (), "tulungagung": (6,), "program": (3,), "soal": ()}
    assert penggal("Pemerintah", own) == ()
    assert penggal("Tulungagung", own) == (6,)
    assert penggal("TULUNGAGUNG", own) == ()
    assert penggal("pembangunan", own) == penggal("pembangunan")


def test_names_of_regions_with_a_joint_are_parted_there() -> None:
    assert broken("Karanganyar") == "Karang-a-nyar"


@given(WORDS)
def test_breaks_rise_and_leave_three_letters_on_either_side(word: str) -> None:
    found = penggal(word)
    assert list(found) == sorted(set(found))
    assert all(SISI <= i <= len(word) - SISI for i in found)


@given(WORDS)
def test_one_sound_of_two_letters_is_never_parted(word: str) -> None:
    assert not [
        word for i in penggal(word) if word[i - 1 : i + 1] in ("ng", "ny", "kh", "sy", "ai", "au", "ei", "oi")
    ]


@given(WORDS)
def test_each_part_holds_a_vowel(word: str) -> None:
    edges = [0, *penggal(word), len(word)]
    parts = [word[a:b] for a, b in pairwise(edges)]
    assert len(parts) == 1 or all(set(part) & set("aiueo") for part in parts)


@given(st.one_of(WORDS, st.sampled_from(sorted(judged(LIST)))))
def test_a_raised_first_letter_changes_nothing(word: str) -> None:
    assert penggal(word) == penggal(word.capitalize())


@given(st.text(max_size=30))
def test_any_text_is_borne(word: str) -> None:
    assert all(SISI <= i <= len(word) - SISI for i in penggal(word))
    assert all(word[i - 1] == "-" for i in sela(word))
