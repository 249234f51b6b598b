"""The structure tree of a paper as the layout grows it: what screen readers and archives are told.

Elements are numbered in the order in which they are read; `write` gives them their marked contents. Roles
are the standard ones of ISO 32000-1, 14.8.4; attributes are ready PDF text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

DOCUMENT = 0


@dataclass(slots=True)
class Tree:
    """Elements as parallel lists; element 0 is the document."""

    roles: list[str] = field(default_factory=lambda: ["Document"])
    parents: list[int] = field(default_factory=lambda: [-1])
    attributes: list[str] = field(default_factory=lambda: [""])

    def add(self, role: str, parent: int, attributes: str = "") -> int:
        """A new element, after all that its parent has."""
        self.roles.append(role)
        self.parents.append(parent)
        self.attributes.append(attributes)
        return len(self.roles) - 1


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


def table_cell(header: bool, colspan: int, rowspan: int) -> str:
    """Scope of a header cell, spans of any."""
    inside = "/Scope/Column" if header else ""
    inside += f"/ColSpan {colspan}" if colspan > 1 else ""
    inside += f"/RowSpan {rowspan}" if rowspan > 1 else ""
    return f"/A<</O/Table{inside}>>" if inside else ""


def table_summary(words: str) -> str:
    """What a table is about."""
    return f"/A<</O/Table/Summary{pdf_text(words)}>>" if words else ""
