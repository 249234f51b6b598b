"""Edits by place touch what they mean and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkpj_report.source.sunting import (
    Suntingan,
    buang,
    ganti_nilai,
    kosongkan,
    kosongkan_butir,
    sesudah,
    terapkan,
)
from lkpj_report.source.tree import Entry, Mapping, Scalar, Sequence
from lkpj_report.source.yaml_reader import read_yaml


def at(text: str, *path: str) -> tuple[list[str], Entry]:
    """The lines of a text, and the entry at a path."""
    file, _ = read_yaml("x.yaml", text.encode())
    assert file.root is not None
    node: Mapping = file.root
    for name in path[:-1]:
        entry = node.get(name)
        assert entry is not None
        value = entry.value.items[0] if isinstance(entry.value, Sequence) else entry.value
        assert isinstance(value, Mapping)
        node = value
    entry = node.get(path[-1])
    assert entry is not None
    return text.split("\n"), entry


def emptied(text: str, *path: str, above: tuple[str, ...] = ()) -> str:
    lines, entry = at(text, *path)
    return "\n".join(terapkan(lines, [kosongkan(lines, entry, above)]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  b: 1\n  c: 2", "a:\n  b:\n  c: 2"),
        ("a:\n  b: 1 # x\n  c: 2", "a:\n  b: # x\n  c: 2"),
        ('a:\n  b: "x # y"  # z\n', "a:\n  b:  # z\n"),
        ("a:\n  b: 'it''s'  # z\n", "a:\n  b:  # z\n"),
        ("a:\n  b: panjang\n    sekali\n  c: 2", "a:\n  b:\n  c: 2"),
        ("a:\n  b:\n    satu\n  c: 2", "a:\n  b:\n  c: 2"),
        ("a:\n  b: |\n    x\n\n    y\n\n  # c\n  c: 2", "a:\n  b:\n\n  # c\n  c: 2"),
        ("a:\n  b: >\n    x\n# luar\nc: 2", "a:\n  b:\n# luar\nc: 2"),
        ("a:\n  b:\n  - x\n  - y\n  c: 2", "a:\n  b:\n  c: 2"),
        ("a:\n  b:\n    # satu\n    - x\n    - y\n  # c\n  c: 2", "a:\n  b:\n    # satu\n  # c\n  c: 2"),
        ("a:\n  b: x", "a:\n  b:"),
    ],
)
def test_a_key_loses_its_value_and_no_comment_goes_with_it(before: str, after: str) -> None:
    assert emptied(before, "a", "b") == after


def test_a_remark_stands_above_its_key_also_at_the_dash_of_an_item() -> None:
    assert (
        emptied("a:\n  - b: x\n    c: 2", "a", "b", above=("dulu: x",)) == "a:\n  # dulu: x\n  - b:\n    c: 2"
    )
    assert emptied("a:\n  - c: 2\n    b: x", "a", "b", above=("dulu: x",)) == (
        "a:\n  - c: 2\n    # dulu: x\n    b:"
    )


def test_a_key_is_taken_away_with_all_below_it_but_not_with_the_dash_of_its_item() -> None:
    lines, entry = at("a:\n  b:\n    c: 1\n    d: 2\n  e: 3", "a", "b")
    assert terapkan(lines, [buang(lines, entry)]) == ["a:", "  e: 3"]
    lines, entry = at("a:\n  - b: 1\n    c: 2", "a", "b")
    assert terapkan(lines, [buang(lines, entry)]) == ["a:", "  - b:", "    c: 2"]


def test_a_value_is_replaced_in_its_quotes() -> None:
    for text, after in (
        ("a: 2024 # x", "a: 2025 # x"),
        ('a: "2024"', 'a: "2025"'),
        ("a: '2024'", "a: '2025'"),
    ):
        lines, entry = at(text, "a")
        assert isinstance(entry.value, Scalar)
        assert terapkan(lines, [ganti_nilai(lines, entry.value, "2025")]) == [after]


def test_an_item_is_left_as_a_dash_and_a_line_is_put_behind_an_entry() -> None:
    lines, entry = at("a:\n  - satu\n  - dua\n    lagi\n  - tiga", "a")
    assert isinstance(entry.value, Sequence) and isinstance(entry.value.items[1], Scalar)
    assert terapkan(lines, [kosongkan_butir(lines, entry.value.items[1], ("x",))]) == [
        "a:", "  - satu", "  # x", "  -", "  - tiga",
    ]  # fmt: skip
    lines, entry = at("a:\n  2023: 1\n  2024: 2\n  # ekor\nb: 1", "a", "2024")
    assert terapkan(lines, [sesudah(lines, entry, "2025:")]) == [
        "a:", "  2023: 1", "  2024: 2", "  2025:", "  # ekor", "b: 1",
    ]  # fmt: skip


@given(st.lists(st.text("abc", max_size=3), min_size=1, max_size=8), st.data())
def test_lines_outside_of_the_edits_stay(lines: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.integers(1, len(lines))))
    edits = [Suntingan(n, n, ()) for n in chosen]
    assert terapkan(lines, edits) == [line for n, line in enumerate(lines, 1) if n not in chosen]
    assert terapkan(lines, []) == lines


def test_edits_that_overlap_are_our_bug() -> None:
    with pytest.raises(AssertionError, match="overlapping"):
        terapkan(["a", "b", "c"], [Suntingan(1, 2, ()), Suntingan(2, 3, ())])
