"""The search among good lines only, against the one that weighs everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.bahasa import suku_kata
from lkpj_report.writers.pdf import hyphenate
from lkpj_report.writers.pdf.linebreak import total_fit
from lkpj_report.writers.pdf.nearfit import FAR, GOOD, NEAR, Paragraph, Parts, Words, near_fit

SPACE = 300.0
ROOM = 9000.0
HYPHEN = 100.0
SYLLABLES = st.lists(
    st.lists(st.integers(300, 1500).map(float), min_size=1, max_size=3), min_size=2, max_size=40
)


def words_of(text: list[list[float]]) -> Words:
    n = len(text)
    return Words([sum(word) for word in text], [SPACE] * (n - 1) + [0.0], [0] * n, {})


def parts_of(text: list[list[float]], i: int) -> Parts:
    parts = tuple(("x", width, HYPHEN) for width in text[i])
    return parts if len(parts) > 1 else ()


def weighed(text: list[list[float]]) -> list[tuple[int, int]]:
    """The ends that `total_fit` finds where each word comes in its parts."""
    places = [(i, k) for i, word in enumerate(text) for k in range(len(word))]
    ends = [(i, k + 1) if k + 1 < len(text[i]) else (i + 1, 0) for i, k in places]
    widths = [text[i][k] for i, k in places]
    glue = [0.0 if part else SPACE for _, part in ends[:-1]] + [0.0]
    hyphens = {n: HYPHEN for n, (_, part) in enumerate(ends) if part}
    found = total_fit(widths, glue, [0] * len(widths), hyphens, (ROOM, 0.0, SPACE))
    return [ends[n - 1] for n in found]


@given(SYLLABLES)
def test_what_is_found_among_whole_words_is_the_best_of_all(text: list[list[float]]) -> None:
    words = words_of(text)
    for quality in (NEAR, FAR):
        found = near_fit(Paragraph(words), (ROOM, 0.0, SPACE), quality)
        if found is not None:
            assert [at for at, _ in found] == total_fit(*words, (ROOM, 0.0, SPACE))


@given(SYLLABLES)
def test_what_is_found_among_parted_words_is_the_best_of_all(text: list[list[float]]) -> None:
    paragraph = Paragraph(words_of(text))
    paragraph.part(lambda i: parts_of(text, i))
    found = near_fit(paragraph, (ROOM, 0.0, SPACE), NEAR)
    if found is not None:
        assert found == weighed(text)


@given(SYLLABLES)
def test_good_lines_are_stretched_by_no_more_than_they_may(text: list[list[float]]) -> None:
    words = words_of(text)
    found = near_fit(Paragraph(words), (ROOM, 0.0, SPACE), GOOD) or []
    start = 0
    for end, part in found[:-1]:
        spaces = end - start - 1
        slack = ROOM - sum(words.widths[start:end]) - spaces * SPACE
        assert part == 0
        assert -spaces * SPACE / 3 - 1e-3 <= slack <= spaces * SPACE * 0.4 + 1e-3
        start = end


def test_words_are_only_asked_for_their_parts_where_a_line_may_end() -> None:
    text = [[700.0, 600.0]] * 30
    asked: set[int] = set()

    def parts(i: int) -> Parts:
        asked.add(i)
        return parts_of(text, i)

    paragraph = Paragraph(words_of(text))
    paragraph.part(parts)
    assert near_fit(paragraph, (ROOM, 0.0, SPACE), NEAR)
    assert not asked & {0, 1, 2}


def test_where_no_line_is_good_nothing_is_found() -> None:
    words = words_of([[5000.0]] * 6)
    assert near_fit(Paragraph(words), (ROOM, 0.0, SPACE), NEAR) is None


def test_the_layout_skips_no_word_that_the_rules_would_part() -> None:
    assert hyphenate.TERPENDEK == suku_kata.TERPENDEK
