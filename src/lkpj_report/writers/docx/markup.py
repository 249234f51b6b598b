"""Words of WordprocessingML that all modules of this writer share: units, escaping, element order.

Lengths of the theme (millimetres, points) go in, Word's twips, half-points and EMU come out. The
orders of elements in `w:pPr` and `w:rPr` are kept here because Word refuses a file that breaks them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PPR_ORDER = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "tabs",
    "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl",
)  # fmt: skip
RPR_ORDER = ("rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "highlight", "lang")

_UNUSUAL = re.compile("[\x00-\x1f&<>\xad\u2011\ud800-\udfff\ufffe\uffff]")
"""All that must be looked at before it may stand between tags: markup, elements of Word's, forbidden letters."""

# XML 1.0, 2.2: what no XML file may hold, not even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def points(pt: float) -> int:
    """Points as twentieths of a point."""
    return round(pt * 20)


def emu(mm: float) -> int:
    """Millimetres as English Metric Units, the unit of drawings."""
    return round(mm * 36000)


def refuse_forbidden(text: str) -> None:
    """Raise ValueError naming the text when XML can't hold it: the rooms above must have refused it."""
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise ValueError(f"character U+{ord(found[0]):04X} can't stand in XML: {text!r}")


def is_usual(text: str) -> bool:
    """Whether a text can stand between tags as it is."""
    return _UNUSUAL.search(text) is None


def cleaned(text: str) -> str:
    """The text with a replacement sign for each character that XML can't hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def escape(text: str) -> str:
    """Text between tags."""
    refuse_forbidden(text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Text inside a double-quoted attribute; white space other than the space survives a reader."""
    refuse_forbidden(text)
    return text.translate(_ATTRIBUTE)


def ppr(props: Mapping[str, str]) -> str:
    """The content of `w:pPr`: elements by name, put into the schema's order."""
    return "".join(props[name] for name in PPR_ORDER if name in props)


def rpr(props: Mapping[str, str]) -> str:
    """The content of `w:rPr`: elements by name, put into the schema's order."""
    return "".join(props[name] for name in RPR_ORDER if name in props)


def paragraph(style: str, runs: str, props: Mapping[str, str] | None = None) -> str:
    """A paragraph of a style; `props` are further elements of `w:pPr` by name."""
    more = ppr(props) if props else ""
    # pStyle is first in the order, so that the rest may simply follow.
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>'
