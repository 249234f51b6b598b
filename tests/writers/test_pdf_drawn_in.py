"""The last lines before a turn or the end, taken in by narrower spaces."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.writers.pdf_papers import MM, laid, para
from tests.writers.pdf_reader import lines_of

from lkpj_report.document.tree import PageBreak
from lkpj_report.writers.pdf.boxes import Fixed
from lkpj_report.writers.pdf.desk import Flow
from lkpj_report.writers.pdf.pages import page_cuts

HEIGHT, SPACE = 10.0, 3.0
NATURAL = 10 * HEIGHT + 9 * SPACE  # of ten boxes; a third of their spaces is 9


def ends(room: float, boxes: int = 10, turns: set[int] | None = None) -> list[int]:
    """Where the pages end of boxes that are all alike."""
    flow = Flow()
    for _ in range(boxes):
        flow.space = SPACE
        flow.add(Fixed((), HEIGHT), HEIGHT)
    flow.turns |= turns or set()
    return [cut.end for cut in page_cuts(flow, (room, room))]


def test_what_a_third_of_the_spaces_makes_room_for_is_drawn_in() -> None:
    assert ends(NATURAL) == [10]
    assert ends(NATURAL - 9) == [10]


def test_what_asks_for_more_than_a_third_of_the_spaces_goes_to_the_next_page() -> None:
    assert ends(NATURAL - 9.1) == [9, 10]


def test_the_last_lines_before_a_turn_are_drawn_in_too() -> None:
    assert ends(NATURAL - 9, 13, {10}) == [10, 13]


def test_no_page_is_drawn_in_in_the_middle_of_a_text() -> None:
    assert ends(NATURAL - 9, 20) == [9, 18, 20]


@pytest.mark.parametrize("count", range(28, 44))
def test_a_page_that_is_drawn_in_keeps_its_foot_and_two_thirds_of_its_spaces(count: int) -> None:
    for blocks in ([], [PageBreak(), para("baru")]):
        _, data = laid(*[para(f"Butir {n}.") for n in range(count)], *blocks)
        mine = [line for line in lines_of(data) if line.page == 1 and line.text.startswith("Butir")]
        steps = [above.bottom - below.bottom for above, below in pairwise(mine)]
        assert min(line.bottom for line in mine) > 25 * MM
        assert max(steps) - min(steps) < 0.1
        space = 24.0 - 18.0  # of the theme: from line to line, and the space between paragraphs
        assert min(steps) >= 18.0 + 2 / 3 * space - 0.1
