"""The structure tree of a paper as the layout grows it: what screen readers and archives are told.

Elements are numbered in the order in which they are read; `write` gives them their marked contents. Roles
are the standard ones of ISO 32000-1, 14.8.4; attributes are ready PDF text.
"""

from __future__ import annotations

from dataclasses import field
from typing import NamedTuple

from lkpj_report.records import dataclass

DOCUMENT = 0


class Target(NamedTuple):
    """Where a link leads, to an anchor of the paper or to an address, and what a screen reader says of it."""

    words: str
    anchor: str = ""
    url: str = ""


@dataclass(slots=True)
class Tree:
    """Elements as parallel lists; element 0 is the document.

    `inline` elements stand among the words of their parents, where they are drawn first; `notes` gives the
    note of a reference, which is read right after it; `links` says where links lead.
    """

    roles: list[str] = field(default_factory=lambda: ["Document"])
    parents: list[int] = field(default_factory=lambda: [-1])
    attributes: list[str] = field(default_factory=lambda: [""])
    inline: set[int] = field(default_factory=set)
    notes: dict[int, int] = field(default_factory=dict)
    links: dict[int, Target] = field(default_factory=dict)

    def add(self, role: str, parent: int, attributes: str = "") -> int:
        """A new element, after all that its parent has."""
        self.roles.append(role)
        self.parents.append(parent)
        self.attributes.append(attributes)
        return len(self.roles) - 1

    def add_inline(self, role: str, parent: int, attributes: str = "") -> int:
        """A new element among the words of its parent."""
        element = self.add(role, parent, attributes)
        self.inline.add(element)
        return element

    def add_link(self, parent: int, target: Target) -> int:
        """A new link among the words of its parent."""
        element = self.add_inline("Link", parent)
        self.links[element] = target
        return element

    def add_note(self, parent: int) -> tuple[int, int, int]:
        """Elements of a footnote: the label where it is called, the note, and the note's own label."""
        reference = self.add_inline("Reference", parent)
        call = self.add_inline("Lbl", reference)
        note = self.add_inline("Note", parent)
        self.attributes[note] = f"/ID({note_id(note)})"
        self.notes[reference] = note
        return call, note, self.add_inline("Lbl", note)


def note_id(note: int) -> str:
    """The name by which a note is known (ISO 14289-1, 7.9); names sort as their numbers do."""
    return f"catatan{note:07d}"


def pdf_text(words: str) -> str:
    """A text string object in UTF-16, as hexadecimal digits."""
    return "<FEFF" + words.encode("utf-16-be").hex().upper() + ">"


def alternative(words: str) -> str:
    """The text that stands for a picture."""
    return f"/Alt{pdf_text(words)}"


def figure(words: str, box: tuple[float, float, float, float]) -> str:
    """A picture's text and the place it takes on its page (ISO 14289-1, 7.3; 14.8.5.4.3)."""
    corners = " ".join(f"{v:.2f}" for v in box)
    return f"{alternative(words)}/A<</O/Layout/Placement/Block/BBox[{corners}]>>"


def list_numbering(label: str) -> str:
    """How a list counts, seen from its first label."""
    sign = label.strip("().–-• ")[:1]
    if sign.isdigit():
        way = "Decimal"
    elif sign in ("i", "I"):
        way = "LowerRoman" if sign == "i" else "UpperRoman"
    elif sign.isalpha():
        way = "LowerAlpha" if sign.islower() else "UpperAlpha"
    else:
        way = "Disc"
    return f"/A<</O/List/ListNumbering/{way}>>"


UNNUMBERED = "/A<</O/List/ListNumbering/None>>"
"""A list whose labels are words."""


def table_cell(header: bool, colspan: int, rowspan: int) -> str:
    """Scope of a header cell, spans of any."""
    inside = "/Scope/Column" if header else ""
    inside += f"/ColSpan {colspan}" if colspan > 1 else ""
    inside += f"/RowSpan {rowspan}" if rowspan > 1 else ""
    return f"/A<</O/Table{inside}>>" if inside else ""


def table_summary(words: str) -> str:
    """What a table is about."""
    return f"/A<</O/Table/Summary{pdf_text(words)}>>" if words else ""
