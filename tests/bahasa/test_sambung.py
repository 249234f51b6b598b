"""Non-breaking spaces: where, and nothing but."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa.sambung import NBSP, tak_putus


@pytest.mark.parametrize(
    "shown",
    [
        "sebesar Rp815~miliar atau 95,82~persen",
        "Rp~815~juta, 4,05~%",
        "Undang-Undang Nomor~23~Tahun~2014 tentang Pemerintahan Daerah",
        "Keputusan Nomor~12/KEP/HK~Tahun~2020",
        "menurut Pasal~5 ayat~(1) huruf~a angka~2",
        "Selasa, 15~April~2025 pukul~09.00~WITA",
        "15~APRIL~2025 dan April~2025",
        "dr.~Jeriko,~M.Si. dan Linus Lusi,~S.Pd.,~M.Pd.",
        "Prof.~Dr.~Ir.~Budi, K.H.~Ali, dr.~I Made",
        "A.~B.~Jaya",
        "Plt.~Bupati, a.n.~Wali Kota, Yth.~Ketua DPRD",
        "Tabel~1, BAB~IV, Masa Sidang~II",
        "juara ke-2 di tahun 2024",
        "pada tahun itu Pasal yang lain, huruf besar, ayat pertama",
        "Nomor surat: 23 dari Bab lain",
        "selesai. Kemudian 13 penghargaan",
        "xNomor 5 dan Pasal\n5",
        "Pasal  5",
    ],
)
def test_spaces_are_joined_where_a_line_may_not_break(shown: str) -> None:
    joined = tak_putus(shown.replace("~", " "))
    assert joined.replace(NBSP, "~") == shown


PIECES = st.sampled_from(
    ["Nomor", "23", "Tahun", "2014", "Pasal", "ayat", "(1)", "huruf", "a", "15", "April", "2025", "dr.", "A.", "Nama,", "S.Pd.,", "Rp815", "miliar", "95,82", "persen", "%", "BAB", "IV", "pukul", "09.00", "WITA", "kata", "", "\n"]
)  # fmt: skip
SENTENCES = st.lists(st.tuples(PIECES, st.sampled_from([" ", NBSP, "  ", "\n"])), max_size=14).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@given(st.one_of(SENTENCES, st.text(max_size=60)))
def test_only_spaces_change_and_a_second_run_changes_nothing(text: str) -> None:
    joined = tak_putus(text)
    assert len(joined) == len(text)
    assert all(a == b or (a == " " and b == NBSP) for a, b in zip(text, joined, strict=True))
    assert tak_putus(joined) == joined


@given(SENTENCES)
def test_a_join_does_not_depend_on_joins_made_before(text: str) -> None:
    half = "".join(NBSP if c == " " and i % 2 else c for i, c in enumerate(text))
    places = [i for i, c in enumerate(tak_putus(text)) if c == NBSP and text[i] == " "]
    assert all(tak_putus(half)[i] == NBSP for i in places)
