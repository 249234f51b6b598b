"""Reads structure and contents of a PDF by an own walk of its objects: what a screen reader would be given."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pikepdf

INLINE = {"Span", "Link", "Reference", "Lbl", "Quote"}
"""Elements whose words belong to the paragraph around them; a `Lbl` only in a `Reference` or `Note`."""

LOST = "\ufffd"  # stands for words that cannot be read

PAINTING = {
    "f",
    "F",
    "f*",
    "B",
    "B*",
    "b",
    "b*",
    "S",
    "s",
    "sh",
    "Do",
    "Tj",
    "TJ",
    "'",
    '"',
    "BI",
    "INLINE IMAGE",
}


class Element(NamedTuple):
    """A structure element: role, role above, own words with those of inline elements, its dictionary."""

    role: str
    above: str
    words: str
    node: Any


class Marked(NamedTuple):
    """The contents of a page: words by marked-content number, whether anything is painted unmarked, names of
    fonts and forms that are used."""

    words: dict[int, str]
    loose: bool
    used: set[str]


Pages = dict[Any, Marked]


def elements_of(pdf: pikepdf.Pdf, pages: Pages) -> list[Element]:
    """All elements in reading order; the words of inline ones stand in the paragraph that they belong to."""
    out: list[Element] = []
    _walk(pdf.Root.StructTreeRoot.K, ("", None), pages, out)
    return out


def _walk(node: Any, place: tuple[str, Any], pages: Pages, out: list[Element]) -> str:
    """Append an element and those below it; gives its words where they belong to the element above."""
    above, page = place
    role, page = str(node.S).lstrip("/"), node.get("/Pg", page)
    inline = role in INLINE and (role != "Lbl" or above in ("Reference", "Note"))
    at = len(out)
    words = ""
    for kid in kids_of(node):
        if isinstance(kid, int):
            words += _marked_words(pages, page, kid)
        elif kid.get("/Type") == "/MCR":
            words += _marked_words(pages, kid.Pg, int(kid.MCID))
        elif kid.get("/Type") != "/OBJR":
            words += _walk(kid, (role, page), pages, out)
    out.insert(at, Element(role, above, "" if inline else words, node))
    return words if inline else ""


def _marked_words(pages: Pages, page: Any, number: int) -> str:
    there = pages.get(None if page is None else page.objgen)
    return LOST if there is None else there.words.get(number, "")


def kids_of(node: Any) -> list[Any]:
    """What an element holds."""
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def marked_on(page: pikepdf.Page) -> Marked:
    """Read the content stream of a page through the ToUnicode maps of its fonts."""
    maps = {str(name): to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    words: dict[int, str] = {}
    used: set[str] = set()
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    fonts: list[dict[int, str]] = []  # of the graphics states that are kept
    loose = False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in PAINTING and not open_marks:
            loose = True
        if name == "BDC":
            number = operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None
            open_marks.append(None if number is None else int(number))
            words.update({} if number is None else {int(number): ""})
        elif name == "BMC":
            open_marks.append(None)
        elif name == "EMC":
            open_marks.pop()
        elif name == "q":
            fonts.append(font)
        elif name == "Q":
            font = fonts.pop()
        elif name == "Tf":
            font = maps.get(str(operands[0]), {})
            used.add(str(operands[0]))
        elif name == "Do":
            used.add(str(operands[0]))
        elif name in ("Tj", "TJ") and open_marks and open_marks[-1] is not None:
            strings = operands[0] if name == "TJ" else [operands[0]]
            shown = "".join(
                font.get(code, LOST) for s in strings if isinstance(s, pikepdf.String) for code in bytes(s)
            )
            words[open_marks[-1]] += shown
    return Marked(words, loose, used)


def to_unicode(font: Any) -> dict[int, str]:
    """The map of a font from codes to text."""
    if "/ToUnicode" not in font:
        return {}
    source = bytes(font.ToUnicode.read_bytes()).decode("latin-1")
    blocks = "".join(re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL))
    pairs = re.findall(r"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]+)>", blocks)
    return {int(code, 16): bytes.fromhex(char).decode("utf-16-be") for code, char in pairs}
