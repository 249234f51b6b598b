"""Printed labels to Word's way of counting, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.writers.docx_reader import spell

from lkpj_report.writers.docx.labels import FORMATS, Label, native, of_headings, of_list


@given(st.sampled_from(sorted(FORMATS)), st.integers(1, 99))
def test_numbers_are_spelt_as_an_independent_reader_spells_them(kind: str, n: int) -> None:
    assert FORMATS[kind](n) == spell(kind, n)


@given(
    st.sampled_from(sorted(FORMATS)),
    st.integers(1, 40),
    st.integers(1, 30),
    st.sampled_from(["{}.", "{})", "({})"]),
)
def test_any_plain_pattern_is_found(kind: str, start: int, count: int, pattern: str) -> None:
    shown = [pattern.format(spell(kind, start + i)) for i in range(count)]
    label = of_list(shown, start, 1, "{angka}.")
    assert label is not None
    assert [label.text.replace("%1", FORMATS[label.fmt](start + i)) for i in range(count)] == shown


def test_the_themes_pattern_decides_where_one_label_fits_two_formats() -> None:
    assert of_list(["i."], 1, 1, "{romawi}.") == Label("lowerRoman", "%1.")
    assert of_list(["I."], 1, 3, "{ROMAWI}.") == Label("upperRoman", "%3.")


def test_labels_that_skip_have_no_format() -> None:
    assert of_list(["1.", "3."], 1, 1, "{angka}.") is None


def test_word_shows_twenty_eight_as_bb() -> None:
    assert of_list(["ab."], 28, 1, "{huruf}.") is None
    assert of_list(["bb."], 28, 1, "{huruf}.") == Label("lowerLetter", "%1.")


def test_headings_that_word_would_count_otherwise_are_told_apart() -> None:
    numbers = [(1, "I."), (2, "A."), (1, ""), (2, "A."), (1, "II."), (2, "A.")]
    labels = of_headings(numbers, ("{ROMAWI}.", "{HURUF}."))
    # The second "A." stands below a chapter without a number: Word would say "B." there.
    assert native(labels, numbers) == (True, True, False, False, True, True)


def test_the_deepest_reading_of_a_nested_number_wins() -> None:
    labels = of_headings([(1, "1"), (2, "1.1"), (3, "1.1.1")], ())
    assert [label.text for label in labels if label] == ["%1", "%1.%2", "%1.%2.%3"]
