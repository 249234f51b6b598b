"""On which page each printed character stands, as the layout of the PDF has it.

In: a `Layout`. Out: its characters in reading order, each with its page and its structure element; apart from
them those of the notes at the foot, of each entry of a contents list, of each chart. Running heads, page
numbers and rules are artifacts and no words of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field

from lkpj_report.records import dataclass
from lkpj_report.writers.pdf.boxes import ARTIFACT, Box, LineBox, Sheet, TextLine, Words
from lkpj_report.writers.pdf.drawing import Drawing, Label
from lkpj_report.writers.pdf.layout import Layout
from lkpj_report.writers.pdf.structure import Tree

Sign = tuple[str, int, int]
"""A character (a letter or digit, in capitals), its page from 1, its element."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What stands where. `drawings` gives for each chart its page and its labels; `again` the pages on which a
    table's head is printed once more, by the element of its cell."""

    main: tuple[Sign, ...]
    notes: tuple[Sign, ...]
    entries: tuple[tuple[int, str], ...]
    drawings: tuple[tuple[int, tuple[str, ...]], ...]
    again: dict[int, tuple[int, ...]]


def read_pages(layout: Layout) -> Pages:
    """The characters of a layout by page."""
    seen = _Seen()
    for number, sheet in enumerate(layout.sheets, 1):
        seen.sheet(sheet, number)
    entry_of = _entries(layout.tree)
    main: list[Sign] = []
    notes: list[Sign] = []
    entries: dict[int, list[tuple[int, str]]] = {}
    for element in sorted(seen.words):  # elements are numbered in the order in which they are read
        runs = seen.words[element]
        if element in entry_of:
            entries.setdefault(entry_of[element], []).extend(runs)
        else:
            onto = notes if layout.tree.roles[element] == "Note" else main
            onto += [(c, page, element) for page, text in runs for c in signs(text)]
    return Pages(
        tuple(main),
        tuple(notes),
        tuple((runs[0][0], "".join(text for _, text in runs)) for _, runs in sorted(entries.items())),
        tuple(seen.drawings[element] for element in sorted(seen.drawings)),
        {element: tuple(sorted(set(pages))) for element, pages in seen.again.items()},
    )


def signs(text: str) -> Iterator[str]:
    """The letters and digits of a text in capitals: what no font, hyphen or line end changes."""
    return (c for c in text.upper() if c.isalnum())


@dataclass(slots=True)
class _Seen:
    words: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    drawings: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    again: dict[int, list[int]] = field(default_factory=dict)

    def sheet(self, sheet: Sheet, page: int) -> None:
        """Note what the body of a page holds."""
        for placed in sheet.body:
            for element, lines in _said(placed.box):
                if element == ARTIFACT:
                    continue
                if placed.again:
                    self.again.setdefault(element, []).append(page)
                else:
                    self.words.setdefault(element, []).append((page, _text(lines)))
            if not isinstance(placed.box, LineBox):
                for op in placed.box.ops:
                    if isinstance(op, Drawing):
                        labels = tuple(s.text for s in op.shapes if isinstance(s, Label))
                        self.drawings[op.element] = (page, labels)


def _said(box: Box) -> Iterator[tuple[int, Iterable[TextLine]]]:
    """Lines of a box by element; a label counts to the words that it stands before."""
    if isinstance(box, LineBox):
        para, label = box.para, box.para.label
        if para.lines or label is not None:
            first = label.lines if label is not None and box.line == 0 else ()
            yield para.element, (*first, *para.lines[box.line : box.line + 1])
        return
    for op in box.ops:
        if isinstance(op, Words):
            yield op.element, op.lines


def _text(lines: Iterable[TextLine]) -> str:
    return "".join(text for line in lines for _, text in line.runs)


def _entries(tree: Tree) -> dict[int, int]:
    """The entry of a contents list that an element belongs to."""
    out: dict[int, int] = {}
    for element, (role, parent) in enumerate(zip(tree.roles, tree.parents, strict=True)):
        if role == "TOCI":
            out[element] = element
        elif parent in out:
            out[element] = out[parent]
    return out
